/** `rekey.json`: a re-key that is under way. With either of the two vault keys it tells the other (docs/FORMAT.md §2.6). For rekey.ts. */
import { renameSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../preload/contract/errors.ts';
import { fromBase64, toBase64, utf8 } from '../crypto/encoding.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { fsyncFolder, guardDisk, overwriteFile, removeFile, systemCode, writeFileDurably } from './durable.ts';
import { StoredHeader } from './header.ts';
import { checkValueOf, rekeyKeyOf } from './keys.ts';

const journalFile = 'rekey.json';
/** The journal of a re-key that is finished, until it is gone. */
const finishedFile = 'rekey.done';
const additional = utf8('mochidashi rekey 1');
const nonceBytes = 24;

const Journal = z.strictObject({
  format: z.literal('mochidashi-rekey'),
  version: z.literal(1),
  /** The header to come, sealed. */
  header: StoredHeader,
  newKeyUnderOld: z.string(),
  oldKeyUnderNew: z.string(),
});
export type Journal = z.infer<typeof Journal>;

function seal(sodium: Sodium, under: Uint8Array, key: Uint8Array): string {
  const sealingKey = rekeyKeyOf(sodium, under);
  const nonce = sodium.randomBytes(nonceBytes);
  const sealed = sodium.xchachaSeal(key, additional, nonce, sealingKey);
  sodium.memzero(sealingKey);
  return toBase64(Buffer.concat([nonce, sealed]));
}

function open(sodium: Sodium, under: Uint8Array, text: string): Uint8Array {
  const bytes = fromBase64(text) ?? new Uint8Array(nonceBytes);
  const sealingKey = rekeyKeyOf(sodium, under);
  const key = sodium.xchachaOpen(bytes.subarray(nonceBytes), additional, bytes.subarray(0, nonceBytes), sealingKey);
  sodium.memzero(sealingKey);
  if (key === null) throw new AppError('vault/header-damaged');
  return key;
}

/** Both vault keys; wipe them. */
export interface TwoKeys {
  readonly oldKey: Uint8Array;
  readonly newKey: Uint8Array;
}

/** Puts a re-key on record; from here on it is finished at the next occasion, whatever happens. */
export async function writeJournal(
  sodium: Sodium,
  folder: string,
  header: StoredHeader,
  { oldKey, newKey }: TwoKeys,
): Promise<Journal> {
  const journal: Journal = {
    format: 'mochidashi-rekey',
    version: 1,
    header,
    newKeyUnderOld: seal(sodium, oldKey, newKey),
    oldKeyUnderNew: seal(sodium, newKey, oldKey),
  };
  await writeFileDurably(join(folder, journalFile), `${JSON.stringify(journal)}\n`);
  return journal;
}

/** Null: no re-key is under way. Throws `vault/header-damaged`. */
export async function readJournal(folder: string): Promise<Journal | null> {
  try {
    return Journal.parse(JSON.parse(await readFile(join(folder, journalFile), 'utf8')));
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT' || systemCode(cause) === 'ENOTDIR') return null;
    throw new AppError('vault/header-damaged', {}, { cause });
  }
}

/** Both keys from either one, which is copied. Throws `vault/header-damaged`. */
export function twoKeysOf(sodium: Sodium, journal: Journal, key: Uint8Array): TwoKeys {
  const own = Uint8Array.from(key);
  if (checkValueOf(sodium, key) === journal.header.keyCheck)
    return { newKey: own, oldKey: open(sodium, key, journal.oldKeyUnderNew) };
  return { oldKey: own, newKey: open(sodium, key, journal.newKeyUnderOld) };
}

/**
 * Ends a re-key. The journal tells the new key to whoever has the old one, so it is overwritten; but only under another
 * name, since a journal that was overwritten in part would be taken for a damaged one. Throws `disk/failed`.
 */
export function eraseJournal(sodium: Sodium, folder: string): void {
  guardDisk(() => renameSync(join(folder, journalFile), join(folder, finishedFile)));
  fsyncFolder(folder);
  eraseFinishedJournal(sodium, folder);
}

/** Erases what a crash left of a journal that was done with. Does nothing if there is nothing. */
export function eraseFinishedJournal(sodium: Sodium, folder: string): void {
  const path = join(folder, finishedFile);
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return;
  overwriteFile(sodium, path);
  removeFile(path);
  fsyncFolder(folder);
}
