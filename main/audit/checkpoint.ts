/** A checkpoint: the signed head of a log at one moment, which nobody can shorten or rewrite afterwards (docs/FORMAT.md §5.2). For main/audit. */
import { z } from 'zod';
import { Id, Instant } from '../../preload/contract/values.ts';
import { fromBase64, toBase64, toHex, utf8 } from '../crypto/encoding.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { readHead } from '../vault/audit-log.ts';
import { canonicalJson } from '../vault/canonical-json.ts';
import { instantOf } from '../vault/clock.ts';
import type { OpenVault } from '../vault/open-vault.ts';

const signedWords = 'mochidashi audit checkpoint 1\n';

/** The head of a vault's log: the last row's number and hash. `seq` 0 is a log without rows. */
export const Checkpoint = z.strictObject({
  version: z.literal(1),
  vaultId: Id,
  seq: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: Instant,
});
export type Checkpoint = z.infer<typeof Checkpoint>;

export const SignedCheckpoint = z.strictObject({ checkpoint: Checkpoint, signature: z.string() });
export type SignedCheckpoint = z.infer<typeof SignedCheckpoint>;

/** The head of an open vault's log as it is now. */
export function readCheckpoint({
  catalogue,
  vaultId,
  clock,
}: Pick<OpenVault, 'catalogue' | 'vaultId' | 'clock'>): Checkpoint {
  const { seq, hash } = readHead(catalogue, vaultId);
  return { version: 1, vaultId, seq, hash: toHex(hash), at: instantOf(clock.now()) };
}

/** Signs the head of an open vault's log with its own key. */
export function signCheckpoint(
  vault: Pick<OpenVault, 'catalogue' | 'vaultId' | 'clock' | 'sodium' | 'keyring'>,
): SignedCheckpoint {
  const checkpoint = readCheckpoint(vault);
  const signature = vault.sodium.sign(utf8(signedWords + canonicalJson(checkpoint)), vault.keyring.signSecretKey);
  return { checkpoint, signature: toBase64(signature) };
}

/** True when this key signed the checkpoint. */
export function verifyCheckpoint(
  sodium: Sodium,
  { checkpoint, signature }: SignedCheckpoint,
  signPublicKey: Uint8Array,
): boolean {
  const bytes = fromBase64(signature);
  return bytes !== null && sodium.verify(bytes, utf8(signedWords + canonicalJson(checkpoint)), signPublicKey);
}
