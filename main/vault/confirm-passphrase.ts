/** Asks for the passphrase again before something that needs it. For vault.ts. */
import { insideOf } from './inside.ts';
import type { OpenVault } from './open-vault.ts';
import type { Argon2idInput } from '../crypto/sodium.ts';
import { fromBase64 } from '../crypto/encoding.ts';
import { isStretchedOf } from './slots.ts';
import { findDeviceSecret, unlockHeader } from './unlock.ts';

/** Resolves when the passphrase is the vault's. Throws what unlocking throws; a wrong one counts as a wrong try. */
export async function confirmPassphrase(vault: OpenVault, passphrase: string): Promise<void> {
  const { env, pool, header } = insideOf(vault);
  const { vaultKey, passphraseKey } = await unlockHeader(env, pool, vault.folder, header, passphrase);
  env.sodium.memzero(vaultKey, passphraseKey);
}

/** How to find out whether a password is this vault's passphrase, without counting it as a try: for somebody who is inside. */
export interface PassphraseTrial {
  /** What Argon2id takes besides the passphrase. */
  readonly input: Omit<Argon2idInput, 'passphrase'>;
  /** Wipes what Argon2id gave. */
  isRight(stretched: Uint8Array): boolean;
}

/** Null where the slot's device secret is not at hand, so that nobody can tell. */
export async function passphraseTrial(vault: OpenVault): Promise<PassphraseTrial | null> {
  const { env, header } = insideOf(vault);
  const { sodium } = env;
  const slot = header.slots.find((each) => each.kind !== 'office');
  if (slot === undefined) return null;
  const salt = fromBase64(slot.kdf.salt);
  const { secret } = await findDeviceSecret(sodium, header, env.keychain);
  if (salt === null || (slot.deviceCheck !== null && secret === null)) return null;
  const { opsLimit, memLimitBytes } = slot.kdf;
  return {
    input: { salt, opsLimit, memLimitBytes, length: 32 },
    isRight(stretched) {
      const isRight = isStretchedOf(sodium, slot, stretched, secret);
      sodium.memzero(stretched);
      if (secret !== null) sodium.memzero(secret);
      return isRight;
    },
  };
}
