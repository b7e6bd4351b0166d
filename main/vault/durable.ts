/** Small files that survive a power cut, and what the disk's own errors mean. For main/vault. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';

/** The `code` of a system error (`ENOENT` …), or an empty text. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Turns a full or failing disk into `disk/full` or `disk/failed`; gives any other error back as it is. */
export function asDiskError(error: unknown): unknown {
  const code = systemCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL')
    return new AppError('disk/full', {}, { cause: error });
  if (code === 'EIO' || code === 'EROFS' || code.startsWith('SQLITE_IOERR')) {
    return new AppError('disk/failed', {}, { cause: error });
  }
  return error;
}

/** Makes names that were created, renamed or removed in this folder durable. Does nothing where folders cannot be opened. */
export function fsyncFolder(folder: string): void {
  // Windows gives no handle on a folder; NTFS journals names by itself.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Replaces a file as a whole: temp file in the same folder, fsync, rename, fsync of the folder. When it throws
 * (`disk/full`, `disk/failed`), the old file is as it was and nothing is left behind.
 */
export async function writeFileDurably(path: string, content: Uint8Array | string, mode = 0o600): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    fsyncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw asDiskError(error);
  }
}
