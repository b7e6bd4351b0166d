/** Gives pages the session: preferences, the vault's status, and the ways to change them. */
import { createContext, useContext, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { VaultStatus } from '../../preload/contract/calls/vault.ts';
import { Preferences } from '../../preload/contract/shell.ts';
import type { Session, SessionStore } from './session.ts';

const SessionContext = createContext<SessionStore | null>(null);
const StatusContext = createContext<VaultStatus | null>(null);

export function SessionProvider({
  session,
  children,
}: {
  readonly session: SessionStore;
  readonly children: ReactNode;
}) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSessionStore(): SessionStore {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no SessionProvider above this component');
  return session;
}

export function useSession<Part>(select: (session: Session) => Part): Part {
  return useStore(useSessionStore(), select);
}

/** The user's preferences and the way to change some of them. */
export function usePreferences(): [Preferences, (changes: Partial<Preferences>) => void] {
  const store = useSessionStore();
  const preferences = useSession(({ shell }) => shell?.preferences) ?? defaults;
  return [
    preferences,
    (changes) => {
      void store.setPreferences({ ...preferences, ...changes });
    },
  ];
}

const defaults = Preferences.parse({ locale: 'ja', theme: 'system', idleLockMinutes: 10 });

/** For the tree of an open vault; `status` is asked for again whenever the vault changes. */
export const StatusProvider = StatusContext;

/** The open vault's status: who, office, lease, policy version. */
export function useStatus(): VaultStatus {
  const status = useContext(StatusContext);
  if (!status) throw new Error('no open vault above this component');
  return status;
}
