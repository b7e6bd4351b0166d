/** Copies an open vault to another folder, as it is encrypted; only what changed is copied again. Public through vault.ts. */
import { mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../preload/contract/errors.ts';
import { Instant } from '../../preload/contract/values.ts';
import { toHex, utf8 } from '../crypto/encoding.ts';
import { copyDurably, fileInBackup, hashFile, readManifest, writeManifest } from './backup-manifest.ts';
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

const ownFolder = /^(?:(?:objects|state)-[0-9a-f]{12}|objects)$/;
const formerFiles = ['vault.json', 'office.json', 'essence.age', 'catalogue.db'];

/** Every file below a folder. By hand, since the oldest runtime we run in neither lists recursively nor says where an entry lies. */
function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : [];
  });
}

/** Removes what the manifest no longer names: content that was destroyed has to go from its backup, too. */
async function removeOthers(folder: string, files: readonly BackupFile[]): Promise<void> {
  const named = new Set(files.map((file) => fileInBackup(folder, file)));
  const places = new Set(files.map(({ place }) => place));
  for (const name of readdirSync(folder)) {
    if (formerFiles.includes(name)) await rm(join(folder, name), { force: true });
    if (!ownFolder.test(name)) continue;
    if (!places.has(name)) await rm(join(folder, name), { recursive: true, force: true });
    else for (const path of filesUnder(join(folder, name))) if (!named.has(path)) await rm(path, { force: true });
  }
}

/**
 * Backs a vault up into `to`. Only objects that are not there yet are copied; every file is read again from there and its
 * hash compared before the manifest is written. Nothing the former manifest names is touched before that, so an
 * interrupted backup leaves the one before it whole. Throws `backup/inside-vault`, `backup/other-vault` (a backup of
 * another vault is there), `backup/not-writable`, `backup/damaged` (what was written reads back otherwise),
 * `vault/object-missing` (an object is gone: verify first), `job/cancelled`, `disk/full`, `disk/failed`.
 */
export async function backupVault(vault: OpenVault, to: string, job: Job): Promise<BackupReport> {
  const { catalogue, env, header, keys } = insideOf(vault);
  try {
    mkdirSync(to, { recursive: true, mode: 0o700 });
    requireOtherPlace(vault.folder, to);
    const before = await readManifest(to);
    if (before !== null && before.vaultId !== vault.vaultId) throw new AppError('backup/other-vault');
    await keepEssence(env.sodium, vault, catalogue, keys);
    const at = instantOf(env.clock.now());
    // After a re-key all objects have other headers, and those of the former backup must stay as they are.
    const objects = `objects-${toHex(env.sodium.sha256(utf8(header.keyCheck))).slice(0, 12)}`;
    const state = `state-${toHex(env.sodium.randomBytes(6))}`;
    const known = new Map(before?.files.map((file) => [fileInBackup(to, file), file]));

    const files: BackupFile[] = [];
    let copiedFiles = 0;
    let keptFiles = 0;
    const touched = new Set<string>();

    const bring = async (path: string, place: string, source: string): Promise<void> => {
      if (job.signal.aborted) throw new AppError('job/cancelled');
      const target = fileInBackup(to, { path, place });
      const old = known.get(target);
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
      // Its name, and those of the folders above it.
      for (let folder = dirname(target); folder.length >= to.length; folder = dirname(folder)) touched.add(folder);
      const copy = await hashFile(target);
      if (copy?.sha256 !== original.sha256) throw new AppError('backup/damaged');
      files.push({ path, place, ...original });
      copiedFiles += 1;
    };

    const snapshot = join(vault.stagingFolder, 'catalogue-copy.db');
    removeCatalogueFiles(snapshot);
    try {
      // From here on one moment counts: the objects of this copy of the catalogue are the ones that are brought over.
      catalogue.copyTo(snapshot);
      const names = objectNames(vault);
      for (const [index, name] of names.entries()) {
        await bring(name, objects, join(vault.folder, name));
        job.onProgress({ done: index + 1, total: names.length, unit: 'files', detail: '' });
      }
      for (const name of ['vault.json', 'office.json', 'essence.age']) {
        if ((await hashFile(join(vault.folder, name))) !== null) await bring(name, state, join(vault.folder, name));
      }
      await bring('catalogue.db', state, snapshot);
    } finally {
      removeCatalogueFiles(snapshot);
    }
    for (const folder of touched) fsyncFolder(folder);
    await writeManifest(to, files, vault.vaultId, at);
    const totalBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    catalogue.transaction(() => {
      vault.settings.write(lastBackupSetting, { at });
      vault.audit.append('vault.backed-up', { copiedFiles, keptFiles, totalBytes });
    });
    await removeOthers(to, files);
    return { at, copiedFiles, keptFiles, totalBytes };
  } catch (error) {
    if (['EACCES', 'ENOTDIR', 'EROFS', 'ENOENT'].includes(systemCode(error)))
      throw new AppError('backup/not-writable', {}, { cause: error });
    throw asDiskError(error);
  }
}
