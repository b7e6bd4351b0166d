/** Copies a backup into an empty vault folder. Public through vault.ts. */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { copyDurably, fileInBackup, hashFile, readManifest } from './backup-manifest.ts';
import { clearTheWay } from './creating.ts';
import { asDiskError, fsyncFolder } from './durable.ts';
import { readHeader, writeStoredHeader } from './header.ts';
import { makeObjectFolders } from './objects/object-path.ts';
import type { Job } from './open-vault.ts';
import { takeOwnerLock } from './owner-lock.ts';
import { markFinished } from './unfinished-mark.ts';

export interface RestoreReport {
  readonly restoredFiles: number;
  readonly totalBytes: number;
}

/**
 * Restores a backup; unlocking comes after, with the passphrase of that time. Every hash is compared. The header comes
 * last: until then there is no vault, and the same call may be made again. Throws `backup/none`, `backup/damaged`,
 * `vault/newer-format`, `vault/already-exists`, `vault/in-use`, `job/cancelled`, `disk/full`.
 */
export async function restoreVault(
  { sodium }: { sodium: Sodium },
  { folder, from }: { folder: string; from: string },
  job: Job,
): Promise<RestoreReport> {
  const manifest = await readManifest(from);
  if (manifest === null) throw new AppError('backup/none');
  const header = manifest.files.find(({ path }) => path === 'vault.json');
  if (header === undefined) throw new AppError('backup/damaged');
  const found = await readHeader(sodium, dirname(fileInBackup(from, header)));
  if (found?.stored.vaultId !== manifest.vaultId) throw new AppError('backup/damaged');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = takeOwnerLock(folder);
  try {
    await clearTheWay(sodium, folder);
    makeObjectFolders(folder);
    const touched = new Set<string>([folder]);
    let totalBytes = 0;
    for (const [index, file] of manifest.files.entries()) {
      const { path, sha256, sizeBytes } = file;
      if (job.signal.aborted) throw new AppError('job/cancelled');
      totalBytes += sizeBytes;
      const target = join(folder, path);
      if (path !== 'vault.json') {
        await copyDurably(fileInBackup(from, file), target).catch((cause: unknown) => {
          throw asDiskError(cause) === cause ? new AppError('backup/damaged', {}, { cause }) : cause;
        });
        touched.add(dirname(target));
        const copy = await hashFile(target);
        if (copy?.sha256 !== sha256 || copy.sizeBytes !== sizeBytes) throw new AppError('backup/damaged');
      }
      job.onProgress({ done: index + 1, total: manifest.files.length, unit: 'files', detail: '' });
    }
    for (const parent of touched) fsyncFolder(parent);
    await writeStoredHeader(folder, found.stored);
    markFinished(folder);
    return { restoredFiles: manifest.files.length, totalBytes };
  } catch (error) {
    rmSync(join(folder, 'catalogue.db'), { force: true });
    throw asDiskError(error);
  } finally {
    lock.release();
  }
}
