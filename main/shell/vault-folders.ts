/** Where vaults lie: which folder holds one, and where a new one may go. For shell-handlers.ts. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Files that make a folder a vault's, or one that is about to be. */
const marks = ['vault.json', 'vault.json.bak', 'enrolment.json'];

export function holdsVault(folder: string): boolean {
  return marks.some((mark) => existsSync(join(folder, mark)));
}

/** Makes a folder for a new vault: `parent/name`, or with the next number where that one is in use. Only for this user. */
export function makeVaultFolder(parent: string, name: string): string {
  for (let number = 1; ; number += 1) {
    const folder = join(parent, number === 1 ? name : `${name} ${number}`);
    if (isFree(folder)) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      return folder;
    }
  }
}

/** Whether a new vault may go right here: nothing is there, or an empty folder. */
export function isFree(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
