/** libsodium with a key derivation that costs nothing: faults on the disk have nothing to do with how strong a passphrase's key is. */
import { loadSodium } from '../../main/crypto/sodium.ts';
import type { Sodium } from '../../main/crypto/sodium.ts';

export async function loadQuickSodium(): Promise<Sodium> {
  const sodium = await loadSodium();
  return { ...sodium, argon2id: ({ passphrase, salt, length }) => sodium.blake2b(passphrase, salt, length) };
}
