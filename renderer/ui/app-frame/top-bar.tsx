/** What is always in sight while a vault is open: whose it is, until when it may be, and the button that locks it. Part of `AppFrame`. */
import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../button.tsx';
import { isMacKeyboard, keyWords } from '../key-hint.tsx';
import { StatusChip } from '../status-chip.tsx';
import { Tooltip } from '../tooltip.tsx';

export type LeaseState =
  | { readonly kind: 'valid'; readonly until: string }
  | { readonly kind: 'soon'; readonly days: number }
  | { readonly kind: 'over' };

export interface TopBarProps {
  readonly vaultName: string;
  /** Behind the name: role, device. */
  readonly vaultDetail?: string;
  readonly lease?: LeaseState | null;
  readonly onLock: () => void;
  /** As for `KeyHint`. */
  readonly lockKeys?: string;
  /** Shown once locking is near; `null` or left out hides it. */
  readonly lockInMilliseconds?: number | null;
}

export function TopBar(props: TopBarProps): ReactNode {
  const { vaultName, vaultDetail, lease, onLock, lockKeys = 'Mod+Shift+L', lockInMilliseconds = null } = props;
  const t = useT();
  const format = useFormat();
  return (
    <header
      aria-label={t('ui.topBar')}
      className="flex h-14 shrink-0 items-center gap-4 border-b border-line bg-canvas pr-6 pl-8 select-none"
    >
      <div className="flex min-w-0 flex-1 items-baseline gap-3">
        <span className="type-body truncate font-bold">{vaultName}</span>
        {vaultDetail !== undefined && <span className="type-small shrink-0 text-muted">{vaultDetail}</span>}
      </div>
      {lease && <LeaseChip lease={lease} />}
      <span role="timer" className="contents">
        {lockInMilliseconds !== null && (
          <span className="type-small whitespace-nowrap text-warning">
            {t('ui.lock.in', { time: format.duration(lockInMilliseconds) })}
          </span>
        )}
      </span>
      <Tooltip text={t('ui.lock.hint', { keys: keyWords(lockKeys, isMacKeyboard()) })}>
        <Button icon={Lock} onPress={onLock}>
          {t('ui.lock.label')}
        </Button>
      </Tooltip>
    </header>
  );
}

function LeaseChip({ lease }: { readonly lease: LeaseState }): ReactNode {
  const t = useT();
  const format = useFormat();
  switch (lease.kind) {
    case 'valid':
      return (
        <span className="type-small whitespace-nowrap text-muted">
          {t('ui.lease.valid', { date: format.date(lease.until) })}
        </span>
      );
    case 'soon':
      return <StatusChip tone="warning">{t('ui.lease.soon', { days: lease.days })}</StatusChip>;
    case 'over':
      return <StatusChip tone="danger">{t('ui.lease.over')}</StatusChip>;
  }
}
