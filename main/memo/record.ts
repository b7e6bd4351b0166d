/** A memo as it is stored: JSON, sealed under the memos' own key (docs/FORMAT.md §12). The only reader and writer of table `memos`. */
import { z } from 'zod';
import { AppError } from '../../preload/contract/errors.ts';
import { ChangeReason, MemoDetail, MemoKind } from '../../preload/contract/memo.ts';
import { Instant, ShortText } from '../../preload/contract/values.ts';
import { fromBase64, toBase64, utf8 } from '../crypto/encoding.ts';
import type { Sodium } from '../crypto/sodium.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { MemoKeys } from './memo-keys.ts';

const nonceBytes = 24;
const largestRecordBytes = 64 * 1024;
const Base64 = z
  .string()
  .max(4096)
  .regex(/^[A-Za-z0-9+/]*$/);

/** What is left of a password after the checks; the password is not in it. */
const Checked = z.strictObject({
  at: Instant,
  proof: Base64,
  fingerprint: Base64,
  strength: z.strictObject({ guessesLog10: z.number(), score: z.int().min(0).max(4) }).nullable(),
  finder: z.strictObject({ guessesLog10: z.number(), ok: z.boolean() }).nullable(),
  isVaultPassphrase: z.boolean(),
  /** The password is the memo's text as it is written. */
  asWritten: z.boolean(),
});
export type Checked = z.infer<typeof Checked>;

export const MemoRecord = z.strictObject({
  version: z.literal(1),
  service: ShortText,
  account: ShortText,
  usedAt: ShortText,
  kind: MemoKind,
  /** Sealed by itself. */
  text: Base64,
  /** Sealed by itself; only of the kind `kept`. */
  password: Base64.nullable(),
  createdAt: Instant,
  changedAt: Instant,
  checked: Checked.nullable(),
  /** Fingerprints of former passwords, newest first. */
  former: z.array(Base64).max(20),
  changeNow: z.strictObject({ reason: ChangeReason, since: Instant }).nullable(),
  cardPrintedAt: Instant.nullable(),
  history: MemoDetail.shape.history,
});
export type MemoRecord = z.infer<typeof MemoRecord>;

export interface StoredMemo {
  readonly id: string;
  readonly record: MemoRecord;
}

const recordAbout = (vaultId: string, id: string): Uint8Array => utf8(`mochidashi memo 1 ${vaultId} ${id}`);

/** Seals a secret of a memo by itself: base64 of nonce and ciphertext. */
export function sealPart(sodium: Sodium, key: Uint8Array, id: string, secret: Uint8Array): string {
  const nonce = sodium.randomBytes(nonceBytes);
  return toBase64(Buffer.concat([nonce, sodium.xchachaSeal(secret, utf8(`mochidashi memo part 1 ${id}`), nonce, key)]));
}

/** The secret, to be wiped by the caller. Throws `memo/damaged`. */
export function openPart(sodium: Sodium, key: Uint8Array, id: string, sealed: string): Uint8Array {
  const bytes = fromBase64(sealed);
  if (bytes === null || bytes.length < nonceBytes) throw new AppError('memo/damaged');
  const about = utf8(`mochidashi memo part 1 ${id}`);
  const secret = sodium.xchachaOpen(bytes.subarray(nonceBytes), about, bytes.subarray(0, nonceBytes), key);
  if (secret === null) throw new AppError('memo/damaged');
  return secret;
}

/** Stores a memo, in the running transaction if there is one. */
export function writeMemo({ sodium, catalogue, vaultId }: OpenVault, keys: MemoKeys, { id, record }: StoredMemo): void {
  const nonce = sodium.randomBytes(nonceBytes);
  const sealed = sodium.xchachaSeal(utf8(JSON.stringify(record)), recordAbout(vaultId, id), nonce, keys.record);
  catalogue.run(
    `INSERT INTO memos (id, nonce, sealed) VALUES ($id, $nonce, $sealed)
     ON CONFLICT (id) DO UPDATE SET nonce = $nonce, sealed = $sealed`,
    { id, nonce, sealed },
  );
}

interface MemoRow {
  readonly id: string;
  readonly nonce: Uint8Array;
  readonly sealed: Uint8Array;
}

function openRow({ sodium, vaultId }: OpenVault, keys: MemoKeys, { id, nonce, sealed }: MemoRow): StoredMemo | null {
  if (nonce.length !== nonceBytes || sealed.length > largestRecordBytes) return null;
  const plain = sodium.xchachaOpen(sealed, recordAbout(vaultId, id), nonce, keys.record);
  if (plain === null) return null;
  try {
    return { id, record: MemoRecord.parse(JSON.parse(Buffer.from(plain).toString('utf8'))) };
  } catch {
    return null;
  } finally {
    sodium.memzero(plain);
  }
}

/** Throws `memo/not-found`, and `memo/damaged` for one that fails authentication or is of a newer format. */
export function readMemo(vault: OpenVault, keys: MemoKeys, id: string): StoredMemo {
  const row = vault.catalogue.get<MemoRow>('SELECT id, nonce, sealed FROM memos WHERE id = $id', { id });
  if (row === undefined) throw new AppError('memo/not-found');
  const memo = openRow(vault, keys, row);
  if (memo === null) throw new AppError('memo/damaged');
  return memo;
}

/** All that can be read, and how many cannot. */
export function readMemos(vault: OpenVault, keys: MemoKeys): { memos: StoredMemo[]; damaged: number } {
  const rows = vault.catalogue.all<MemoRow>('SELECT id, nonce, sealed FROM memos');
  const memos = rows.flatMap((row) => openRow(vault, keys, row) ?? []);
  return { memos, damaged: rows.length - memos.length };
}

export function removeMemo({ catalogue }: OpenVault, id: string): void {
  if (catalogue.run('DELETE FROM memos WHERE id = $id', { id }).changes === 0) throw new AppError('memo/not-found');
}
