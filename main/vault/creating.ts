/** The mark of a vault folder that is being made or destroyed, and what may be cleared away under it. For create.ts, restore.ts and destroy.ts. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import { removeCatalogueFiles } from './catalogue/catalogue.ts';
import { fsyncFolder } from './durable.ts';

/** What lies beside this mark, without a header, is not a vault and may go. */
const markFile = 'creating';

/** Sets the mark. */
export function markUnfinished(folder: string): void {
  writeFileSync(join(folder, markFile), '', { mode: 0o600 });
  fsyncFolder(folder);
}

/**
 * Makes sure that a vault can be made in this folder, clears away what an interrupted attempt left, and sets the mark.
 * Throws `vault/already-exists` where there is a vault or any part of one.
 */
export function clearTheWay(folder: string): void {
  const has = (name: string) => existsSync(join(folder, name));
  if (has('vault.json') || has('vault.json.bak')) throw new AppError('vault/already-exists');
  const hasRest = has('catalogue.db') || has('objects');
  // Without the mark it is a vault whose header was lost, and its objects may still be saved.
  if (hasRest && !has(markFile)) throw new AppError('vault/already-exists');
  if (hasRest) removeRest(folder);
  markUnfinished(folder);
}

/** Removes the parts of a vault that mean nothing without its header. */
export function removeRest(folder: string): void {
  removeCatalogueFiles(join(folder, 'catalogue.db'));
  for (const name of ['objects', 'staging', 'copies', 'essence.age', 'reserve']) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Takes the mark away: the folder is a whole vault, or none. */
export function doneCreating(folder: string): void {
  rmSync(join(folder, markFile), { force: true });
  fsyncFolder(folder);
}
