/** What is staged, planned before anything is written: ids, places, notes. For stage.ts and its parts. */
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { AppError } from '../../preload/contract/errors.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { instantOf } from './clock.ts';
import { notedEntryOf } from './entry-rows.ts';
import type { EntryRow } from './entry-rows.ts';
import type { Intents } from './objects/intents.ts';
import { noteFormat, noteVersion } from './objects/object-note.ts';
import type { NotedEntry, NoteStart } from './objects/object-note.ts';
import { objectPath } from './objects/object-path.ts';
import type { WrittenObject } from './objects/object-writer.ts';
import type { Catalogue, Clock, ContentSource, NewEntry } from './open-vault.ts';
import type { Pool } from './work/pool.ts';

export interface StageDeps {
  readonly sodium: Sodium;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly pool: Pool;
  readonly folder: string;
  readonly vaultId: string;
  readonly publicKey: Uint8Array;
  readonly intents: Intents;
}

/** A new entry, also of a kind only the vault itself makes; or the id of one that is there. */
export interface StageItem {
  readonly entry: NewEntry | NotedEntry | string;
  readonly name: string;
  readonly source: ContentSource;
}

export interface Planned {
  readonly index: number;
  readonly objectId: string;
  readonly path: string;
  readonly name: string;
  readonly note: NoteStart;
  readonly source: ContentSource;
  /** As measured beforehand; 0 where it could not be. */
  readonly sizeBytes: number;
}

/** How the parts of staging report. */
export interface Staging {
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
  readonly keep: (item: Planned, written: WrittenObject | Error) => void;
}

/** Objects that are fsynced together. */
export const largestBatch = 64;

/** A name that could leave its folder when the object is unpacked is a bug of the caller, who has to have checked it. */
function requireFileName(name: string): void {
  if (name === '' || name === '.' || name === '..' || /[/\0]/.test(name)) throw new RangeError('not a file name');
}

function knownEntry(catalogue: Catalogue, id: string): { number: number; entry: NotedEntry } {
  const row = catalogue.get<EntryRow>('SELECT * FROM entries WHERE id = $id', { id });
  if (row === undefined) throw new AppError('vault/entry-unknown');
  const last = catalogue.get<{ number: number }>('SELECT max(number) AS number FROM versions WHERE entry_id = $id', {
    id,
  });
  return { number: (last?.number ?? 0) + 1, entry: notedEntryOf(row) };
}

/** Measured first, so that progress can count bytes and large files be told. */
async function measure({ source }: StageItem): Promise<number> {
  if ('bytes' in source) return source.bytes.length;
  if ('sizeBytes' in source) return source.sizeBytes;
  return stat(source.path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** Up to so many files are measured; where there are more, the odd large one is not worth a look at each. */
const mostMeasured = 2000;

/** Throws `vault/entry-unknown`. */
export async function planItems(
  deps: StageDeps,
  items: readonly StageItem[],
): Promise<{ planned: Planned[]; areMeasured: boolean }> {
  const areMeasured = items.length <= mostMeasured;
  const sizes = areMeasured ? await Promise.all(items.map(measure)) : [];
  const storedAt = instantOf(deps.clock.now());
  const planned = items.map(({ entry, name, source }, index): Planned => {
    requireFileName(name);
    const objectId = randomUUID();
    const note: NoteStart = {
      format: noteFormat,
      version: noteVersion,
      vaultId: deps.vaultId,
      objectId,
      storedAt,
      ...(typeof entry === 'string' ? knownEntry(deps.catalogue, entry) : { number: 1, entry }),
    };
    return {
      index,
      objectId,
      path: objectPath(deps.folder, objectId),
      name,
      note,
      source,
      sizeBytes: sizes[index] ?? 0,
    };
  });
  return { planned, areMeasured };
}
