/** Where objects are: `objects/<first 2 hex digits>/<id>.age` (docs/FORMAT.md §4.1). For main/vault. */
import { mkdirSync } from 'node:fs';
import { join, sep } from 'node:path';

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

/** Makes `objects/` with its 256 folders where they are missing, so that storing never has to. */
export function makeObjectFolders(folder: string): void {
  for (const first of hex)
    for (const second of hex) mkdirSync(join(folder, 'objects', first + second), { recursive: true });
}
