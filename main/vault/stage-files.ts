/** Files outside, written as objects on the worker pool: many small ones a task, a large one by two threads together. For stage.ts. */
import { temporaryObjectPath } from './objects/object-path.ts';
import { blockBytes } from './objects/seal-blocks.ts';
import type { WriteOrder } from './objects/write-objects.ts';
import { largestBatch } from './stage-plan.ts';
import type { Planned, StageDeps, Staging } from './stage-plan.ts';
import { fewAtOnce } from './work/few-at-once.ts';
import { inPair, largeBytes } from './work/in-pair.ts';
import { unwrap } from './work/outcome.ts';

function batchesOf(planned: readonly Planned[], threads: number): Planned[][] {
  const size = Math.max(1, Math.min(largestBatch, Math.ceil(planned.length / (Math.max(1, threads) * 4))));
  const batches: Planned[][] = [];
  for (let at = 0; at < planned.length; at += size) batches.push(planned.slice(at, at + size));
  return batches;
}

function orderOf({ source, path, name, note }: Planned): WriteOrder {
  if (!('path' in source)) throw new TypeError('not a file');
  return { sourcePath: source.path, objectPath: path, name, note };
}

/** Writes all of them. Throws `job/cancelled`, `disk/full` and `disk/failed` as a whole, once all threads are at rest. */
export async function writeFiles(deps: StageDeps, planned: readonly Planned[], staging: Staging): Promise<void> {
  const { pool, publicKey } = deps;
  // One failure stops all others: their batches end at the next block.
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  staging.signal.addEventListener('abort', onAbort);
  if (staging.signal.aborted) stop.abort();
  const { signal } = stop;

  const run = async (batch: readonly Planned[]): Promise<void> => {
    const input = { publicKey, orders: batch.map(orderOf) };
    const outcomes = await pool.run('writeObjects', input, { signal, onBytes: staging.onBytes });
    for (const [at, item] of batch.entries()) {
      const outcome = outcomes[at];
      if (outcome !== undefined) staging.keep(item, unwrap(outcome));
    }
  };
  const runLarge = (item: Planned): Promise<void> =>
    inPair(
      blockBytes,
      async (shared) => {
        const input = { publicKey, orders: [orderOf(item)], shared };
        const [outcome] = await pool.run('writeObjects', input, { signal, onBytes: staging.onBytes });
        if (outcome !== undefined) staging.keep(item, unwrap(outcome));
      },
      (shared) => pool.run('sealBlocks', { shared, path: temporaryObjectPath(item.path) }),
    );

  const fromPaths = planned.filter(({ source }) => 'path' in source);
  const isLarge = ({ sizeBytes }: Planned) => pool.size > 1 && sizeBytes >= largeBytes;
  // What made the others stop is told, not that they were stopped.
  const stopping = async (task: Promise<void>): Promise<void> => {
    try {
      await task;
    } catch (error) {
      stop.abort();
      throw error;
    }
  };
  const batches = batchesOf(
    fromPaths.filter((item) => !isLarge(item)),
    pool.size,
  );
  try {
    await fewAtOnce(pool, [
      ...fromPaths.filter(isLarge).map((item) => () => stopping(runLarge(item))),
      ...batches.map((batch) => () => stopping(run(batch))),
    ]);
  } finally {
    staging.signal.removeEventListener('abort', onAbort);
  }
}
