/** What was verified when a return came in: the device's log, that its vault can be recovered, and whether the lease was over. */
import type { ReactNode } from 'react';
import type { DeskReturn } from '../../../preload/contract/calls/office.ts';
import { useT } from '../../i18n/translate.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';

export interface ReturnChecksProps {
  readonly summary: DeskReturn;
  /** In a table: only what is out of order, or one word that all is in order. */
  readonly isShort?: boolean;
}

export function ReturnChecks({ summary, isShort = false }: ReturnChecksProps): ReactNode {
  const t = useT();
  const isLogBroken = summary.log === 'broken';
  return (
    <span className="flex flex-wrap gap-1.5">
      {(isLogBroken || !isShort || summary.escrowProved) && (
        <StatusChip tone={isLogBroken ? 'danger' : 'success'}>
          {isLogBroken ? t('returnsDesk.check.logBroken') : t('returnsDesk.check.logIntact')}
        </StatusChip>
      )}
      {(!summary.escrowProved || !isShort) && (
        <StatusChip tone={summary.escrowProved ? 'success' : 'warning'}>
          {summary.escrowProved ? t('returnsDesk.check.escrowProved') : t('returnsDesk.check.escrowUnproved')}
        </StatusChip>
      )}
      {summary.afterLease && !isShort && <StatusChip tone="neutral">{t('returnsDesk.check.afterLease')}</StatusChip>}
    </span>
  );
}
