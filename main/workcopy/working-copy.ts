/**
 * One working copy: looks after the file that another program has open, and takes every save into the vault. For working-copies.ts.
 * A save is taken in once the file rests, whole, from one moment; what was taken in is durable before anything says so.
 */
import { join } from 'node:path';
import type { WorkingCopy } from '../../preload/contract/calls/workcopy.ts';
import type { CopyPlace } from '../../preload/contract/control.ts';
import { AppError, isAppError } from '../../preload/contract/errors.ts';
import { instantOf } from '../vault/clock.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { openFolderOf, writeNote, type CopyNote } from './note.ts';
import { otherFilesIn } from './other-files.ts';
import { restMs, restNeeded } from './rest.ts';
import { isSameMark, lookAt, readSteadily, Unsteady, type FileMark } from './steady-read.ts';
import { storeSave } from './store-save.ts';
import type { FolderWatch, WatchFolder } from './watch-folder.ts';
import { giveBack, withdraw } from './withdraw.ts';

/** Runs `work` after so many milliseconds; the returned function calls it off. */
export type After = (ms: number, work: () => void) => () => void;

export interface CopyParts {
  readonly vault: OpenVault;
  readonly folder: string;
  readonly place: CopyPlace;
  readonly note: CopyNote;
  /** The file as it was written for the program. */
  readonly written: FileMark;
  readonly watch: WatchFolder;
  readonly after: After;
  /** What the page shows of the copy changed; `isSaved`: there is a new version. */
  readonly onChange: (isSaved: boolean) => void;
}

export type LastLook = 'done' | 'left';

export interface OpenCopy {
  readonly note: CopyNote;
  readonly folder: string;
  readonly place: CopyPlace;
  readonly openedAt: string;
  /** As the page sees it, but for who holds it. */
  describe(): Omit<WorkingCopy, 'heldBy'>;
  /** How many versions came from it. */
  saves(): number;
  /** The folder that the file is in: the one that programs see, or, after the last look, the withdrawn one. */
  inside(): string;
  /**
   * Takes in what was saved last, withdraws the folder from the programs, and takes in what was saved in between. `left`: `signal` came first, and the file is as it was. `isPatient`: waits a little for a file that
   * is not whole, and then takes it as it is, for the user wants the copy closed. Throws what storing throws.
   */
  lastLook(signal: AbortSignal, isPatient: boolean): Promise<LastLook>;
  /** Looks no more. */
  stop(): void;
}

/** One that never rests is tried all the same after so long; reading shows whether it stayed the same meanwhile. */
const mostPatienceMs = 3000;
const lookAgainMs = 100;
const retryMs = 5000;
const mostNamed = 20;
const missingPatienceMs = 500;
/** The lock gives a save that is under way so long to end. */
const settleMs = 400;

