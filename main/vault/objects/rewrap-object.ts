/** Gives an age file to another identity: only its header changes, in a new file that takes its place. For rekey.ts. */
import { closeSync, constants, createReadStream, openSync, renameSync, rmSync } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { isAppError } from '../../../preload/contract/errors.ts';
import { openFile, rewrapHeader } from '../../crypto/age/age.ts';
import type { X25519Identity } from '../../crypto/age/age.ts';
import type { Sodium } from '../../crypto/sodium.ts';
import { asDiskError } from '../durable.ts';
import { readFully } from './object-reader.ts';

const headBytes = 64 * 1024;

function readHead(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.allocUnsafeSlow(headBytes);
    return new Uint8Array(head.buffer, 0, readFully(file, head, 0));
  } finally {
    closeSync(file);
  }
}

function isSealedTo(sodium: Sodium, identity: X25519Identity, head: Uint8Array): boolean {
  try {
    sodium.memzero(openFile(sodium, [identity], head).payloadKey);
    return true;
  } catch (error) {
    if (isAppError(error)) return false;
    throw error;
  }
}

/**
 * The usual way: the new header is as long as the old one, so a copy (shared, where the disk can) gets it written over. It
 * waits for nothing: the engine hears of a lock while a large file is copied.
 */
async function overwriteHeader(from: string, to: string, header: Uint8Array): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE);
  const file = await open(to, 'r+');
  try {
    await file.writeFile(header);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeBehindHeader(from: string, to: string, header: Uint8Array, oldLength: number): Promise<void> {
  const file = await open(to, 'w', 0o600);
  try {
    await file.writeFile(header);
    for await (const piece of createReadStream(from, { start: oldLength })) await file.writeFile(piece as Uint8Array);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Re-wraps one file. Returns `done`, `already` (it was the new identity's before) or `unreadable` (neither key opens it;
 * it is left as it is). The folder is the caller's to fsync. Throws `disk/full`, `disk/failed`.
 */
export async function rewrapFile(
  sodium: Sodium,
  path: string,
  from: X25519Identity,
  to: X25519Identity,
): Promise<'done' | 'already' | 'unreadable'> {
  const temporary = `${path}.tmp`;
  try {
    const head = readHead(path);
    if (isSealedTo(sodium, to, head)) return 'already';
    if (!isSealedTo(sodium, from, head)) return 'unreadable';
    const { header, oldLength } = rewrapHeader(sodium, head, from, [to]);
    if (header.length === oldLength) await overwriteHeader(path, temporary, header);
    else await writeBehindHeader(path, temporary, header, oldLength);
    renameSync(temporary, path);
    return 'done';
  } catch (error) {
    rmSync(temporary, { force: true });
    throw asDiskError(error);
  }
}
