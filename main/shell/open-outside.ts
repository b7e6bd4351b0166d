/** Opens a working copy in the program that the system has for it. The engine names the file; what is no working copy is not opened. */
import { lstatSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import { refusedKinds } from '../../preload/contract/calls/workcopy.ts';
import type { CopyPlace, OpenedOutside } from '../../preload/contract/control.ts';
import { kindOfName } from '../workcopy/kinds.ts';

/** Some systems answer only when the program that was opened has ended. */
const patienceMs = 2500;

/** Whether this is the file of a working copy in one of these places: `<place>/<id>/file/<name>`. */
function isWorkingCopy(places: readonly CopyPlace[], path: string): boolean {
  const inside = dirname(path);
  const copy = dirname(inside);
  return (
    path.split(sep).every((part) => part !== '..' && part !== '.') &&
    basename(inside) === 'file' &&
    /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(basename(copy)) &&
    places.some((place) => dirname(copy) === place.path)
  );
}

function isFile(path: string): boolean {
  try {
    return lstatSync(path).isFile();
  } catch {
    return false;
  }
}

export function createOpenOutside({
  places,
  openPath,
  after,
  log,
}: {
  places: readonly CopyPlace[];
  /** Resolves to what went wrong, in words; empty when nothing did. */
  openPath: (path: string) => Promise<string>;
  after: (ms: number, work: () => void) => () => void;
  log: (line: string) => void;
}): (path: string) => Promise<OpenedOutside> {
  return async (path) => {
    // Programs and web pages are refused here once more, whatever the engine thought of them.
    if (!isWorkingCopy(places, path) || !isFile(path) || refusedKinds.includes(kindOfName(basename(path)))) {
      log('refused to open something in another program');
      return 'refused';
    }
    const waited = new Promise<string>((done) => void after(patienceMs, () => done('')));
    const failure = await Promise.race([openPath(path), waited]).catch(() => 'failed');
    if (failure === '') return 'opened';
    log('the system has no program for a working copy, or could not start it');
    return 'noProgram';
  };
}
