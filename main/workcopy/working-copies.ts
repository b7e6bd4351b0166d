/**
 * The one public file of main/workcopy for the engine: files of an open vault that other programs have open. Made with the vault,
 * settled with it.
 */
import { mkdirSync } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { refusedKinds, warnedKinds } from '../../preload/contract/calls/workcopy.ts';
import type { CopyKind, FoundCopy, WorkingCopy } from '../../preload/contract/calls/workcopy.ts';
import type { CopySettings, OpenedOutside } from '../../preload/contract/control.ts';
import { AppError } from '../../preload/contract/errors.ts';
import { toBase64 } from '../crypto/encoding.ts';
import { instantOf } from '../vault/clock.ts';
import { systemCode } from '../vault/durable.ts';
import type { Job, OpenVault } from '../vault/open-vault.ts';
import { eraseFolder } from './erase.ts';
import { findHolders, holderNames, type Holder } from './holders.ts';
import { kindOfFile } from './kinds.ts';
import { fileOf, openFolderOf, ownerOfThisProcess, proofSubject, writeNote, type CopyNote } from './note.ts';
import { bytesNeeded, choosePlace, type ChosenPlace } from './places.ts';
import { markOf } from './steady-read.ts';
import { straysIn } from './stray-file.ts';
import { countStrays, takeStrays } from './take-strays.ts';
import { watchFolder, type WatchFolder } from './watch-folder.ts';
import { createWorkingCopy, type After, type OpenCopy } from './working-copy.ts';

export interface WorkingCopiesParts {
  readonly vault: OpenVault;
  readonly settings: CopySettings;
  /** Whether the policy in force lets files be opened in other programs. */
  readonly isAllowed: () => boolean;
  /** Asks the system to open this file in the program it has for it. */
  readonly openOutside: (path: string) => Promise<OpenedOutside>;
  /** What the page shows changed; `isSaved`: a file has a new version. */
  readonly onChange: (isSaved: boolean) => void;
  readonly after: After;
  readonly watch?: WatchFolder;
}

export interface WorkingCopies {
  plan(entryId: string): Promise<{ kind: CopyKind; place: WorkingCopy['place'] | null; isOpen: boolean }>;
  /**
   * Makes a copy and opens it; shows one again that is there. Throws `workcopy/not-allowed`, `workcopy/kind-refused`,
   * `workcopy/kind-warned` (unless `despite` names that kind), `workcopy/no-place`, `workcopy/no-room`, `workcopy/no-program`,
   * `workcopy/too-many`, `vault/entry-closed`, and what reading the vault throws. Nothing is left of a copy that could not be opened.
   */
  open(entryId: string, despite: CopyKind | null, job: Job): Promise<WorkingCopy>;
  list(): { copies: WorkingCopy[]; found: FoundCopy[] };
  /** See `workcopy/close` in the contract. */
  close(entryId: string, evenIfHeld: boolean): Promise<{ isClosed: boolean; heldBy: string[] }>;
  /** Takes in and closes the copies of these files (null: of all), whoever holds them: they are about to leave the vault. */
  closeFor(entryIds: readonly string[] | null): Promise<void>;
  /** Throws `workcopy/close-first` while a copy is open or something found waits: the vault's key is about to change. */
  requireNone(): void;
  forgetFound(): void;
  /**
   * For the lock: takes in what was saved last and removes the copies, all at once, until `limit` resolves. What is not done by then
   * stays where it is, for the sweeper (sweep.ts).
   */
  settle(limit: Promise<unknown>): Promise<void>;
}

const mostCopies = 32;
const changeableStates: readonly string[] = ['out', 'changed'];

