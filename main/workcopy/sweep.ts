/**
 * One round over all places where working copies lie: what no running engine looks after is sealed to its vault if it holds
 * anything that the vault does not have, and erased; what cannot be erased, or is still held open, is told. Holds no key of a vault.
 */
import { createHash, randomUUID } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { CopyPlace } from '../../preload/contract/control.ts';
import type { LeftBehindItem } from '../../preload/contract/shell.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { instantOf } from '../vault/clock.ts';
import { cutOff, eraseFolder, type Unerased } from './erase.ts';
import { findHolders, holderNames, type Holder } from './holders.ts';
import { fileOf, isOwnerAlive, openFolderOf, readNote, type CopyNote } from './note.ts';
import { otherFilesIn } from './other-files.ts';
import { foldersIn } from './places.ts';
import { lookAt, readSteadily, Unsteady, type SteadyFile } from './steady-read.ts';
import { straysIn, writeStray, type StrayReport } from './stray-file.ts';
import { asOpened, foldersOfCopy, withdraw } from './withdraw.ts';

export interface SweepParts {
  readonly sodium: Sodium;
  readonly places: readonly CopyPlace[];
  /** Where strays of a vault wait whose own folder cannot be written to, each vault's in a folder named by its id. */
  readonly fallbackFolder: string;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

export interface Sweep {
  /** Still there. */
  readonly left: readonly LeftBehindItem[];
  /** Folders that went, and how many of them left something for the vault. */
  readonly erased: number;
  readonly sealed: number;
  /** Something is to be looked at again soon: it was being written to. */
  readonly isWaiting: boolean;
}

/** A file that its program has not finished is waited for, but not for ever; so is a folder that has no note yet. */
const patienceMs = 10_000;

const whyOf = { open: 'crash', left: 'lock', closed: 'late' } as const;

export interface Sweeper {
  sweep(): Promise<Sweep>;
}

/** Remembers the notes it has seen, so that it knows what a folder was that a program puts back later. */
export function createSweeper({ sodium, places, fallbackFolder, now, log }: SweepParts): Sweeper {
  const known = new Map<string, CopyNote>();
  /** Since when a folder could not be dealt with, because its file is being written to. */
  const waiting = new Map<string, number>();

  /** One folder of a copy. Null: not yet, its file is being written to. */
  async function sealOne(
    inside: string,
    note: CopyNote,
    why: StrayReport['why'],
  ): Promise<'sealed' | 'nothing' | null> {
    const path = join(inside, note.name);
    const isLate = why === 'late';
    const otherFiles = otherFilesIn(inside, note.name).length;
    const { copyId, vaultId, entryId, proof, name } = note;
    const report: StrayReport = {
      format: 'mochidashi-stray-copy',
      version: 1,
      strayId: randomUUID(),
      copyId,
      vaultId,
      entryId,
      proof,
      name,
      foundAt: instantOf(now()),
      why,
      content: 'none',
      sizeBytes: 0,
      otherFiles,
    };
    if ((await lookAt(path)).is !== 'file') {
      if (isLate && otherFiles === 0) return 'nothing';
      await seal(note, report, null);
      return 'sealed';
    }
    return readSteadily(path, async (file) => {
      const isChanged = (await hashOf(file)) !== note.sha256;
      const isResting = now() - file.mark.modifiedMs > patienceMs;
      if (isChanged && !file.isWhole && !isResting) return null;
      if (!isChanged && isLate && otherFiles === 0) return 'nothing';
      const content = !isChanged ? 'none' : file.isWhole ? 'whole' : 'unfinished';
      const sizeBytes = content === 'whole' ? file.mark.sizeBytes : 0;
      await seal(note, { ...report, content, sizeBytes }, content === 'whole' ? file : null);
      return 'sealed';
    });
  }

  async function seal(note: CopyNote, report: StrayReport, file: SteadyFile | null): Promise<void> {
    const write = (folder: string) => writeStray(sodium, folder, { note, report, content: file?.content() ?? null });
    try {
      // A vault folder that is gone, as with its stick, is not made anew.
      lstatSync(join(note.vaultFolder, 'vault.json'));
      await write(straysIn(note.vaultFolder));
    } catch (error) {
      if (error instanceof Unsteady) throw error;
      await write(join(fallbackFolder, note.vaultId));
    }
  }

  async function sweepFolder(folder: string): Promise<LeftBehindItem[] | 'alive' | 'waiting' | 'sealed' | 'erased'> {
    const own = readNote(folder);
    if (own !== null && isOwnerAlive(own)) return 'alive';
    if (own === null && !known.has(folder) && isYoung(folder)) return 'waiting';
    const note = own ?? known.get(folder) ?? null;
    if (note === null) return erase(folder, 'erased');
    known.set(folder, note);
    try {
      return await sweepCopy(folder, note, own === null ? 'late' : whyOf[own.state]);
    } catch (error) {
      if (error instanceof Unsteady) return 'waiting';
      log(`a working copy could not be put away: ${error instanceof Error ? error.message : 'unknown'}`);
      const [inside = openFolderOf(folder)] = foldersOfCopy(folder);
      return [itemOf(join(inside, note.name), 'notPutAway', null)];
    }
  }

  async function sweepCopy(folder: string, note: CopyNote, why: StrayReport['why']) {
    // No program gets at the file by its path from now on.
    withdraw(folder);
    let isSealed = false;
    const insides = foldersOfCopy(folder);
    for (const inside of insides.length > 0 ? insides : [openFolderOf(folder)]) {
      const outcome = await sealOne(inside, note, why);
      if (outcome === null) return 'waiting' as const;
      if (outcome === 'sealed') isSealed = true;
      const left = eraseFolder(inside);
      if (left.length > 0) return left.map(asItem);
    }
    // One that a program has made anew meanwhile comes next.
    if (foldersOfCopy(folder).length > 0) return 'waiting' as const;
    return erase(folder, isSealed ? 'sealed' : 'erased');
  }

  function erase<Outcome extends string>(folder: string, outcome: Outcome): LeftBehindItem[] | Outcome {
    const left = eraseFolder(folder);
    return left.length > 0 ? left.map(asItem) : outcome;
  }

  function isYoung(folder: string): boolean {
    try {
      return now() - lstatSync(folder).mtimeMs < patienceMs;
    } catch {
      return false;
    }
  }

  /** A file that somebody writes to for longer than anybody waits is told of; the waiting goes on. */
  function overdueItems(folder: string): LeftBehindItem[] {
    const since = waiting.get(folder) ?? now();
    waiting.set(folder, since);
    const note = known.get(folder);
    if (note === undefined || now() - since <= patienceMs) return [];
    const holders = holderNames(findHolders(folder));
    return [itemOf(fileOf(folder, note.name), 'inUse', holders.length > 0 ? holders.join(', ') : null)];
  }

  /** What programs have open of copies that are gone: cut to nothing where they can write, and told. */
  function heldItems(): LeftBehindItem[] {
    const holders = places
      .flatMap(({ path: place }) => findHolders(place).filter(({ path }) => !isLookedAfter(place, path)))
      .filter(({ isRemoved }) => isRemoved);
    for (const { canWrite, link } of holders) if (canWrite) cutOff(link);
    return [...groupByPath(holders)].map(([path, ofOne]) =>
      itemOf(asOpened(path), 'inUse', holderNames(ofOne).join(', ')),
    );
  }

  return {
    async sweep() {
      const left: LeftBehindItem[] = [];
      let erased = 0;
      let sealed = 0;
      let isWaiting = false;
      for (const folder of places.flatMap(foldersIn)) {
        const outcome = await sweepFolder(folder);
        if (outcome !== 'waiting') waiting.delete(folder);
        if (outcome === 'waiting') {
          isWaiting = true;
          left.push(...overdueItems(folder));
        } else if (Array.isArray(outcome)) left.push(...outcome);
        else if (outcome !== 'alive') {
          erased += 1;
          if (outcome === 'sealed') sealed += 1;
        }
      }
      return { left: [...left, ...heldItems()], erased, sealed, isWaiting };
    },
  };
}

/** What lies in an open copy is its engine's business, such as the old file of a program that keeps it open and wrote a new one. */
function isLookedAfter(place: string, path: string): boolean {
  const [copyFolder = ''] = path.slice(place.length + 1).split('/');
  const note = readNote(join(place, copyFolder));
  return note !== null && isOwnerAlive(note);
}

function groupByPath(holders: readonly Holder[]): Map<string, Holder[]> {
  const byPath = new Map<string, Holder[]>();
  for (const holder of holders) byPath.set(holder.path, [...(byPath.get(holder.path) ?? []), holder]);
  return byPath;
}

async function hashOf(file: SteadyFile): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of file.content()) hash.update(piece);
  return hash.digest('hex');
}

function itemOf(path: string, why: LeftBehindItem['why'], heldBy: string | null): LeftBehindItem {
  return {
    kind: 'file',
    name: basename(path).slice(0, 1000),
    folder: dirname(path).slice(0, 4096),
    heldBy: heldBy?.slice(0, 200) ?? null,
    why,
  };
}

function asItem({ path, code }: Unerased): LeftBehindItem {
  // Windows lets nobody remove a file that a program has open, and calls that by any of these names.
  const inUse = process.platform === 'win32' ? ['EACCES', 'EPERM', 'EBUSY'] : ['EBUSY', 'ETXTBSY'];
  if (inUse.includes(code)) return itemOf(path, 'inUse', null);
  return itemOf(path, ['EACCES', 'EPERM', 'EROFS'].includes(code) ? 'denied' : 'unknown', null);
}