export function createWorkingCopy(parts: CopyParts): OpenCopy {
  const { vault, folder, place, after, onChange } = parts;
  const { entryId, name, copyId, openedAt } = parts.note;
  /** Where the file is now, and its folder. */
  let inside = openFolderOf(folder);
  let path = join(inside, name);
  const now = (): number => vault.clock.monotonic();

  let note = parts.note;
  let state: WorkingCopy['state'] = 'rest';
  let problem: string | null = null;
  let lastSave: WorkingCopy['lastSave'] = null;
  let saves = 0;
  /** What the vault has. */
  let taken: FileMark | null = parts.written;
  /** What was seen last, since when, and since when it has not been what the vault has. */
  let seen: { mark: FileMark; since: number } | null = null;
  let restlessSince: number | null = null;
  let callOff: (() => void) | null = null;
  let isStopped = false;
  /** Aborted, it ends a taking in that is under way. */
  let underWay = new AbortController();
  let turn: Promise<unknown> = Promise.resolve();

  function show(next: WorkingCopy['state'], nextProblem: string | null = null): void {
    if (state === next && problem === nextProblem) return;
    state = next;
    problem = nextProblem;
    onChange(false);
  }

  function lookIn(ms: number): void {
    if (isStopped) return;
    callOff?.();
    callOff = after(ms, () => {
      callOff = null;
      turn = turn.then(look);
    });
  }

  /** Reads the file into the vault. `anyway`: also if it is not whole. Throws `Unsteady`, and what storing throws. */
  async function takeIn(signal: AbortSignal, anyway: boolean): Promise<'taken' | 'unfinished'> {
    return readSteadily(path, async (file) => {
      if (!file.isWhole && !anyway) return 'unfinished';
      show('takingIn');
      const { sha256, version } = await storeSave(vault, note, file, signal);
      if (version !== null) {
        lastSave = { at: instantOf(vault.clock.now()), number: version.number };
        saves += 1;
        note = { ...note, sha256 };
        noteDown();
        onChange(true);
      }
      taken = file.mark;
      seen = null;
      restlessSince = null;
      show('rest');
      return 'taken';
    });
  }

  /** A note that is behind makes the sweeper seal once more what the vault has; nothing is lost by it. */
  function noteDown(): void {
    try {
      writeNote(folder, note);
    } catch {
      // The place is full.
    }
  }

  async function look(): Promise<void> {
    if (isStopped) return;
    const found = await lookAt(path);
    if (found.is !== 'file') {
      show(found.is);
      return;
    }
    const { mark } = found;
    if (isSameMark(mark, taken)) {
      seen = null;
      show('rest');
      return;
    }
    restlessSince ??= now();
    if (seen === null || !isSameMark(seen.mark, mark)) seen = { mark, since: now() };
    if (state !== 'unfinished' && state !== 'failed') show('changing');
    const rested = now() - seen.since;
    const isOverdue = now() - restlessSince > mostPatienceMs && mark.sizeBytes > 0;
    if (!isOverdue && rested < restNeeded({ path, mark, taken })) {
      lookIn(lookAgainMs);
      return;
    }
    await tryToTakeIn(rested >= restMs.unfinished);
  }

  async function tryToTakeIn(anyway: boolean): Promise<void> {
    try {
      underWay = new AbortController();
      if ((await takeIn(underWay.signal, anyway)) === 'unfinished') {
        show('unfinished');
        lookIn(restMs.usual);
      }
    } catch (error) {
      if (error instanceof Unsteady) {
        lookIn(lookAgainMs);
        return;
      }
      if (isAppError(error, 'job/cancelled')) return;
      show('failed', error instanceof AppError ? error.code : 'unexpected');
      lookIn(retryMs);
    }
  }

  const watched: FolderWatch = parts.watch(openFolderOf(folder), () => {
    // What is on its way already sees this change, too.
    if (callOff === null) lookIn(restMs.usual / 2);
  });

  function pause(ms: number): Promise<void> {
    return new Promise((done) => void after(ms, done));
  }

  function moveTo(folderNow: string): void {
    inside = folderNow;
    path = join(inside, name);
  }

  async function lastLook(signal: AbortSignal, isPatient: boolean): Promise<LastLook> {
    const began = now();
    const asItIs = (): boolean => isPatient && now() - began > mostPatienceMs;
    // A save that is under way may end well; one after the other without end is ended by the withdrawal.
    await untilTaken(signal, asItIs, { missingMs: missingPatienceMs, mostMs: isPatient ? mostPatienceMs : settleMs });
    if (signal.aborted) return 'left';
    moveTo(withdraw(folder));
    try {
      return await untilTaken(signal, asItIs, { missingMs: 0, mostMs: Infinity });
    } catch (error) {
      // It could not be stored, so the copy stays open.
      giveBack(folder, inside);
      moveTo(openFolderOf(folder));
      throw error;
    }
  }

  /** Looks until the vault has what the file holds; `left` when `signal` comes first, or `mostMs` have passed. */
  async function untilTaken(
    signal: AbortSignal,
    asItIs: () => boolean,
    { missingMs, mostMs }: { missingMs: number; mostMs: number },
  ): Promise<LastLook> {
    const began = now();
    while (!signal.aborted && now() - began <= mostMs) {
      const found = await lookAt(path);
      if (found.is === 'file' && isSameMark(found.mark, taken)) return 'done';
      if (found.is === 'odd') return 'done';
      if (found.is === 'missing') {
        // Between two steps of a program that replaces it.
        if (now() - began >= missingMs) return 'done';
      } else {
        try {
          if ((await takeIn(signal, asItIs())) === 'taken') continue;
        } catch (error) {
          if (isAppError(error, 'job/cancelled')) break;
          if (!(error instanceof Unsteady)) throw error;
        }
      }
      await pause(lookAgainMs / 2);
    }
    return 'left';
  }

  return {
    get note() {
      return note;
    },
    folder,
    place,
    openedAt,
    saves: () => saves,
    inside: () => inside,
    describe: () => ({
      copyId,
      entryId,
      name,
      place: place.kind,
      folder: openFolderOf(folder),
      openedAt,
      lastSave,
      state,
      problem,
      otherFiles: otherFilesIn(openFolderOf(folder), name)
        .slice(0, mostNamed)
        .map((each) => each.slice(0, 300)),
    }),
    async lastLook(signal, isPatient) {
      signal.addEventListener('abort', () => underWay.abort());
      const mine = turn.then(() => lastLook(signal, isPatient));
      turn = mine.catch(() => undefined);
      return mine;
    },
    stop() {
      isStopped = true;
      callOff?.();
      watched.close();
    },
  };
}
