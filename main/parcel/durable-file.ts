/** Puts files beside others so that after a crash there is the old, the new, or none, never half of one. For parcel, takeout and office. */
import { type FileHandle, link, lstat, open, rename, unlink } from 'node:fs/promises';
import path from 'node:path';

/** Whether this is a system error, with one of these codes (`ENOENT`, …) if any are named. */
export function isSystemError(error: unknown, ...codes: string[]): boolean {
  const isSystem = error instanceof Error && 'code' in error && 'syscall' in error;
  return isSystem && (codes.length === 0 || codes.includes(String(error.code)));
}

/** Makes renames in this folder durable. Does nothing where folders cannot be synced (Windows). */
export async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch (error) {
    if (!isSystemError(error, 'EPERM', 'EISDIR', 'EINVAL', 'EACCES', 'ENOTSUP', 'EBADF')) throw error;
  } finally {
    await handle?.close();
  }
}

/** A new file, for writing alone, hidden beside `target`. The random part keeps two writers apart. */
export async function openTemporary(
  target: string,
  random: string,
  mode = 0o666,
): Promise<{ readonly path: string; readonly handle: FileHandle }> {
  const temporary = path.join(path.dirname(target), `.mochidashi-${random}.part`);
  return { path: temporary, handle: await open(temporary, 'wx', mode) };
}

export async function exists(target: string): Promise<boolean> {
  try {
    await lstat(target);
    return true;
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ENOTDIR')) return false;
    throw error;
  }
}

/**
 * Gives a finished and synced temporary file its name, unless the name is taken: then returns `false` and leaves the
 * temporary file where it is.
 */
export async function publishNew(temporary: string, target: string): Promise<boolean> {
  try {
    // A hard link is refused by the system itself if the name is taken; a rename would overwrite.
    await link(temporary, target);
    await unlink(temporary);
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false;
    if (!isSystemError(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK', 'EACCES')) throw error;
    // FAT and some shares know no links: look first. What is made in between is lost in a very short time only.
    if (await exists(target)) return false;
    await rename(temporary, target);
  }
  await syncFolder(path.dirname(target));
  return true;
}

/** Removes a temporary file; one that is gone already is fine. */
export async function removeTemporary(temporary: string): Promise<void> {
  try {
    await unlink(temporary);
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) throw error;
  }
}

/** Writes a small file that must not be there yet; `false` when it is. Durable when it returns. */
export async function writeNewFile(target: string, content: Uint8Array, mode: number): Promise<boolean> {
  let handle: FileHandle;
  try {
    handle = await open(target, 'wx', mode);
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false;
    throw error;
  }
  try {
    await handle.writeFile(content);
    await handle.sync();
  } catch (error) {
    await removeTemporary(target);
    throw error;
  } finally {
    await handle.close();
  }
  await syncFolder(path.dirname(target));
  return true;
}
