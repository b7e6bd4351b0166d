/** Writes a batch of objects from files, synchronously: runs in a worker thread, or in this one. For main/vault. */
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { AppError } from '../../../preload/contract/errors.ts';
import { asDiskError, systemCode } from '../durable.ts';
import type { Workbench } from '../work/workbench.ts';
import type { NoteStart } from './object-note.ts';
import { createObjectWriter } from './object-writer.ts';
import type { ObjectWriter, WrittenObject } from './object-writer.ts';
import { createOutlet, createSharedOutlet } from './seal-blocks.ts';
import type { Outlet } from './seal-blocks.ts';
import type { SharedMemory } from '../work/shared-blocks.ts';

/** One object to be made from a file outside. */
export interface WriteOrder {
  readonly sourcePath: string;
  readonly objectPath: string;
  readonly name: string;
  readonly note: NoteStart;
}

export interface WriteBatch {
  /** The vault's X25519 public key. */
  readonly publicKey: Uint8Array;
  readonly orders: readonly WriteOrder[];
  /** For one large file that another thread helps with, by `sealBlocks`. */
  readonly shared?: SharedMemory;
}

/** Says how many bytes were done since the last time; throws to stop the work. */
export type Report = (bytes: number) => void;

/** The file at this path is still the one that was opened, untouched. */
function isSame(before: Stats, after: Stats): boolean {
  return (
    before.ino === after.ino &&
    before.dev === after.dev &&
    before.size === after.size &&
    before.mtimeMs === after.mtimeMs &&
    before.ctimeMs === after.ctimeMs
  );
}

/** Turns an error of reading a file outside into its code. */
export function asSourceError(error: unknown): unknown {
  const code = systemCode(error);
  if (error instanceof AppError) return error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new AppError('takeout/original-missing', {}, { cause: error });
  if (['EACCES', 'EPERM', 'EIO', 'ELOOP', 'EISDIR', 'ENXIO', 'EBUSY'].includes(code)) {
    return new AppError('takeout/original-unreadable', {}, { cause: error });
  }
  return asDiskError(error);
}

/**
 * Reads a file outside from start to end into the space it is given, and makes sure that it stayed the same meanwhile.
 * Throws `takeout/original-missing`, `takeout/original-unreadable` (also for what is no ordinary file) and
 * `takeout/original-changed`.
 */
export function readSource<Sink>(
  path: string,
  begin: (stats: Stats) => Sink,
  space: (sink: Sink) => Uint8Array,
  advance: (sink: Sink, bytes: number) => void,
): Sink {
  let source: number | null = null;
  try {
    // A pipe or a device must not make us wait for ever.
    source = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const before = fstatSync(source);
    if (!before.isFile()) throw new AppError('takeout/original-unreadable');
    const sink = begin(before);
    let total = 0;
    while (total < before.size) {
      const into = space(sink);
      const bytes = readSync(source, into, 0, Math.min(into.length, before.size - total), null);
      if (bytes === 0) throw new AppError('takeout/original-changed');
      advance(sink, bytes);
      total += bytes;
    }
    // By its path, so that another file that took its place is noticed, too.
    if (!isSame(before, statSync(path))) throw new AppError('takeout/original-changed');
    return sink;
  } catch (error) {
    throw asSourceError(error);
  } finally {
    if (source !== null) closeSync(source);
  }
}

function writeOne(outletTo: (path: string) => Outlet, order: WriteOrder, report: Report) {
  let writer: ObjectWriter | null = null;
  try {
    writer = readSource(
      order.sourcePath,
      ({ size, mtimeMs }) =>
        (writer = createObjectWriter({
          path: order.objectPath,
          outletTo,
          name: order.name,
          sizeBytes: size,
          modifiedAt: Math.floor(mtimeMs),
          note: order.note,
        })),
      (sink) => sink.space(),
      (sink, bytes) => {
        sink.advance(bytes);
        report(bytes);
      },
    );
    return { writer, written: writer.finish() };
  } catch (error) {
    writer?.abort();
    throw error;
  }
}

/** True for errors that concern the whole work and not one file. */
export function stopsAll(error: unknown): boolean {
  return error instanceof AppError && ['disk/full', 'disk/failed', 'job/cancelled'].includes(error.code);
}

/**
 * Writes each file as an object, then fsyncs all of them, then names all of them: far fewer waits for the disk than one
 * by one. A file that fails gives its error in its place. Throws `disk/full`, `disk/failed` and what `report` throws,
 * and then has removed the whole batch.
 */
export function writeObjects(
  { sodium, blocks }: Workbench,
  { publicKey, orders, shared }: WriteBatch,
  report: Report,
): (WrittenObject | Error)[] {
  const buffers = blocks();
  const outletTo = (path: string): Outlet =>
    shared === undefined
      ? createOutlet(sodium, buffers, path, publicKey)
      : createSharedOutlet(sodium, shared, buffers, path, publicKey, () => report(0));
  const writers: ObjectWriter[] = [];
  try {
    const results = orders.map((order): WrittenObject | Error => {
      try {
        const { writer, written } = writeOne(outletTo, order, report);
        writers.push(writer);
        return written;
      } catch (error) {
        if (stopsAll(error) || !(error instanceof Error)) throw error;
        return error;
      }
    });
    for (const writer of writers) writer.sync();
    for (const writer of writers) writer.publish();
    return results;
  } catch (error) {
    for (const writer of writers) writer.abort();
    throw error;
  }
}