/** Takes in what was found since the last time, then stands ready. */
export async function createWorkingCopies(parts: WorkingCopiesParts): Promise<WorkingCopies> {
  const { vault, settings, isAllowed, openOutside, onChange, after, watch = watchFolder } = parts;
  const { fallbackFolder } = settings;
  const strayFolders = [
    straysIn(vault.folder),
    ...(fallbackFolder === null ? [] : [join(fallbackFolder, vault.vaultId)]),
  ];
  let found = (await takeStrays(vault, strayFolders)).slice(-100);
  const copies = new Map<string, OpenCopy>();
  let opening: Promise<unknown> = Promise.resolve();
  let isSettled = false;

  function entryOf(entryId: string): { name: string; state: string } {
    const row = vault.catalogue.get<{ name: string; state: string }>(
      "SELECT name, state FROM entries WHERE id = $id AND kind = 'takeout'",
      { id: entryId },
    );
    if (row === undefined) throw new AppError('vault/entry-unknown');
    return row;
  }

  async function kindOf(entryId: string): Promise<CopyKind> {
    const reader = await vault.files.open(vault.files.currentVersion(entryId).id);
    try {
      return await kindOfFile(entryOf(entryId).name, (offset, length) => reader.read(offset, length), reader.size);
    } finally {
      reader.close();
    }
  }

  function described(copy: OpenCopy, holders: readonly Holder[]): WorkingCopy {
    const ofThis = holders.filter(({ path }) => path.startsWith(`${openFolderOf(copy.folder)}/`));
    return { ...copy.describe(), heldBy: holderNames(ofThis).slice(0, 20) };
  }

  async function showOutside(path: string): Promise<void> {
    const outcome = await openOutside(path);
    if (outcome === 'noProgram') throw new AppError('workcopy/no-program');
    if (outcome === 'refused') throw new AppError('workcopy/kind-refused');
  }

  async function make(entryId: string, { place }: ChosenPlace, job: Job): Promise<OpenCopy> {
    const { name } = entryOf(entryId);
    const version = vault.files.currentVersion(entryId);
    const copyId = vault.newId();
    const folder = join(place.path, copyId);
    const note: CopyNote = {
      format: 'mochidashi-working-copy',
      version: 1,
      copyId,
      vaultId: vault.vaultId,
      vaultFolder: vault.folder,
      entryId,
      name,
      openedAt: instantOf(vault.clock.now()),
      sha256: version.sha256,
      publicKey: toBase64(vault.deposits.publicKey),
      proof: toBase64(vault.deposits.proofFor(proofSubject({ copyId, entryId }))),
      owner: ownerOfThisProcess(),
      state: 'open',
    };
    // On record before the copy exists: a copy without a record would be worse than a record without a copy.
    vault.audit.append('workcopy.opened', { entryId, number: version.number, place: place.kind });
    try {
      mkdirSync(folder, { mode: 0o700 });
      // Before the content, so that whoever finds the content knows whose it is.
      writeNote(folder, note);
      mkdirSync(openFolderOf(folder), { mode: 0o700 });
      const path = fileOf(folder, name);
      await writeContent(vault.files.stream(version.id), version.sizeBytes, path, job);
      const written = markOf(await lstat(path));
      // The lock came meanwhile.
      if (isSettled || job.signal.aborted) throw new AppError('job/cancelled');
      const copy = createWorkingCopy({ vault, folder, place, note, written, watch, after, onChange });
      copies.set(entryId, copy);
      return copy;
    } catch (error) {
      eraseFolder(folder);
      if (systemCode(error) === 'ENOSPC' || systemCode(error) === 'EDQUOT') throw new AppError('workcopy/no-room');
      throw error;
    }
  }

  /** The copy is gone, and this is on record. Its note stays: from it the sweeper knows what a program puts back there. */
  function remove(entryId: string, copy: OpenCopy, isLocking: boolean): void {
    copy.stop();
    copies.delete(entryId);
    const left = eraseFolder(copy.inside());
    writeNoteQuietly(copy, 'closed');
    vault.audit.append('workcopy.closed', { entryId, saves: copy.saves(), isLocking, left: left.length });
  }

  async function closeOne(entryId: string, copy: OpenCopy): Promise<void> {
    try {
      await copy.lastLook(new AbortController().signal, true);
    } catch (cause) {
      throw new AppError('workcopy/not-taken-in', {}, { cause });
    }
    remove(entryId, copy, false);
    onChange(false);
  }

  async function settleOne(entryId: string, copy: OpenCopy, signal: AbortSignal): Promise<void> {
    let outcome: 'done' | 'left' = 'left';
    try {
      outcome = await copy.lastLook(signal, false);
    } catch {
      // A full disk, or one that is gone: the sweeper seals it where it can.
    }
    if (outcome === 'done') {
      remove(entryId, copy, true);
      return;
    }
    copy.stop();
    writeNoteQuietly(copy, 'left');
    vault.audit.append('workcopy.left', { entryId, saves: copy.saves() });
  }

  async function openAnew(entryId: string, despite: CopyKind | null, job: Job): Promise<WorkingCopy> {
    if (!isAllowed()) throw new AppError('workcopy/not-allowed');
    if (!changeableStates.includes(entryOf(entryId).state)) throw new AppError('vault/entry-closed');
    const there = copies.get(entryId);
    if (there !== undefined) {
      await showOutside(fileOf(there.folder, there.note.name));
      return described(there, findHolders(there.folder));
    }
    if (copies.size >= mostCopies) throw new AppError('workcopy/too-many', { most: mostCopies });
    const kind = await kindOf(entryId);
    if (refusedKinds.includes(kind)) throw new AppError('workcopy/kind-refused');
    if (warnedKinds.includes(kind) && kind !== despite) throw new AppError('workcopy/kind-warned');
    const { sizeBytes } = vault.files.currentVersion(entryId);
    const chosen = choosePlace(settings.places, sizeBytes);
    if (chosen === null) throw new AppError('workcopy/no-place');
    if (!chosen.isEnough) throw new AppError('workcopy/no-room', { needed: bytesNeeded(sizeBytes), room: chosen.room });
    const copy = await make(entryId, chosen, job);
    try {
      await showOutside(fileOf(copy.folder, copy.note.name));
    } catch (error) {
      remove(entryId, copy, false);
      throw error;
    }
    onChange(false);
    return described(copy, []);
  }

  return {
    async plan(entryId) {
      const { sizeBytes } = vault.files.currentVersion(entryId);
      const place = choosePlace(settings.places, sizeBytes)?.place.kind ?? null;
      return { kind: await kindOf(entryId), place, isOpen: copies.has(entryId) };
    },
    open(entryId, despite, job) {
      // One after the other: of two wishes for the same file the second finds it open.
      const turn = opening.then(() => openAnew(entryId, despite, job));
      opening = turn.catch(() => undefined);
      return turn;
    },
    list() {
      const places = new Set([...copies.values()].map(({ place }) => place.path));
      const holders = [...places].flatMap((place) => findHolders(place));
      return { copies: [...copies.values()].map((copy) => described(copy, holders)), found };
    },
    async close(entryId, evenIfHeld) {
      const copy = copies.get(entryId);
      if (copy === undefined) throw new AppError('workcopy/not-found');
      const heldBy = evenIfHeld ? [] : holderNames(findHolders(openFolderOf(copy.folder))).slice(0, 20);
      if (heldBy.length > 0) return { isClosed: false, heldBy };
      await closeOne(entryId, copy);
      return { isClosed: true, heldBy: [] };
    },
    async closeFor(entryIds) {
      const wanted = entryIds === null ? null : new Set(entryIds);
      for (const [entryId, copy] of copies) {
        if (wanted === null || wanted.has(entryId)) await closeOne(entryId, copy);
      }
    },
    requireNone() {
      if (copies.size > 0 || countStrays(strayFolders) > 0) throw new AppError('workcopy/close-first');
    },
    forgetFound() {
      found = [];
    },
    async settle(limit) {
      isSettled = true;
      if (copies.size === 0) return;
      const stop = new AbortController();
      void limit.then(() => stop.abort());
      await Promise.allSettled([...copies].map(([entryId, copy]) => settleOne(entryId, copy, stop.signal)));
      copies.clear();
    },
  };
}

/** Writes the content; verified when it returns. */
async function writeContent(
  content: AsyncIterable<Uint8Array>,
  total: number,
  path: string,
  { signal, onProgress }: Job,
): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    let done = 0;
    for await (const piece of content) {
      if (signal.aborted) throw new AppError('job/cancelled');
      for (let at = 0; at < piece.length;) at += (await file.write(piece, at)).bytesWritten;
      done += piece.length;
      onProgress({ done, total, unit: 'bytes', detail: '' });
    }
  } finally {
    await file.close();
  }
}

function writeNoteQuietly({ folder, note }: OpenCopy, state: CopyNote['state']): void {
  try {
    writeNote(folder, { ...note, state });
  } catch {
    // Without it the sweeper takes it for a crash, which seals and erases all the same.
  }
}
