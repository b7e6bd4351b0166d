/** Puts returned files where originals are. A crash leaves the old file, the new one, or none; never half of one. For main/office. */
import type { FileHandle } from 'node:fs/promises';
import { lstat, rename } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import { exists, isSystemError, openTemporary, publishNew, removeTemporary } from '../parcel/durable-file.ts';
import { shortenName } from '../parcel/paths.ts';
import { type FileReading, readStamp } from '../takeout/originals.ts';
import type { Job, OpenVault } from '../vault/open-vault.ts';

const usualMode = 0o644;

/** Turns what the system says into something the administrator can act on. */
function asWriteError(error: unknown): unknown {
  if (isSystemError(error, 'ENOSPC', 'EDQUOT')) return new AppError('disk/full', {}, { cause: error });
  if (isSystemError(error, 'ENOENT', 'ENOTDIR')) return new AppError('desk/folder-missing', {}, { cause: error });
  if (isSystemError(error)) return new AppError('desk/write-failed', {}, { cause: error });
  return error;
}

async function copyInto(vault: OpenVault, versionId: string, handle: FileHandle, job: Job): Promise<void> {
  for await (const piece of vault.files.stream(versionId)) {
    if (job.signal.aborted) throw new AppError('job/cancelled');
    await handle.writeFile(piece);
  }
}

/** Writes the content to a temporary file beside `target`, synced, and hands its path to `publish`. */
async function withTemporary(
  vault: OpenVault,
  versionId: string,
  target: string,
  mode: number,
  job: Job,
  publish: (temporary: string) => Promise<void>,
): Promise<void> {
  // The same name for the same version: what a crash left behind goes away with the next try.
  const random = versionId.slice(0, 18);
  let temporary: Awaited<ReturnType<typeof openTemporary>> | undefined;
  try {
    await removeTemporary(path.join(path.dirname(target), `.mochidashi-${random}.part`));
    temporary = await openTemporary(target, random, 0o600);
    await copyInto(vault, versionId, temporary.handle, job);
    await temporary.handle.chmod(mode);
    await temporary.handle.sync();
    await temporary.handle.close();
    await publish(temporary.path);
  } catch (error) {
    if (temporary) {
      await temporary.handle.close().catch(() => undefined);
      await removeTemporary(temporary.path).catch(() => undefined);
    }
    throw asWriteError(error);
  }
}

/**
 * Lets the returned version take the place of the original, which must still be exactly what was read (`desk/original-changed`
 * otherwise). Keeps the permission bits. Whoever calls has kept the original before, and syncs the folder afterwards.
 */
export async function replaceOriginal(
  vault: OpenVault,
  versionId: string,
  location: string,
  read: FileReading,
  job: Job,
): Promise<void> {
  await withTemporary(vault, versionId, location, read.mode, job, async (temporary) => {
    // As late as can be: what is saved between this look and the rename is lost, and no file system offers better.
    const isSame = (await lstat(location)).isFile() && (await readStamp(location)) === read.stamp;
    if (!isSame) throw new AppError('desk/original-changed');
    await rename(temporary, location);
  });
}

/** Puts the returned version where nothing is. Throws `desk/original-changed` when there is something after all. */
export async function restoreOriginal(vault: OpenVault, versionId: string, location: string, job: Job): Promise<void> {
  await withTemporary(vault, versionId, location, usualMode, job, async (temporary) => {
    if (!(await publishNew(temporary, location))) throw new AppError('desk/original-changed');
  });
}

/** `報告書 (返却 2026-11-22 佐藤).docx`, numbered from the second on. */
export function besideName(
  name: string,
  {
    day,
    workerName,
    locale,
    number,
  }: { readonly day: string; readonly workerName: string; readonly locale: 'ja' | 'en'; readonly number: number },
): string {
  const extension = path.extname(name);
  const stem = name.slice(0, name.length - extension.length);
  const word = locale === 'en' ? 'returned' : '返却';
  const who = shortenName(workerName.replaceAll(/[<>:"|?*\\/\p{Cc}]/gu, '_').trim(), 60);
  const count = number === 1 ? '' : ` ${number}`;
  const addition = ` (${[word, day, who].filter((part) => part !== '').join(' ')}${count})`;
  return shortenName(stem, 250 - Buffer.byteLength(addition + extension)) + addition + extension;
}

/** Puts the returned version beside the original and gives its path. Never takes the place of anything. */
export async function keepBeside(
  vault: OpenVault,
  versionId: string,
  location: string,
  naming: {
    readonly day: string;
    readonly workerName: string;
    readonly locale: 'ja' | 'en';
    readonly mode: number | null;
  },
  job: Job,
): Promise<string> {
  const folder = path.dirname(location);
  for (let number = 1; ; number++) {
    const target = path.join(folder, besideName(path.basename(location), { ...naming, number }));
    if (await exists(target)) continue;
    let isPublished = false;
    await withTemporary(vault, versionId, target, naming.mode ?? usualMode, job, async (temporary) => {
      isPublished = await publishNew(temporary, target);
      if (!isPublished) await removeTemporary(temporary);
    });
    if (isPublished) return target;
  }
}
