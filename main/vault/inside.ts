/** What main/vault itself knows of an open vault, hidden from other rooms behind a symbol. For main/vault. */
import type { KeychainState } from '../../preload/contract/values.ts';
import type { WrongTries } from './attempts.ts';
import type { OwnCatalogue } from './catalogue/catalogue.ts';
import type { VaultEnvironment } from './environment.ts';
import type { StoredHeader } from './header.ts';
import type { VaultKeys } from './keys.ts';
import type { Intents } from './objects/intents.ts';
import type { OpenVault } from './open-vault.ts';
import type { OwnerLock } from './owner-lock.ts';
import type { StageDeps } from './stage-plan.ts';
import type { Wrapping } from './personal-key.ts';
import type { Pool } from './work/pool.ts';

const inside = Symbol('inside of an open vault');

export interface Inside {
  readonly env: VaultEnvironment;
  readonly pool: Pool;
  readonly keys: VaultKeys;
  readonly catalogue: OwnCatalogue;
  readonly intents: Intents;
  readonly lock: OwnerLock;
  readonly stageDeps: StageDeps;
  /** As on disk; replaced when the header is written anew. */
  header: StoredHeader;
  readonly keychainState: KeychainState;
  readonly wrongTries: WrongTries;
  /** Wiped when the vault closes; another passphrase puts its own into the same bytes. */
  readonly wrapping: Wrapping;
}

/** Attaches the inside of a vault to what other rooms get. */
export function withInside<Outside extends object>(outside: Outside, value: Inside): Outside {
  return Object.defineProperty(outside, inside, { value, enumerable: false });
}

/** The inside of a vault that `openVault` made; anything else is a bug. */
export function insideOf(vault: OpenVault): Inside {
  if (!(inside in vault)) throw new TypeError('not a vault that openVault made');
  return vault[inside] as Inside;
}
