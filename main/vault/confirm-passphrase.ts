/** Asks for the passphrase again before something that needs it. For vault.ts. */
import { insideOf } from './inside.ts';
import type { OpenVault } from './open-vault.ts';
import { unlockHeader } from './unlock.ts';

/** Resolves when the passphrase is the vault's. Throws what unlocking throws; a wrong one counts as a wrong try. */
export async function confirmPassphrase(vault: OpenVault, passphrase: string): Promise<void> {
  const { env, pool, header } = insideOf(vault);
  const { vaultKey, passphraseKey } = await unlockHeader(env, pool, vault.folder, header, passphrase);
  env.sodium.memzero(vaultKey, passphraseKey);
}
