/** Where objects are: `objects/<first 2 hex digits>/<id>.age` (docs/FORMAT.md §4.1). For main/vault. */
import { mkdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { guardDisk, systemCode } from '../durable.ts';

const hex = '0123456789abcdef';

/** The file of an object. `objectId` is a UUID. */
export function objectPath(folder: string, objectId: string): string {
  // Put together by hand: `join` would take longer than the rest of planning an object.
  return `${folder}${sep}objects${sep}${objectId.slice(0, 2)}${sep}${objectId}.age`;
}

/** The same while it is being written. */
export function temporaryObjectPath(path: string): string {
  return `${path}.tmp`;
}

function makeFolder(path: string): void {
  // One by one: what making a whole path at once throws does not say what the disk said.
  guardDisk(() => {
    try {
      mkdirSync(path);
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
    }
  });
}

/** Makes `objects/` with its 256 folders where they are missing, so that storing never has to. Throws `disk/full`, `disk/failed`. */
export function makeObjectFolders(folder: string): void {
  makeFolder(join(folder, 'objects'));
  for (const first of hex) for (const second of hex) makeFolder(join(folder, 'objects', first + second));
}
