/** Eight MiB kept back on the disk, given up when it is full so that locking and deleting still work. For main/vault. */
import { closeSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isAppError } from '../../preload/contract/errors.ts';

const reserveFile = 'reserve';
export const reserveBytes = 8 * 1024 * 1024;

/** Whether the reserve is whole. */
export function hasReserve(folder: string): boolean {
  return statSync(join(folder, reserveFile), { throwIfNoEntry: false })?.size === reserveBytes;
}

/** Makes the reserve if it is missing and there is room. Returns whether it is there afterwards. */
export function makeReserve(folder: string): boolean {
  if (hasReserve(folder)) return true;
  const path = join(folder, reserveFile);
  try {
    const file = openSync(path, 'w', 0o600);
    try {
      // Written out, since a sparse file keeps nothing back; not zeros, since a file system may store those as a hole.
      const block = Buffer.alloc(1024 * 1024, 0x6d);
      for (let at = 0; at < reserveBytes;) at += writeSync(file, block);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return true;
  } catch {
    rmSync(path, { force: true });
    return false;
  }
}

/** Gives the reserve up. */
export function releaseReserve(folder: string): void {
  rmSync(join(folder, reserveFile), { force: true });
}

/** Runs `work`; if the disk is full, gives the reserve up and runs it once more. For what must not fail: deleting, drafts, locking. */
export function withReserve<Result>(folder: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!isAppError(error, 'disk/full') || !hasReserve(folder)) throw error;
    releaseReserve(folder);
    return work();
  }
}
