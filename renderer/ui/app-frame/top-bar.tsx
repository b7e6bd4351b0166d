/** What is always in sight while a vault is open: whose it is, until when it may be, and the button that locks it. Part of `AppFrame`. */
import { EyeOff, Lock, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button, IconButton } from '../button.tsx';
import { isMacKeyboard, keyWords } from '../key-hint.tsx';
import { StatusChip } from '../status-chip.tsx';
import { ToggleButton } from '../toggle.tsx';
import { Tooltip } from '../tooltip.tsx';

export type LeaseState =
  | { readonly kind: 'valid'; readonly until: string }
  | { readonly kind: 'soon'; readonly days: number }
  | { readonly kind: 'over' };

export interface TopBarProps {
  readonly vaultName: ReactNode;
  /** Behind the name: role, device. */
  readonly vaultDetail?: ReactNode;
  readonly lease?: LeaseState | null;
  /** Left of the lease: what goes on outside of the window. */
  readonly underWay?: ReactNode;
  readonly onLock: () => void;
  /** As for `KeyHint`. */
  readonly lockKeys?: string;
  /** Public place mode, to be turned on and off at once; left out where there is none. */
  readonly publicPlace?: { readonly isOn: boolean; readonly onChange: (isOn: boolean) => void };
  /** Covers the window at once. */
  readonly onVeil?: () => void;
  /** As for `KeyHint`. */
  readonly veilKeys?: string;
  /** Shown once locking is near; `null` or left out hides it. */
  readonly lockInMilliseconds?: number | null;
}

export function TopBar(props: TopBarProps): ReactNode {
  const { vaultName, vaultDetail, lease, onLock, lockKeys = 'Mod+Shift+L', lockInMilliseconds = null } = props;
  const { underWay, publicPlace, onVeil, veilKeys = 'Mod+Shift+H' } = props;
  const t = useT();
  const format = useFormat();
  return (
    <header
      aria-label={t('ui.topBar')}
      className="flex h-14 shrink-0 items-center gap-4 border-b border-line bg-canvas pr-6 pl-8 select-none"
    >
      <div className="flex min-w-0 flex-1 items-baseline gap-3">
        <span className="type-body truncate font-bold">{vaultName}</span>
        {vaultDetail !== undefined && (
          <span className="type-small min-w-0 shrink-[4] truncate text-muted">{vaultDetail}</span>
        )}
      </div>
      {underWay}
      {lease && <LeaseChip lease={lease} />}
      <span role="timer" className="contents">
        {lockInMilliseconds !== null && (
          <span className="type-small whitespace-nowrap text-warning">
            {t('ui.lock.in', { time: format.duration(lockInMilliseconds) })}
          </span>
        )}
      </span>
      {(publicPlace || onVeil) && (
        <span className="flex items-center gap-1">
          {publicPlace && (
            <Tooltip text={t('ui.public.hint')}>
              <ToggleButton icon={Users} isSelected={publicPlace.isOn} onChange={publicPlace.onChange}>
                {t('ui.public.label')}
              </ToggleButton>
            </Tooltip>
          )}
          {onVeil && (
            <IconButton
              icon={EyeOff}
              label={t('ui.veil.hint', { keys: keyWords(veilKeys, isMacKeyboard()) })}
              onPress={onVeil}
            />
          )}
        </span>
      )}
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
