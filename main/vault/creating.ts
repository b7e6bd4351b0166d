/** Where a vault can be made, and what an interrupted attempt left there. For create.ts, restore.ts and destroy.ts. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { removeCatalogueFiles } from './catalogue/catalogue.ts';
import { removeFile } from './durable.ts';
import { readHeader } from './header.ts';
import { isUnfinished, markUnfinished } from './unfinished-mark.ts';

/**
 * Makes sure that a vault can be made in this folder, clears away what an interrupted attempt left, and sets the mark.
 * Throws `vault/already-exists` where there is a vault or any part of one.
 */
export async function clearTheWay(sodium: Sodium, folder: string): Promise<void> {
  const hasHeader = await readHeader(sodium, folder).then(
    (found) => found !== null,
    () => true,
  );
  if (hasHeader) throw new AppError('vault/already-exists');
  const parts = ['vault.json', 'vault.json.bak', 'catalogue.db', 'objects'];
  const hasRest = parts.some((name) => existsSync(join(folder, name)));
  // Without the mark it is a vault whose header was lost, and its objects may still be saved.
  if (hasRest && !isUnfinished(folder)) throw new AppError('vault/already-exists');
  if (hasRest) removeRest(folder);
  markUnfinished(folder);
}

/** Removes the parts of a vault that mean nothing without its header. */
export function removeRest(folder: string): void {
  for (const name of ['vault.json', 'vault.json.bak', 'rekey.json', 'rekey.done']) removeFile(join(folder, name));
  removeCatalogueFiles(join(folder, 'catalogue.db'));
  for (const name of ['objects', 'staging', 'copies', 'essence.age', 'reserve']) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}
