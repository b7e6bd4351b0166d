/** Small files that survive a power cut, and what the disk's own errors mean. For main/vault. */
import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import type { Sodium } from '../crypto/sodium.ts';

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

/** Runs `work` with the disk's errors as `disk/full` and `disk/failed`. */
export function guardDisk<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw asDiskError(error);
  }
}

/** Makes names that were created, renamed or removed in this folder durable; throws `disk/failed`. Does nothing where folders cannot be opened. */
export function fsyncFolder(folder: string): void {
  // Windows gives no handle on a folder; NTFS journals names by itself.
  if (process.platform === 'win32') return;
  guardDisk(() => {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  });
}

/** Removes a file; one that is gone already is fine. Throws `disk/failed`. */
export function removeFile(path: string): void {
  // Not `rmSync`: what that throws in Node 24 has no code.
  guardDisk(() => {
    try {
      unlinkSync(path);
    } catch (error) {
      if (systemCode(error) !== 'ENOENT' && systemCode(error) !== 'ENOTDIR') throw error;
    }
  });
}

/** Overwrites a file in place with random bytes, as far as the medium does that. Throws `disk/failed`. */
export function overwriteFile(sodium: Sodium, path: string): void {
  guardDisk(() => {
    const file = openSync(path, 'r+');
    try {
      const { size } = fstatSync(file);
      writeSync(file, sodium.randomBytes(size), 0, size, 0);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  });
}

/**
 * Replaces a file as a whole: temp file in the same folder, fsync, rename, fsync of the folder. When it throws
 * (`disk/full`, `disk/failed`), nothing is left behind, and the old file is as it was; only where the fsync of the folder itself
 * failed may the new one be there already.
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
