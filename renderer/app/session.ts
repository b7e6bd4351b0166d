/** Where the window stands between start, a locked vault and an open one. Knows nothing of React; one for the life of the page. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { VaultDescription, VaultStatus } from '../../preload/contract/calls/vault.ts';
import type {
  KnownVault,
  LeftBehind,
  LockReason,
  PickedPath,
  Preferences,
  ShellOutput,
} from '../../preload/contract/shell.ts';
import { toEngineError, type EngineError } from '../bridge/engine-error.ts';
import { callEngine, startEngine } from '../bridge/engine.ts';
import { callShell } from '../bridge/shell.ts';
import type { Route } from './route.ts';

/** What the user came for when the folder turns out to be empty. */
export type Intent = 'enrol' | 'office' | 'open';

export type Phase =
  | { readonly at: 'starting' }
  /** No folder is chosen; `error` says why the last choice failed. */
  | { readonly at: 'choosing'; readonly error?: EngineError }
  | { readonly at: 'connecting'; readonly vault: KnownVault }
  | {
      readonly at: 'locked';
      readonly vault: KnownVault;
      readonly description: VaultDescription;
      readonly intent: Intent;
    }
  | { readonly at: 'open'; readonly vault: KnownVault; readonly first: VaultStatus }
  | { readonly at: 'locking'; readonly reason: LockReason };

export type ShellState = ShellOutput<'shell/state'>;

export interface Session {
  readonly phase: Phase;
  /** Null until the shell answered. */
  readonly shell: ShellState | null;
  /** A parcel that was opened by double click and has not been looked at yet. */
  readonly parcel: PickedPath | null;
  /** Where the user wants to be once the vault is open; null: at its first page. */
  readonly afterUnlock: Route | null;
}

export interface SessionStore extends StoreApi<Session> {
  readonly start: () => Promise<void>;
  /** Starts the engine for a folder and looks what lies in it. */
  readonly connect: (vault: KnownVault, intent: Intent) => Promise<void>;
  /** Asks the engine again what lies in the folder. */
  readonly describe: () => Promise<void>;
  readonly opened: (status: VaultStatus) => void;
  readonly leave: () => Promise<void>;
  /** Asks the shell again which vaults there are. */
  readonly look: () => Promise<void>;
  readonly locking: (reason: LockReason) => void;
  readonly setPreferences: (preferences: Preferences) => Promise<void>;
  readonly preferencesChanged: (preferences: Preferences) => void;
  readonly setAfterUnlock: (route: Route | null) => void;
  readonly setParcel: (parcel: PickedPath | null) => void;
  readonly leftBehindChanged: (items: LeftBehind) => void;
}

export function createSession(): SessionStore {
  const store = createStore<Session>(() => ({
    phase: { at: 'starting' },
    shell: null,
    parcel: null,
    afterUnlock: null,
  }));
  const set = (phase: Phase) => {
    // The lock has the last word: an answer that comes late must not bring views back.
    if (store.getState().phase.at !== 'locking') store.setState({ phase });
  };

  async function connect(vault: KnownVault, intent: Intent): Promise<void> {
    set({ at: 'connecting', vault });
    try {
      await startEngine(vault.ref);
      const description = await callEngine('vault/describe', {});
      set({ at: 'locked', vault, description, intent });
    } catch (error) {
      set({ at: 'choosing', error: toEngineError(error) });
    }
  }

  async function refreshShell(): Promise<ShellState> {
    const shell = await callShell('shell/state', {});
    store.setState({ shell });
    return shell;
  }

  return {
    ...store,
    connect,
    start: async () => {
      const shell = await refreshShell();
      store.setState({ parcel: shell.openedParcel });
      const last = lastOpened(shell.vaults);
      if (last) await connect(last, 'open');
      else set({ at: 'choosing' });
    },
    describe: async () => {
      const { phase } = store.getState();
      if (phase.at !== 'locked') return;
      try {
        set({ ...phase, description: await callEngine('vault/describe', {}) });
      } catch (error) {
        set({ at: 'choosing', error: toEngineError(error) });
      }
    },
    opened: (status) => {
      const { phase } = store.getState();
      if (phase.at === 'locked') set({ at: 'open', vault: phase.vault, first: status });
    },
    leave: async () => {
      set({ at: 'choosing' });
      await refreshShell();
    },
    look: async () => {
      await refreshShell();
    },
    locking: (reason) => {
      store.setState({ phase: { at: 'locking', reason } });
    },
    setPreferences: async (preferences) => {
      const { shell } = store.getState();
      // Shown at once; the shell's answer is what holds.
      if (shell) store.setState({ shell: { ...shell, preferences } });
      const saved = await callShell('shell/set-preferences', preferences);
      const now = store.getState().shell;
      if (now) store.setState({ shell: { ...now, preferences: saved } });
    },
    preferencesChanged: (preferences) => {
      const { shell } = store.getState();
      if (shell) store.setState({ shell: { ...shell, preferences } });
    },
    setAfterUnlock: (afterUnlock) => {
      store.setState({ afterUnlock });
    },
    setParcel: (parcel) => {
      store.setState({ parcel });
    },
    leftBehindChanged: (leftBehind) => {
      const { shell } = store.getState();
      if (shell) store.setState({ shell: { ...shell, leftBehind } });
    },
  };
}

/** The vault to offer at the start: the one opened last, where it can be reached; the only one, though never opened yet. */
function lastOpened(vaults: readonly KnownVault[]): KnownVault | undefined {
  const reachable = vaults.filter((vault) => vault.reachable);
  if (vaults.length === 1) return reachable[0];
  return reachable
    .filter((vault) => vault.lastOpenedAt !== null)
    .sort((one, other) => ((one.lastOpenedAt ?? '') < (other.lastOpenedAt ?? '') ? 1 : -1))[0];
}
