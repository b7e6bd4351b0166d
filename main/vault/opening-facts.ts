/** What was noticed when the vault was opened. For vault.ts. */
import type { KeychainState } from '../../preload/contract/values.ts';
import type { WrongTries } from './attempts.ts';
import { insideOf } from './inside.ts';
import type { OpenVault } from './open-vault.ts';

export interface OpeningFacts {
  readonly keychainState: KeychainState;
  /** Between the last unlocking and this one. */
  readonly wrongTries: WrongTries;
}

export function openingFacts(vault: OpenVault): OpeningFacts {
  const { keychainState, wrongTries } = insideOf(vault);
  return { keychainState, wrongTries };
}
