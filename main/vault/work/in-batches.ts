/** Bulk reading on the pool: small objects in batches, large ones by two threads each. For main/vault. */
import { openBlockBytes } from '../objects/open-blocks.ts';
import { fewAtOnce } from './few-at-once.ts';
import { inPair, largeBytes } from './in-pair.ts';
import { unwrap } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { Pool } from './pool.ts';
import type { SharedMemory } from './shared-blocks.ts';

const largestBatch = 64;

export interface Batching<Item, Value> {
  readonly sizeOf: (item: Item) => number;
  /** Path of the item's object. */
  readonly objectOf: (item: Item) => string;
  /** Told of how many are done since the last time. */
  readonly onDone?: ((count: number) => void) | undefined;
  /** `shared` goes into the task's input as it is. */
  readonly run: (batch: readonly Item[], shared: { readonly shared?: SharedMemory }) => Promise<Outcome<Value>[]>;
}

/** A result or an error for each item. Throws what a batch throws, once all are at rest. */
export async function inBatches<Item, Value>(
  pool: Pool,
  items: readonly Item[],
  { sizeOf, objectOf, onDone, run }: Batching<Item, Value>,
): Promise<(Value | Error)[]> {
  const results: (Value | Error)[] = [];
  const keep = (indexes: readonly number[], outcomes: readonly Outcome<Value>[]): void => {
    for (const [at, outcome] of outcomes.entries()) results[indexes[at] ?? 0] = unwrap(outcome);
    onDone?.(indexes.length);
  };
  const large: number[] = [];
  const small: number[] = [];
  for (const [index, item] of items.entries())
    (pool.size > 1 && sizeOf(item) >= largeBytes ? large : small).push(index);

  const work: (() => Promise<void>)[] = [];
  for (const index of large) {
    const item = items[index] as Item;
    work.push(async () => {
      const outcomes = await inPair(
        openBlockBytes,
        (shared) => run([item], { shared }),
        (shared) => pool.run('openBlocks', { shared, path: objectOf(item) }),
      );
      keep([index], outcomes);
    });
  }
  for (let at = 0; at < small.length; at += largestBatch) {
    const indexes = small.slice(at, at + largestBatch);
    work.push(async () => {
      const batch = indexes.map((index) => items[index] as Item);
      keep(indexes, await run(batch, {}));
    });
  }
  await fewAtOnce(pool, work);
  return results;
}
