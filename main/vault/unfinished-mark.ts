/** The mark of a vault folder that is being made, restored or destroyed: what lies beside it without a readable header is no vault and may go. For main/vault. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fsyncFolder, guardDisk, removeFile } from './durable.ts';

const markFile = 'creating';

export function isUnfinished(folder: string): boolean {
  return existsSync(join(folder, markFile));
}

export function markUnfinished(folder: string): void {
  guardDisk(() => writeFileSync(join(folder, markFile), '', { mode: 0o600 }));
  fsyncFolder(folder);
}

/** Takes the mark away: the folder is a whole vault, or none. */
export function markFinished(folder: string): void {
  if (!isUnfinished(folder)) return;
  removeFile(join(folder, markFile));
  fsyncFolder(folder);
}
