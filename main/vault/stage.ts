/** Content on its way into the vault: encrypted and durable as objects, not in the catalogue yet. For files.ts. */
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { AppError } from '../../preload/contract/errors.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { instantOf } from './clock.ts';
import { asDiskError } from './durable.ts';
import { notedEntryOf } from './entry-rows.ts';
import type { EntryRow } from './entry-rows.ts';
import type { Intents } from './objects/intents.ts';
import { noteFormat, noteVersion } from './objects/object-note.ts';
import type { NotedEntry, NoteStart } from './objects/object-note.ts';
import { objectPath } from './objects/object-path.ts';
import { fsyncObjectFolders, removeObjects } from './objects/object-store.ts';
import { createObjectWriter, makeBlockBuffers } from './objects/object-writer.ts';
import type { WrittenObject } from './objects/object-writer.ts';
import type { WriteOrder } from './objects/write-objects.ts';
import type { Catalogue, Clock, ContentSource, Job, NewEntry, StagedObject } from './open-vault.ts';
import { unwrap } from './work/outcome.ts';
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

const largestBatch = 64;
/** Up to so many files are measured first, so that progress can count bytes. */
const mostMeasured = 1000;

interface Planned {
  readonly index: number;
  readonly objectId: string;
  readonly path: string;
  readonly name: string;
  readonly note: NoteStart;
  readonly source: ContentSource;
}

/** A name that could leave its folder when the object is unpacked is a bug of the caller, who has to have checked it. */
function requireFileName(name: string): void {
  if (name === '' || name === '.' || name === '..' || /[/\0]/.test(name)) throw new RangeError('not a file name');
}

function planItem(deps: StageDeps, { entry, name, source }: StageItem, index: number): Planned {
  requireFileName(name);
  const objectId = randomUUID();
  const note: NoteStart = {
    format: noteFormat,
    version: noteVersion,
    vaultId: deps.vaultId,
    objectId,
    storedAt: instantOf(deps.clock.now()),
    ...(typeof entry === 'string' ? knownEntry(deps.catalogue, entry) : { number: 1, entry }),
  };
  return { index, objectId, path: objectPath(deps.folder, objectId), name, note, source };
}

function knownEntry(catalogue: Catalogue, id: string): { number: number; entry: NotedEntry } {
  const row = catalogue.get<EntryRow>('SELECT * FROM entries WHERE id = $id', { id });
  if (row === undefined) throw new AppError('vault/entry-unknown');
  const last = catalogue.get<{ number: number }>('SELECT max(number) AS number FROM versions WHERE entry_id = $id', {
    id,
  });
  return { number: (last?.number ?? 0) + 1, entry: notedEntryOf(row) };
}

