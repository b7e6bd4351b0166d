/** Finding `staging-left`: temp files that a crash left among the objects or beside the header. Mended by removing them. */
import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { listObjectFiles } from '../objects/object-files.ts';
import { findingOf } from './finding.ts';
import type { Check } from './finding.ts';

export const checkLeftovers: Check = ({ vault, inside, repair }) => {
  const isOurs = (path: string) => inside.intents.isOutstanding(basename(path).replace(/\.age\.tmp$/, ''));
  const amongObjects = listObjectFiles(vault.folder).others.filter((path) => path.endsWith('.tmp') && !isOurs(path));
  const besideHeader = readdirSync(vault.folder)
    .filter((name) => /^\..+\.tmp$/.test(name) || name.startsWith('owner.lock.'))
    .map((name) => join(vault.folder, name));
  return [...amongObjects, ...besideHeader].map((path) => {
    if (repair) rmSync(path, { force: true });
    return findingOf('staging-left', 'note', { canRepair: true, repaired: repair });
  });
};
