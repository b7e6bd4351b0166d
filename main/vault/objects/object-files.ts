/** What lies in the folder of objects, whatever the catalogue says. For main/vault. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../durable.ts';

const objectName = /^([0-9a-f]{2}[0-9a-f]{6}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.age$/;

export interface ObjectFile {
  readonly path: string;
  readonly objectId: string;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return [];
    throw error;
  }
}

/** All objects by name, and all other files that lie among them (leftovers of writing). */
export function listObjectFiles(folder: string): { objects: ObjectFile[]; others: string[] } {
  const objects: ObjectFile[] = [];
  const others: string[] = [];
  const root = join(folder, 'objects');
  for (const part of namesIn(root)) {
    for (const name of namesIn(join(root, part))) {
      const path = join(root, part, name);
      const objectId = objectName.exec(name)?.[1];
      if (objectId !== undefined && objectId.startsWith(part)) objects.push({ path, objectId });
      else others.push(path);
    }
  }
  return { objects, others };
}