/** Writes content that is in memory or comes as a stream, in this thread. */
async function writeHere(
  deps: StageDeps,
  planned: Planned,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<WrittenObject> {
  const { source } = planned;
  if ('path' in source) throw new TypeError('files are written by the pool');
  const buffers = makeBlockBuffers();
  const writer = createObjectWriter(deps.sodium, buffers, {
    path: planned.path,
    publicKey: deps.publicKey,
    name: planned.name,
    sizeBytes: 'bytes' in source ? source.bytes.length : source.sizeBytes,
    modifiedAt: null,
    note: planned.note,
  });
  try {
    for await (const piece of 'bytes' in source ? [source.bytes] : source.stream) {
      if (signal.aborted) throw new AppError('job/cancelled');
      writer.push(piece);
      onBytes(piece.length);
    }
    const written = writer.finish();
    writer.sync();
    writer.publish();
    return written;
  } catch (error) {
    writer.abort();
    throw error;
  } finally {
    deps.sodium.memzero(buffers.plaintext);
  }
}

function stopsAll(error: unknown): boolean {
  return error instanceof AppError && ['disk/full', 'disk/failed', 'job/cancelled'].includes(error.code);
}

function batchesOf(planned: readonly Planned[], threads: number): Planned[][] {
  const size = Math.max(1, Math.min(largestBatch, Math.ceil(planned.length / (Math.max(1, threads) * 4))));
  const batches: Planned[][] = [];
  for (let at = 0; at < planned.length; at += size) batches.push(planned.slice(at, at + size));
  return batches;
}

async function measure(items: readonly StageItem[]): Promise<number | null> {
  if (items.length > mostMeasured) return null;
  const sizes = await Promise.all(
    items.map(async ({ source }) => {
      if ('bytes' in source) return source.bytes.length;
      if ('sizeBytes' in source) return source.sizeBytes;
      return stat(source.path).then(
        ({ size }) => size,
        () => 0,
      );
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Does what `Files.stage` promises (open-vault.ts). */
export async function stageContent(
  deps: StageDeps,
  items: readonly StageItem[],
  job: Job,
): Promise<(StagedObject | Error)[]> {
  const planned = items.map((item, index) => planItem(deps, item, index));
  const results: (StagedObject | Error)[] = [];
  const totalBytes = await measure(items);
  let done = 0;
  const onBytes = (bytes: number) => {
    if (totalBytes === null || bytes === 0) return;
    done += bytes;
    job.onProgress({ done: Math.min(done, totalBytes), total: totalBytes, unit: 'bytes', detail: '' });
  };
  const onFiles = (files: number) => {
    if (totalBytes !== null) return;
    done += files;
    job.onProgress({ done, total: items.length, unit: 'files', detail: '' });
  };
  const keep = ({ index, objectId }: Planned, written: WrittenObject | Error) => {
    results[index] = written instanceof Error ? written : { objectId, ...written };
  };

  const fromPaths = planned.filter(({ source }) => 'path' in source);
  const fromHere = planned.filter(({ source }) => !('path' in source));
  deps.intents.note(planned.map(({ objectId }) => objectId));
  // One failure stops all others: their batches end at the next block.
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  job.signal.addEventListener('abort', onAbort);
  try {
    if (job.signal.aborted) throw new AppError('job/cancelled');
    const runBatch = async (batch: Planned[]): Promise<void> => {
      const orders = batch.map(({ source, path, name, note }): WriteOrder => {
        if (!('path' in source)) throw new TypeError('not a file');
        return { sourcePath: source.path, objectPath: path, name, note };
      });
      const outcomes = await deps.pool.run(
        'writeObjects',
        { publicKey: deps.publicKey, orders },
        { signal: stop.signal, onBytes },
      );
      for (const [at, item] of batch.entries()) {
        const outcome = outcomes[at];
        if (outcome !== undefined) keep(item, unwrap(outcome));
      }
      onFiles(batch.length);
    };
    const failures: unknown[] = [];
    const work = batchesOf(fromPaths, deps.pool.size).map((batch) =>
      runBatch(batch).catch((error: unknown) => {
        failures.push(error);
        stop.abort();
      }),
    );
    // All have to be at rest before anything is removed; what made the others stop is told, not that they were stopped.
    await Promise.allSettled(work);
    if (failures.length > 0) throw failures[0];

    for (const item of fromHere) {
      try {
        keep(item, await writeHere(deps, item, job.signal, onBytes));
      } catch (error) {
        if (stopsAll(error) || !(error instanceof Error)) throw error;
        keep(item, error);
      }
      onFiles(1);
    }
    await fsyncObjectFolders(planned.filter(({ index }) => !(results[index] instanceof Error)).map(({ path }) => path));
    deps.intents.settle(planned.filter(({ index }) => results[index] instanceof Error).map(({ objectId }) => objectId));
    return results;
  } catch (error) {
    await removeObjects(planned.map(({ path }) => path));
    deps.intents.settle(planned.map(({ objectId }) => objectId));
    throw asDiskError(error);
  } finally {
    job.signal.removeEventListener('abort', onAbort);
  }
}
