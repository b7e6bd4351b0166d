/** Content that is in memory or comes as a stream, written as objects in this thread. For stage.ts. */
import { AppError } from '../../preload/contract/errors.ts';
import { createObjectWriter } from './objects/object-writer.ts';
import type { ObjectWriter, WrittenObject } from './objects/object-writer.ts';
import { createOutlet, makeBlockBuffers } from './objects/seal-blocks.ts';
import type { BlockBuffers } from './objects/seal-blocks.ts';
import { stopsAll } from './objects/write-objects.ts';
import { largestBatch } from './stage-plan.ts';
import type { Planned, StageDeps, Staging } from './stage-plan.ts';

type Here = Planned & { readonly source: Exclude<Planned['source'], { path: string }> };

const sizeOf = ({ source }: Here): number => ('bytes' in source ? source.bytes.length : source.sizeBytes);

async function writeOne(deps: StageDeps, item: Here, buffers: BlockBuffers, { signal, onBytes }: Staging) {
  const { source, path, name, note } = item;
  const writer = createObjectWriter({
    path,
    outletTo: (temporary) => createOutlet(deps.sodium, buffers, temporary, deps.publicKey),
    name,
    sizeBytes: sizeOf(item),
    modifiedAt: null,
    note,
  });
  try {
    for await (const piece of 'bytes' in source ? [source.bytes] : source.stream) {
      if (signal.aborted) throw new AppError('job/cancelled');
      writer.push(piece);
      onBytes(piece.length);
    }
    return { writer, written: writer.finish() };
  } catch (error) {
    writer.abort();
    throw error;
  }
}

/** As `writeObjects` does with files: all are written, then all fsynced, then all named. */
async function writeBatch(deps: StageDeps, batch: readonly Here[], buffers: BlockBuffers, staging: Staging) {
  const writers: ObjectWriter[] = [];
  const results = new Map<Here, WrittenObject | Error>();
  try {
    for (const item of batch) {
      try {
        const { writer, written } = await writeOne(deps, item, buffers, staging);
        writers.push(writer);
        results.set(item, written);
      } catch (error) {
        if (stopsAll(error) || !(error instanceof Error)) throw error;
        results.set(item, error);
      }
    }
    for (const writer of writers) writer.sync();
    for (const writer of writers) writer.publish();
  } catch (error) {
    for (const writer of writers) writer.abort();
    throw error;
  }
  for (const [item, result] of results) staging.keep(item, result);
}

/** Writes all of them. Throws `job/cancelled`, `disk/full` and `disk/failed` as a whole. */
export async function writeHere(deps: StageDeps, planned: readonly Planned[], staging: Staging): Promise<void> {
  const items = planned.filter((item): item is Here => !('path' in item.source));
  if (items.length === 0) return;
  const buffers = makeBlockBuffers(Math.max(...items.map(sizeOf)));
  try {
    for (let at = 0; at < items.length; at += largestBatch)
      await writeBatch(deps, items.slice(at, at + largestBatch), buffers, staging);
  } finally {
    deps.sodium.memzero(buffers.plaintext);
  }
}
