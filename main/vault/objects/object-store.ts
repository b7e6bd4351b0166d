/** The folder of objects of an open vault: naming, making folders durable, removing for good, sweeping after a crash. For main/vault. */
import { closeSync, fdatasyncSync, fstatSync, openSync, writeSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Sodium } from '../../crypto/sodium.ts';
import { asDiskError, fsyncFolder, removeFile } from '../durable.ts';
import type { Catalogue } from '../open-vault.ts';
import { objectPath, temporaryObjectPath } from './object-path.ts';
import { readIntents } from './intents.ts';

const foldersAtOnce = 16;
const objectsAtOnce = 64;
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

/** Overwrites the part of an object that holds its key; gives the file still open, or null where there is nothing to be synced. */
function overwriteKey(sodium: Sodium, path: string): number | null {
  let file: number | null = null;
  try {
    file = openSync(path, 'r+');
    const length = Math.min(keyedBytes, fstatSync(file).size);
    writeSync(file, sodium.randomBytes(length), 0, length, 0);
    return file;
  } catch {
    // What is gone is gone; and a full or read-only disk must not keep the name from going.
    if (file !== null) closeSync(file);
    return null;
  }
}

/**
 * Removes objects: overwrites the parts that hold their keys, then unlinks them, so that the contents cannot be read even where the
 * names can be brought back (as far as the medium overwrites in place). Those that are not there are passed over. The disk is waited
 * for once in a while and not for each; the folders are the caller's to fsync. Blocks: for a worker, or for few.
 */
export function eraseObjects(sodium: Sodium, paths: readonly string[]): void {
  for (let at = 0; at < paths.length; at += objectsAtOnce) {
    const batch = paths.slice(at, at + objectsAtOnce);
    const files = batch.map((path) => overwriteKey(sodium, path)).filter((file) => file !== null);
    for (const file of files) {
      try {
        fdatasyncSync(file);
      } catch {
        // See above.
      } finally {
        closeSync(file);
      }
    }
    for (const path of batch) removeFile(path);
  }
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
  const going = readIntents(folder).flatMap((id) => {
    const path = objectPath(folder, id);
    removeFile(temporaryObjectPath(path));
    const row = catalogue.get<{ destroyed_at: string | null }>('SELECT destroyed_at FROM versions WHERE id = $id', {
      id,
    });
    return row !== undefined && row.destroyed_at === null ? [] : [path];
  });
  eraseObjects(sodium, going);
  for (const parent of new Set(going.map((path) => dirname(path)))) fsyncFolder(parent);
  return going.length;
}

/** The folder for what is being imported; emptied at each open. */
export function stagingFolderOf(folder: string): string {
  return join(folder, 'staging');
}
