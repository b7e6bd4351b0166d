/** Header of a vault, format 1 (docs/FORMAT.md §2). The only reader and writer of `vault.json` and of its second copy. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError, isAppError } from '../../preload/contract/errors.ts';
import { Id, Instant, Role, ShortText } from '../../preload/contract/values.ts';
import { fromBase64, toBase64, toHex, utf8 } from '../crypto/encoding.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { canonicalJson } from './canonical-json.ts';
import { systemCode, writeFileDurably } from './durable.ts';
import { isUnfinished } from './unfinished-mark.ts';

export const headerFormat = 'mochidashi-vault';
export const headerVersion = 1;
const headerFile = 'vault.json';
const secondCopyFile = 'vault.json.bak';
const largestHeaderBytes = 1024 * 1024;

/** Base64 (unpadded) of exactly so many bytes. */
const base64Of = (bytes: number) => z.string().refine((text) => fromBase64(text)?.length === bytes);
const base64Upto = (bytes: number) =>
  z.string().refine((text) => {
    const length = fromBase64(text)?.length ?? 0;
    return length > 0 && length <= bytes;
  });

export const PassphraseSlot = z.strictObject({
  kind: z.enum(['passphrase+device', 'passphrase']),
  kdf: z.strictObject({
    algorithm: z.literal('argon2id'),
    salt: base64Of(16),
    opsLimit: z.int(),
    memLimitBytes: z.int(),
  }),
  /** Tells whether the keychain's device secret is the one meant; null for the passphrase alone. */
  deviceCheck: base64Of(16).nullable(),
  /** Tells a wrong passphrase from a damaged slot. */
  keyCheck: base64Of(16),
  nonce: base64Of(24),
  wrapped: base64Of(48),
});
export type PassphraseSlot = z.infer<typeof PassphraseSlot>;

/** An age file to the office's recovery recipient. */
export const OfficeSlot = z.strictObject({ kind: z.literal('office'), age: base64Upto(64 * 1024) });
export type OfficeSlot = z.infer<typeof OfficeSlot>;

/** The office this vault belongs to: who may sign its office page, grants and receipts. */
export const OfficePin = z.strictObject({ officeId: Id, name: ShortText, signPublicKey: base64Of(32) });
export type OfficePin = z.infer<typeof OfficePin>;

export const Header = z.strictObject({
  format: z.literal(headerFormat),
  version: z.literal(headerVersion),
  vaultId: Id,
  role: Role,
  createdAt: Instant,
  /** Check value of the vault key. */
  keyCheck: base64Of(16),
  slots: z
    .array(z.union([PassphraseSlot, OfficeSlot]))
    .min(1)
    .max(8),
  office: OfficePin.nullable(),
});
/** A header without its two seals; `alleged` until `isHeaderAuthentic` says so. */
export type Header = z.infer<typeof Header>;
export const StoredHeader = Header.extend({ mac: base64Of(32), checksum: z.string().regex(/^[0-9a-f]{64}$/) });
export type StoredHeader = z.infer<typeof StoredHeader>;

/** The parts that bind a slot to its vault: additional data of the slot's encryption. */
export function slotBinding(header: Pick<Header, 'vaultId' | 'role' | 'createdAt'>): Record<string, unknown> {
  const { vaultId, role, createdAt } = header;
  return { format: headerFormat, version: headerVersion, vaultId, role, createdAt };
}

function macOf(sodium: Sodium, macKey: Uint8Array, header: Header): Uint8Array {
  return sodium.hmacSha256(macKey, utf8(canonicalJson(header)));
}

function checksumOf(sodium: Sodium, header: Header & { mac: string }): string {
  return toHex(sodium.sha256(utf8(canonicalJson(header))));
}

/** What was stored, without MAC and checksum: what one changes and gives to `writeHeader`. */
export function withoutSeals({ mac: _mac, checksum: _checksum, ...header }: StoredHeader): Header {
  return header;
}

/**
 * Reads the text of a `vault.json`. Throws `vault/newer-format` for a version above ours, and `vault/header-damaged`
 * if it is not JSON, has another shape, or its checksum does not fit. What it says is alleged until the MAC is checked.
 */
