/**
 * Takes the folder that programs see out of their way: from one moment to the next its path leads nowhere, so that nothing can be
 * saved there between the last look and the removal. What a program has open it still has.
 */
import { randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { openFolderOf } from './note.ts';

const prefix = 'withdrawn-';

/** Gives where the folder is now: where it was if there is none, or the system does not let it go. */
export function withdraw(copyFolder: string): string {
  const before = openFolderOf(copyFolder);
  const after = join(copyFolder, `${prefix}${randomBytes(6).toString('hex')}`);
  try {
    renameSync(before, after);
    return after;
  } catch {
    return before;
  }
}

/** Gives the folder back to the programs, unless one of them has made another one meanwhile. */
export function giveBack(copyFolder: string, withdrawn: string): void {
  const before = openFolderOf(copyFolder);
  if (withdrawn === before || lstatSync(before, { throwIfNoEntry: false }) !== undefined) return;
  renameSync(withdrawn, before);
}

/** Folders of this copy that may hold something: those that were withdrawn, then the one that programs see, if there is one. */
export function foldersOfCopy(copyFolder: string): string[] {
  const open = openFolderOf(copyFolder);
  const withdrawn = readdirSync(copyFolder)
    .filter((name) => name.startsWith(prefix))
    .map((name) => join(copyFolder, name));
  return lstatSync(open, { throwIfNoEntry: false }) === undefined ? withdrawn : [...withdrawn, open];
}

/** A path as the programs know it, and whoever looks for the program. */
export function asOpened(path: string): string {
  return path.replace(/\/withdrawn-[0-9a-f]{12}(?=\/)/, '/file');
}
