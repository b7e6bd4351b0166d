/** Keys that wait for an answer from the office, kept under a secret of the keychain. For enrol and recovery. */
import { z } from 'zod';
import { AppError } from '../../preload/contract/errors.ts';
import { fromBase64, toBase64, utf8 } from '../crypto/encoding.ts';
import type { VaultEnvironment } from '../vault/vault.ts';

const secretBytes = 32;
const nonceBytes = 24;

/** As they stand in a note. `open` only where the user went on without a keychain. */
export const KeptSecrets = z.discriminatedUnion('kept', [
  z.strictObject({ kept: z.literal('keychain'), keychainId: z.string(), nonce: z.string(), sealed: z.string() }),
  z.strictObject({ kept: z.literal('open'), secrets: z.record(z.string(), z.string()) }),
]);
export type KeptSecrets = z.infer<typeof KeptSecrets>;
type Secrets = Readonly<Record<string, string>>;

const Opened = z.record(z.string(), z.string());

/**
 * Makes ready what a note keeps. Throws `enrolment/keychain-needed` where there is no keychain and the user has not said
 * that it may be done without one.
 */
export async function keepSecrets(
  { sodium, keychain }: VaultEnvironment,
  keychainId: string,
  secrets: Secrets,
  withoutKeychain: boolean,
): Promise<KeptSecrets> {
  if ((await keychain.state()) !== 'available') {
    if (!withoutKeychain) throw new AppError('enrolment/keychain-needed');
    return { kept: 'open', secrets: { ...secrets } };
  }
  const key = sodium.randomBytes(secretBytes);
  try {
    await keychain.set(keychainId, key);
    const nonce = sodium.randomBytes(nonceBytes);
    const sealed = sodium.xchachaSeal(utf8(JSON.stringify(secrets)), utf8(keychainId), nonce, key);
    return { kept: 'keychain', keychainId, nonce: toBase64(nonce), sealed: toBase64(sealed) };
  } finally {
    sodium.memzero(key);
  }
}

/** Throws `enrolment/keys-missing` when the keychain has lost its part, or the note was changed. */
export async function openSecrets({ sodium, keychain }: VaultEnvironment, kept: KeptSecrets): Promise<Secrets> {
  if (kept.kept === 'open') return kept.secrets;
  const key = await keychain.get(kept.keychainId);
  const [nonce, sealed] = [fromBase64(kept.nonce), fromBase64(kept.sealed)];
  if (!key || !sealed || nonce?.length !== nonceBytes) throw new AppError('enrolment/keys-missing');
  const plain = sodium.xchachaOpen(sealed, utf8(kept.keychainId), nonce, key);
  sodium.memzero(key);
  if (!plain) throw new AppError('enrolment/keys-missing');
  const secrets = Opened.parse(JSON.parse(Buffer.from(plain).toString('utf8')));
  sodium.memzero(plain);
  return secrets;
}

/** Takes the keychain's part away. A keychain that cannot be reached keeps a secret that opens nothing any more. */
export async function forgetSecrets({ keychain }: VaultEnvironment, kept: KeptSecrets): Promise<void> {
  if (kept.kept === 'keychain') await keychain.remove(kept.keychainId).catch(() => undefined);
}
