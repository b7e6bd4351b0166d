/** Lets a catalogue that was made beside another one take its place, once it is seen to be whole. For rekey.ts and rebuild.ts. */
import { closeSync, fsyncSync, openSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../../preload/contract/errors.ts';
import { fsyncFolder, guardDisk, removeFile } from '../durable.ts';
import { createCatalogue } from './catalogue.ts';

/**
 * Throws `disk/failed` unless all of a closed catalogue is in its one file. Closing by itself does not say when the
 * write-ahead log could not be brought over; a file that goes elsewhere without its log has lost what is in it.
 */
export function requireClosed(path: string): void {
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) throw new AppError('disk/failed');
}

function requireWhole(path: string, key: Uint8Array): void {
  let problems: string[];
  try {
    const catalogue = createCatalogue({ path, key, mode: 'open' });
    try {
      problems = catalogue.integrityProblems();
    } finally {
      catalogue.close();
    }
  } catch (cause) {
    throw new AppError('disk/failed', {}, { cause });
  }
  if (problems.length > 0) throw new AppError('disk/failed');
  requireClosed(path);
}

/**
 * Puts the closed catalogue at `newPath` into the place of the one at `path`, in one step and durably. Not every error of
 * the disk is told by the library, so it is read from start to end first. Throws `disk/full`, `disk/failed`; then the
 * old one is as it was.
 */
export function replaceCatalogue({
  path,
  newPath,
  key,
  keepOld = () => undefined,
}: {
  path: string;
  newPath: string;
  key: Uint8Array;
  /** Sets the old one aside, where it is to be kept. */
  keepOld?: () => void;
}): void {
  requireWhole(newPath, key);
  keepOld();
  guardDisk(() => {
    const file = openSync(newPath, 'r+');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    // A log of the old file would be read into the new one.
    for (const suffix of ['-wal', '-shm']) removeFile(path + suffix);
    renameSync(newPath, path);
  });
  fsyncFolder(dirname(path));
}
