/** One return: when it was packed, what was in it, and whether the office has confirmed it. */
import { PackageCheck, PackageOpen, RefreshCw, Truck } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { useJoined } from '../../app/joined.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';

export interface ReturnCardProps {
  readonly value: CallOutput<'return/list'>[number];
  readonly isDisabled: boolean;
  /** Null where nothing is to be made again. */
  readonly onPackAgain: (() => void) | null;
}

const looks = {
  waiting: { tone: 'pending', icon: Truck },
  receipted: { tone: 'success', icon: PackageCheck },
  replaced: { tone: 'neutral', icon: PackageOpen },
} as const;

export function ReturnCard({ value, isDisabled, onPackAgain }: ReturnCardProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const joined = useJoined();
  const [now] = useState(() => Date.now());
  const { tone, icon } = looks[value.state];
  return (
    <li className="flex items-center gap-4 rounded-lg border border-line px-5 py-3.5">
      <div className="min-w-0 flex-1">
        <p className="type-body font-bold">{t('returns.row.files', { files: value.files, changed: value.changed })}</p>
        <p className="type-small text-muted">
          {joined([
            t('returns.row.packed', { when: format.dateTime(value.at) }),
            ...(value.state === 'waiting' ? [format.relative(value.at, now)] : []),
            ...(value.receiptAt === null ? [] : [t('returns.row.receipt', { when: format.dateTime(value.receiptAt) })]),
          ])}
        </p>
      </div>
      <StatusChip tone={tone} icon={icon}>
        {t(`returns.state.${value.state}`)}
      </StatusChip>
      {onPackAgain && (
        <Tooltip text={t('returns.again.hint')}>
          <Button size="small" icon={RefreshCw} isDisabled={isDisabled} onPress={onPackAgain}>
            {t('returns.again.action')}
          </Button>
        </Tooltip>
      )}
    </li>
  );
}
