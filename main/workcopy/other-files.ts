/** Files beside a working copy that no program keeps for itself: somebody may miss them. */
import { lstatSync, readdirSync } from 'node:fs';
import { isClutter } from './clutter.ts';

/** Their names; none where the folder is not there, or is a link. */
export function otherFilesIn(folder: string, fileName: string): string[] {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder).filter((name) => name !== fileName && !isClutter(name, fileName));
}