export function parseHeader(sodium: Sodium, text: string): StoredHeader {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new AppError('vault/header-damaged', {}, { cause });
  }
  const version = z.object({ format: z.literal(headerFormat), version: z.int() }).safeParse(json);
  if (version.success && version.data.version > headerVersion) {
    throw new AppError('vault/newer-format', { version: version.data.version });
  }
  const parsed = StoredHeader.safeParse(json);
  if (!parsed.success) throw new AppError('vault/header-damaged');
  const { checksum, ...rest } = parsed.data;
  if (checksumOf(sodium, rest) !== checksum) throw new AppError('vault/header-damaged');
  return parsed.data;
}

/** True when the header was written by somebody who held the vault key. */
export function isHeaderAuthentic(sodium: Sodium, stored: StoredHeader, macKey: Uint8Array): boolean {
  const mac = fromBase64(stored.mac);
  return mac !== null && sodium.equal(mac, macOf(sodium, macKey, withoutSeals(stored)));
}

async function readText(path: string): Promise<string | null> {
  try {
    const bytes = await readFile(path);
    return bytes.length > largestHeaderBytes ? '' : bytes.toString('utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return null;
    throw error;
  }
}

/** A header as found, and whether it had to be taken from the second copy because the first is damaged or gone. */
export interface FoundHeader {
  readonly stored: StoredHeader;
  readonly fromSecondCopy: boolean;
}

/**
 * Reads the header of a vault folder, from its second copy if the first is damaged or missing. Returns `null` if the
 * folder holds no header at all, or what destroying it left of one. Throws `vault/newer-format` or `vault/header-damaged`;
 * changes nothing.
 */
export async function readHeader(sodium: Sodium, folder: string): Promise<FoundHeader | null> {
  const first = await readText(join(folder, headerFile));
  try {
    if (first !== null) return { stored: parseHeader(sodium, first), fromSecondCopy: false };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'vault/header-damaged') throw error;
  }
  const second = await readText(join(folder, secondCopyFile));
  try {
    if (second !== null) return { stored: parseHeader(sodium, second), fromSecondCopy: true };
  } catch (error) {
    if (!isUnfinished(folder) || !isAppError(error, 'vault/header-damaged')) throw error;
  }
  if (first === null || isUnfinished(folder)) return null;
  throw new AppError('vault/header-damaged');
}

/** True while both copies of the header are there and say the same. */
export async function areHeaderCopiesEqual(folder: string): Promise<boolean> {
  const first = await readText(join(folder, headerFile));
  return first !== null && first === (await readText(join(folder, secondCopyFile)));
}

/** Seals a header with the vault's MAC key. */
export function sealHeader(sodium: Sodium, header: Header, macKey: Uint8Array): StoredHeader {
  const withMac = { ...header, mac: toBase64(macOf(sodium, macKey, header)) };
  return { ...withMac, checksum: checksumOf(sodium, withMac) };
}

/** Seals a header and writes both copies, one after the other, each durable by itself. */
export async function writeHeader(
  sodium: Sodium,
  folder: string,
  header: Header,
  macKey: Uint8Array,
): Promise<StoredHeader> {
  const stored = sealHeader(sodium, header, macKey);
  await writeStoredHeader(folder, stored);
  return stored;
}

/**
 * Writes a sealed header as it is, both copies. When it throws, the former header is put back: whoever was told that a
 * passphrase could not be changed goes on with the one he has.
 */
export async function writeStoredHeader(folder: string, stored: StoredHeader): Promise<void> {
  const text = `${JSON.stringify(stored, null, 2)}\n`;
  const before = await readText(join(folder, headerFile));
  try {
    await writeFileDurably(join(folder, headerFile), text);
    await writeFileDurably(join(folder, secondCopyFile), text);
  } catch (error) {
    // On a disk that takes nothing any more this fails, too; then the first copy is the one that counts.
    if (before !== null) await putBack(folder, before).catch(() => undefined);
    throw error;
  }
}

async function putBack(folder: string, text: string): Promise<void> {
  for (const name of [headerFile, secondCopyFile])
    if ((await readText(join(folder, name))) !== text) await writeFileDurably(join(folder, name), text);
}
