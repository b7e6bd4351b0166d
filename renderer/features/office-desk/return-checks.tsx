/** What was verified when a return came in: the device's log, that its vault can be recovered, and whether the lease was over. */
import type { ReactNode } from 'react';
import type { DeskReturn } from '../../../preload/contract/calls/desk.ts';
import { useT } from '../../i18n/translate.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { StatusLine } from '../office-parcel/table-cells.tsx';

export interface ReturnChecksProps {
  readonly summary: DeskReturn;
  /** In a table: two plain lines. */
  readonly isShort?: boolean;
}

export function ReturnChecks({ summary, isShort = false }: ReturnChecksProps): ReactNode {
  const t = useT();
  const isLogBroken = summary.log === 'broken';
  const log = isLogBroken ? t('returnsDesk.check.logBroken') : t('returnsDesk.check.logIntact');
  const escrow = summary.escrowProved ? t('returnsDesk.check.escrowProved') : t('returnsDesk.check.escrowUnproved');
  if (isShort) {
    return (
      <span className="min-w-0">
        <StatusLine tone={isLogBroken ? 'danger' : 'success'}>{log}</StatusLine>
        <StatusLine tone={summary.escrowProved ? 'success' : 'warning'}>{escrow}</StatusLine>
      </span>
    );
  }
  return (
    <span className="flex flex-wrap gap-1.5">
      <StatusChip tone={isLogBroken ? 'danger' : 'success'}>{log}</StatusChip>
      <StatusChip tone={summary.escrowProved ? 'success' : 'warning'}>{escrow}</StatusChip>
      {summary.afterLease && <StatusChip tone="neutral">{t('returnsDesk.check.afterLease')}</StatusChip>}
    </span>
  );
}
