/** Copies an open vault to another folder, as it is encrypted; only what changed is copied again. Public through vault.ts. */
import { mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../preload/contract/errors.ts';
import { Instant } from '../../preload/contract/values.ts';
import { copyDurably, hashFile, readManifest, writeManifest } from './backup-manifest.ts';
import type { BackupFile } from './backup-manifest.ts';
import { removeCatalogueFiles } from './catalogue/catalogue.ts';
import { instantOf } from './clock.ts';
import { asDiskError, fsyncFolder, systemCode } from './durable.ts';
import { keepEssence } from './essence.ts';
import { insideOf } from './inside.ts';
import type { Job, OpenVault } from './open-vault.ts';

export interface BackupReport {
  readonly at: string;
  readonly copiedFiles: number;
  /** Were there already, read again and found to be whole. */
  readonly keptFiles: number;
  readonly totalBytes: number;
}

const lastBackupSetting = 'backup';
const LastBackup = z.strictObject({ at: Instant });

/** When the last backup was made; null before the first one. */
export function lastBackupAt({ settings }: Pick<OpenVault, 'settings'>): string | null {
  const value = settings.read(lastBackupSetting);
  return value === undefined ? null : LastBackup.parse(value).at;
}

function requireOtherPlace(vaultFolder: string, to: string): void {
  const inner = realpathSync(to) + sep;
  const outer = realpathSync(vaultFolder) + sep;
  if (inner.startsWith(outer) || outer.startsWith(inner)) throw new AppError('backup/inside-vault');
}

function objectNames({ catalogue }: OpenVault): string[] {
  return catalogue
    .all<{ id: string }>('SELECT id FROM versions WHERE destroyed_at IS NULL ORDER BY id')
    .map(({ id }) => `objects/${id.slice(0, 2)}/${id}.age`);
}

/** Removes what the manifest no longer names: content that was destroyed has to go from its backup, too. */
async function removeOthers(folder: string, files: readonly BackupFile[]): Promise<void> {
  const named = new Set(files.map(({ path }) => path));
  const objects = join(folder, 'objects');
  for (const part of readdirSync(objects)) {
    for (const name of readdirSync(join(objects, part))) {
      if (!named.has(`objects/${part}/${name}`)) await rm(join(objects, part, name), { force: true });
    }
  }
}

/**
 * Backs a vault up into `to`. Every file is read again from there and its hash compared before the manifest is written,
 * so an interrupted backup leaves the one before it valid as far as its files go. Throws `backup/inside-vault`,
 * `backup/other-vault` (a backup of another vault is there), `backup/damaged` (what was written reads back otherwise),
 * `vault/object-missing` (an object is gone: verify first), `job/cancelled`, `disk/full`.
 */
export async function backupVault(vault: OpenVault, to: string, job: Job): Promise<BackupReport> {
  const { catalogue, env, keys } = insideOf(vault);
  try {
    mkdirSync(join(to, 'objects'), { recursive: true, mode: 0o700 });
    requireOtherPlace(vault.folder, to);
    const before = await readManifest(to);
    if (before !== null && before.vaultId !== vault.vaultId) throw new AppError('backup/other-vault');
    const known = new Map(before?.files.map((file) => [file.path, file]));
    await keepEssence(env.sodium, catalogue, vault.folder, keys);
    const at = instantOf(env.clock.now());
    vault.settings.write(lastBackupSetting, { at });

    const files: BackupFile[] = [];
    let copiedFiles = 0;
    let keptFiles = 0;
    const touched = new Set<string>([to]);

    const bring = async (path: string, source: string, mayKeep: boolean): Promise<void> => {
      if (job.signal.aborted) throw new AppError('job/cancelled');
      const target = join(to, path);
      const old = mayKeep ? known.get(path) : undefined;
      if (old !== undefined) {
        const there = await hashFile(target);
        if (there !== null && there.sha256 === old.sha256 && there.sizeBytes === old.sizeBytes) {
          files.push(old);
          keptFiles += 1;
          return;
        }
      }
      const original = await hashFile(source);
      if (original === null) throw new AppError('vault/object-missing');
      await copyDurably(source, target);
      touched.add(dirname(target));
      const copy = await hashFile(target);
      if (copy?.sha256 !== original.sha256) throw new AppError('backup/damaged');
      files.push({ path, ...original });
      copiedFiles += 1;
    };

    const snapshot = join(vault.stagingFolder, 'catalogue-copy.db');
    removeCatalogueFiles(snapshot);
    try {
      // From here on one moment counts: the objects of this copy of the catalogue are the ones that are brought over.
      catalogue.copyTo(snapshot);
      const names = objectNames(vault);
      for (const [index, name] of names.entries()) {
        await bring(name, join(vault.folder, name), true);
        job.onProgress({ done: index + 1, total: names.length, unit: 'files', detail: '' });
      }
      for (const name of ['vault.json', 'office.json', 'essence.age']) {
        if ((await hashFile(join(vault.folder, name))) !== null) await bring(name, join(vault.folder, name), false);
      }
      await bring('catalogue.db', snapshot, false);
    } finally {
      removeCatalogueFiles(snapshot);
    }
    for (const folder of touched) fsyncFolder(folder);
    await writeManifest(to, files, vault.vaultId, at);
    await removeOthers(to, files);
    const totalBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    vault.audit.append('vault.backed-up', { copiedFiles, keptFiles, totalBytes });
    return { at, copiedFiles, keptFiles, totalBytes };
  } catch (error) {
    if (systemCode(error) === 'EACCES' || systemCode(error) === 'ENOTDIR')
      throw new AppError('backup/not-writable', {}, { cause: error });
    throw asDiskError(error);
  }
}
