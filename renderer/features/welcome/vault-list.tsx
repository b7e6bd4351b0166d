/** The vaults this user has used before, most recent first; those whose folder is away can only be taken off the list, until it is back. */
import { Building2, Laptop, Trash2 } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { KnownVault } from '../../../preload/contract/shell.ts';
import { useSessionStore } from '../../app/session-context.tsx';
import { callShell } from '../../bridge/shell.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { useJoined } from '../../app/joined.ts';
import { Menu } from '../../ui/menu.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { Discreet } from '../veil/discreet.tsx';

/** So soon a stick that was plugged in is seen. */
const lookAgainMilliseconds = 1500;

export function VaultList({ vaults }: { readonly vaults: readonly KnownVault[] }): ReactNode {
  const t = useT();
  const session = useSessionStore();
  const isSomeAway = vaults.some(({ reachable }) => !reachable);
  useEffect(() => {
    if (!isSomeAway) return undefined;
    const timer = setInterval(() => {
      // Without an answer the list stays as it is, and is asked for again.
      session.look().catch(() => undefined);
    }, lookAgainMilliseconds);
    return () => {
      clearInterval(timer);
    };
  }, [isSomeAway, session]);
  const sorted = [...vaults].sort((one, other) => ((one.lastOpenedAt ?? '') < (other.lastOpenedAt ?? '') ? 1 : -1));
  return (
    <ul className="overflow-hidden rounded-lg border border-line-strong">
      {sorted.map((vault) => (
        <li key={vault.ref} className="flex items-center border-b border-line last:border-b-0">
          <VaultButton vault={vault} />
          <span className="pr-3">
            <Menu
              label={t('welcome.vaults.more', { name: vault.officeName || t('welcome.vaults.unnamed') })}
              commands={[
                {
                  key: 'forget',
                  label: t('welcome.vaults.forget'),
                  description: t('welcome.vaults.forgetHint'),
                  icon: Trash2,
                  onPress: () => {
                    void callShell('shell/forget-vault', { ref: vault.ref }).then(session.leave);
                  },
                },
              ]}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}

function VaultButton({ vault }: { readonly vault: KnownVault }): ReactNode {
  const t = useT();
  const format = useFormat();
  const session = useSessionStore();
  const [now] = useState(() => Date.now());
  const joined = useJoined();
  const name = vault.officeName || t('welcome.vaults.unnamed');
  const Icon = vault.role === 'office' ? Building2 : Laptop;
  const facts = [
    vault.role === null ? null : t(`welcome.vaults.${vault.role}`),
    vault.lastOpenedAt === null
      ? t('welcome.vaults.never')
      : t('welcome.vaults.last', { when: format.relative(vault.lastOpenedAt, now) }),
  ].filter((fact) => fact !== null);
  return (
    <AriaButton
      isDisabled={!vault.reachable}
      aria-label={t('welcome.vaults.open', { name })}
      onPress={() => {
        void session.connect(vault, 'open');
      }}
      className="focus-inset flex min-w-0 flex-1 items-center gap-4 px-5 py-3.5 text-left data-hovered:bg-hover data-pressed:bg-pressed"
    >
      <Icon aria-hidden size={22} strokeWidth={1.75} className="shrink-0 text-muted" />
      <span className="min-w-0 flex-1">
        <span className="type-body block truncate font-bold">
          <Discreet>{name}</Discreet>
        </span>
        <span className="type-small block truncate text-muted">{joined(facts)}</span>
        <span className="block truncate text-[0.8125rem] text-muted">
          <Discreet>{vault.folder}</Discreet>
        </span>
      </span>
      {!vault.reachable && <StatusChip tone="neutral">{t('welcome.vaults.unreachable')}</StatusChip>}
    </AriaButton>
  );
}
