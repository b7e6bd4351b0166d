/** Finds the files below paths that somebody chose. Follows no links. For takeout and office. */
import type { BigIntStats, Dirent } from 'node:fs';
import { lstatSync } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../preload/contract/errors.ts';

/** Why a file cannot be taken at all. */
export type WalkProblem = 'link' | 'special' | 'unreadable' | 'inVault';

export interface FoundFile {
  /** Absolute. */
  readonly location: string;
  readonly name: string;
  /** From the chosen folder on, its own name included, `/` between names; empty for a file that was chosen itself. */
  readonly folder: string;
  readonly sizeBytes: number;
  readonly problem: WalkProblem | null;
}

/** Names and folders that the vault has room for. */
const longestName = 255;
const longestFolder = 2048;
/** A tree with more than this is a mistake, and would fill the memory. */
const mostFiles = 1_000_000;
const looksAtOnce = 1000;

/** Synchronously: a look takes a few microseconds, and waiting for one several times that. Null where it cannot be looked at. */
function look(location: string): BigIntStats | null {
  try {
    return lstatSync(location, { bigint: true });
  } catch {
    return null;
  }
}

interface Place {
  readonly location: string;
  readonly name: string;
  readonly folder: string;
}

/**
 * Lists all files, those with a problem too, in the order of their names. Nothing inside `vaultFolder` is gone into. Throws
 * `job/cancelled` and `takeout/too-many-files`.
 */
export async function findFiles(
  paths: readonly string[],
  vaultFolder: string,
  signal: AbortSignal,
): Promise<FoundFile[]> {
  const vault = await lstat(await realpath(vaultFolder), { bigint: true });
  const found: FoundFile[] = [];

  const add = (place: Place, sizeBytes: number, problem: WalkProblem | null): void => {
    const isTooLong = place.name.length > longestName || place.folder.length > longestFolder;
    if (found.length >= mostFiles) throw new AppError('takeout/too-many-files', { most: mostFiles });
    found.push({
      location: place.location,
      name: place.name.slice(0, longestName),
      folder: place.folder.slice(0, longestFolder),
      sizeBytes,
      problem: isTooLong ? 'unreadable' : problem,
    });
  };

  const visit = async (place: Place): Promise<void> => {
    if (signal.aborted) throw new AppError('job/cancelled');
    const stat = look(place.location);
    if (stat === null) add(place, 0, 'unreadable');
    else if (stat.isSymbolicLink()) add(place, 0, 'link');
    else if (stat.isFile()) add(place, Number(stat.size), null);
    else if (!stat.isDirectory()) add(place, 0, 'special');
    else if (stat.dev === vault.dev && stat.ino === vault.ino) add(place, 0, 'inVault');
    else await visitFolder(place);
  };

  const visitFolder = async (place: Place): Promise<void> => {
    let entries: Dirent[];
    try {
      entries = await readdir(place.location, { withFileTypes: true });
    } catch {
      add(place, 0, 'unreadable');
      return;
    }
    const folder = place.folder === '' ? place.name : `${place.folder}/${place.name}`;
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const [index, { name }] of entries.entries()) {
      // Lets others through now and then: a folder may hold a hundred thousand files.
      if (index % looksAtOnce === looksAtOnce - 1) await nextTurn();
      await visit({ location: path.join(place.location, name), name, folder });
    }
  };

  for (const chosen of paths) {
    const location = path.resolve(chosen);
    const place = { location, name: path.basename(location) || location, folder: '' };
    if (await isInside(location, vaultFolder)) add(place, 0, 'inVault');
    else await visit(place);
  }
  return found;
}

/** Whether a path lies in the folder or is it, links resolved. A path that is not there is not inside. */
async function isInside(location: string, folder: string): Promise<boolean> {
  try {
    const relative = path.relative(await realpath(folder), await realpath(location));
    return relative === '' || !(relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative));
  } catch {
    return false;
  }
}
