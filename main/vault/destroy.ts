/** Destroys a vault for good: what opens it first, then what it holds; with a signed certificate (guideline 管理者9). Public through vault.ts. */
import { existsSync, renameSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Id, Instant, Role, ShortText } from '../../preload/contract/values.ts';
import { fromBase64, toBase64, utf8 } from '../crypto/encoding.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { canonicalJson } from './canonical-json.ts';
import { instantOf } from './clock.ts';
import { removeRest } from './creating.ts';
import { fsyncFolder, guardDisk, overwriteFile, removeFile, writeFileDurably } from './durable.ts';
import { insideOf } from './inside.ts';
import { eraseObjects } from './objects/object-store.ts';
import { listObjectFiles } from './objects/object-files.ts';
import type { Job, OpenVault } from './open-vault.ts';
import { markFinished, markUnfinished } from './unfinished-mark.ts';
import { unlockHeader } from './unlock.ts';

const signedWords = 'mochidashi certificate of erasure 1\n';

export const ErasureCertificate = z.strictObject({
  format: z.literal('mochidashi-erasure-certificate'),
  version: z.literal(1),
  vaultId: Id,
  role: Role,
  host: z.string(),
  at: Instant,
  reason: ShortText,
  /** Stored versions of files that were destroyed, and their bytes. */
  objects: z.int(),
  objectBytes: z.number(),
  /** Take-outs that were not returned at that moment. */
  stillOut: z.int(),
  signPublicKey: z.string(),
});
export type ErasureCertificate = z.infer<typeof ErasureCertificate>;
export const SignedCertificate = z.strictObject({ certificate: ErasureCertificate, signature: z.string() });
export type SignedCertificate = z.infer<typeof SignedCertificate>;

/** True when the key that the certificate names signed it; whose key that is, the office's ledger of devices knows. */
export function verifyCertificate(sodium: Sodium, { certificate, signature }: SignedCertificate): boolean {
  const key = fromBase64(certificate.signPublicKey);
  const bytes = fromBase64(signature);
  return key !== null && bytes !== null && sodium.verify(bytes, utf8(signedWords + canonicalJson(certificate)), key);
}

/**
 * Overwrites a file in place, as far as the medium does that, and removes it. Throws `disk/failed` only if it could do
 * neither: what was overwritten is gone although its name may stay.
 */
function overwriteAndRemove(sodium: Sodium, path: string): void {
  if (!existsSync(path)) return;
  let isOverwritten = false;
  try {
    overwriteFile(sodium, path);
    isOverwritten = true;
  } catch {
    // A disk that cannot be written to must not keep the name from going.
  }
  try {
    removeFile(path);
  } catch (error) {
    if (!isOverwritten) throw error;
  }
}

/** Removes everything that means nothing without the keys; what a failing disk keeps goes when the folder is used again. */
function removeWhatIsLeft(sodium: Sodium, folder: string, job: Job): void {
  try {
    const { objects } = listObjectFiles(folder);
    for (let done = 0; done < objects.length;) {
      const batch = objects.slice(done, done + 64).map(({ path }) => path);
      eraseObjects(sodium, batch);
      done += batch.length;
      job.onProgress({ done, total: objects.length, unit: 'files', detail: '' });
    }
    overwriteAndRemove(sodium, join(folder, 'catalogue.db-wal'));
    overwriteAndRemove(sodium, join(folder, 'catalogue.db'));
    removeRest(folder);
    for (const name of ['office.json', 'attempts.json']) removeFile(join(folder, name));
    markFinished(folder);
  } catch {
    // The mark stays, and with it the leave to clear away.
  }
}

function certificateOf(vault: OpenVault, reason: string): SignedCertificate {
  const { catalogue, keyring, sodium } = vault;
  const stored = catalogue.get<{ objects: number; bytes: number | null }>(
    'SELECT count(*) AS objects, sum(object_bytes) AS bytes FROM versions WHERE destroyed_at IS NULL',
  );
  const out = catalogue.get<{ files: number }>(
    "SELECT count(*) AS files FROM entries WHERE kind = 'takeout' AND state IN ('out', 'changed', 'returning')",
  );
  const certificate: ErasureCertificate = {
    format: 'mochidashi-erasure-certificate',
    version: 1,
    vaultId: vault.vaultId,
    role: vault.role,
    host: hostname(),
    at: instantOf(vault.clock.now()),
    reason,
    objects: stored?.objects ?? 0,
    objectBytes: stored?.bytes ?? 0,
    stillOut: out?.files ?? 0,
    signPublicKey: toBase64(keyring.signPublicKey),
  };
  const signature = sodium.sign(utf8(signedWords + canonicalJson(certificate)), keyring.signSecretKey);
  return { certificate, signature: toBase64(signature) };
}

/**
 * Destroys an open vault after its passphrase was given once more. The certificate is written (durably, to
 * `certificatePath`) before anything goes; from the first step after that nothing can bring the vault back except a
 * backup. The vault is closed when this returns. Throws what unlocking throws, `disk/full`, `disk/failed`; then nothing
 * was destroyed. A crash in the middle leaves no vault, and what is left of it goes when the folder is used again.
 */
export async function destroyVault(
  vault: OpenVault,
  { passphrase, reason, certificatePath }: { passphrase: string; reason: string; certificatePath: string },
  job: Job,
): Promise<SignedCertificate> {
  const { env, header, keychainState, pool } = insideOf(vault);
  const { sodium } = env;
  const { folder, vaultId } = vault;
  const { vaultKey, passphraseKey } = await unlockHeader(env, pool, folder, header, passphrase);
  sodium.memzero(vaultKey, passphraseKey);
  const signed = certificateOf(vault, reason);
  // Under its own name only once it is true: a crash must not leave a certificate for a vault that is still there.
  const unfinished = `${certificatePath}.part`;
  try {
    await writeFileDurably(unfinished, `${JSON.stringify(signed, null, 1)}\n`, 0o644);
    markUnfinished(folder);
    overwriteAndRemove(sodium, join(folder, 'vault.json'));
  } catch (error) {
    removeFile(unfinished);
    throw error;
  }
  overwriteAndRemove(sodium, join(folder, 'vault.json.bak'));
  fsyncFolder(folder);
  if (keychainState !== 'unused') await env.keychain.remove(vaultId).catch(() => undefined);
  guardDisk(() => renameSync(unfinished, certificatePath));
  fsyncFolder(dirname(certificatePath));
  await vault.close();
  removeWhatIsLeft(sodium, folder, job);
  return signed;
}
