/** What pages before the vault is open are given: the folder, what lies in it, and the ways out. For features with such pages. */
import type { VaultDescription, VaultStatus } from '../../preload/contract/calls/vault.ts';
import type { KnownVault, PickedPath } from '../../preload/contract/shell.ts';

export interface LockedPageProps {
  readonly vault: KnownVault;
  readonly description: VaultDescription;
  /** A parcel the app was opened with (double click), to be used instead of asking for one. */
  readonly openedParcel: PickedPath | null;
  /** The vault is open now (unlocked, or made just now): shows its first page. */
  readonly onOpened: (status: VaultStatus) => void;
  /** Asks the engine again what lies in the folder. */
  readonly onChanged: () => void;
  /** Back to the choice of vaults. */
  readonly onLeave: () => void;
  /** Contacts, readable while locked. */
  readonly onContacts: () => void;
}
