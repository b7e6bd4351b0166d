/** What was noticed when the vault was opened. For vault.ts. */
import type { KeychainState } from '../../preload/contract/values.ts';
import { insideOf } from './inside.ts';
import type { OpenVault } from './open-vault.ts';

export interface OpeningFacts {
  readonly keychainState: KeychainState;
  /** Wrong tries between the last unlocking and this one. */
  readonly failedTriesBefore: number;
}

export function openingFacts(vault: OpenVault): OpeningFacts {
  const { keychainState, failedTriesBefore } = insideOf(vault);
  return { keychainState, failedTriesBefore };
}
