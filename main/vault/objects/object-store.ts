/** The folder of objects of an open vault: naming, making folders durable, removing for good, sweeping after a crash. For main/vault. */
import { closeSync, fdatasyncSync, fstatSync, openSync, rmSync, writeSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Sodium } from '../../crypto/sodium.ts';
import { asDiskError, fsyncFolder, systemCode } from '../durable.ts';
import type { Catalogue } from '../open-vault.ts';
import { objectPath, temporaryObjectPath } from './object-path.ts';
import { readIntents } from './intents.ts';

const foldersAtOnce = 16;
/** The age header with the wrapped file key lies within this many bytes. */
const keyedBytes = 4096;

/** Fsyncs the folders of these objects, each once, several at a time. */
export async function fsyncObjectFolders(paths: readonly string[]): Promise<void> {
  if (process.platform === 'win32') return;
  const folders = [...new Set(paths.map((path) => dirname(path)))];
  try {
    for (let at = 0; at < folders.length; at += foldersAtOnce) {
      await Promise.all(
        folders.slice(at, at + foldersAtOnce).map(async (folder) => {
          const handle = await open(folder, 'r');
          try {
            await handle.sync();
          } finally {
            await handle.close();
          }
        }),
      );
    }
  } catch (error) {
    throw asDiskError(error);
  }
}

/**
 * Removes an object: overwrites the part that holds its key, then unlinks it, so that the content cannot be read even
 * where the name can be brought back (as far as the medium overwrites in place). Does nothing if it is not there.
 */
export function eraseObject(sodium: Sodium, path: string): void {
  try {
    const file = openSync(path, 'r+');
    try {
      const length = Math.min(keyedBytes, fstatSync(file).size);
      writeSync(file, sodium.randomBytes(length), 0, length, 0);
      fdatasyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    // A full or read-only disk must not keep the name from going.
  }
  rmSync(path, { force: true });
}

/** Unlinks objects that never were committed. */
export async function removeObjects(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await rm(path, { force: true });
    await rm(temporaryObjectPath(path), { force: true });
  }
}

/**
 * Clears up after a session that did not end in order: objects it had noted as under way go if the catalogue has no
 * row for them or says they are destroyed. Returns how many were removed. All other unknown objects are left for
 * `verify` to judge.
 */
export function sweepObjects(sodium: Sodium, catalogue: Catalogue, folder: string): number {
  let removed = 0;
  const touched = new Set<string>();
  for (const id of readIntents(folder)) {
    const path = objectPath(folder, id);
    rmSync(temporaryObjectPath(path), { force: true });
    const row = catalogue.get<{ destroyed_at: string | null }>('SELECT destroyed_at FROM versions WHERE id = $id', {
      id,
    });
    if (row !== undefined && row.destroyed_at === null) continue;
    eraseObject(sodium, path);
    touched.add(dirname(path));
    removed += 1;
  }
  for (const parent of touched) fsyncFolder(parent);
  return removed;
}

/** The folder for what is being imported; emptied at each open. */
export function stagingFolderOf(folder: string): string {
  return join(folder, 'staging');
}
