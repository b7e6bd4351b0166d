/** Content on its way out to files, on the worker pool: many small ones a task, a large one by two threads together. For files.ts. */
import { dirname } from 'node:path';
import type { X25519Identity } from '../crypto/age/age.ts';
import { fsyncFolder } from './durable.ts';
import type { VersionRow } from './entry-rows.ts';
import type { GiveBackOrder } from './objects/give-back-objects.ts';
import { objectPath } from './objects/object-path.ts';
import { inBatches } from './work/in-batches.ts';
import type { Pool, RunOptions } from './work/pool.ts';

export interface GiveBackDeps {
  readonly pool: Pool;
  readonly folder: string;
  readonly identity: X25519Identity;
}

export type GivenBack = Pick<VersionRow, 'id' | 'sha256' | 'payload_check' | 'size_bytes'> & { readonly path: string };

/**
 * Writes verified content to files outside (`Files.writeTo`). Null for each that is durable under its name, or its error. Throws
 * `job/cancelled` as a whole.
 */
export async function giveBack(
  { pool, folder, identity }: GiveBackDeps,
  items: readonly GivenBack[],
  replace: boolean,
  options: RunOptions & { readonly onDone?: (count: number) => void },
): Promise<(null | Error)[]> {
  const identitySecret = identity.secret;
  const orderOf = ({ id, sha256, payload_check, size_bytes, path }: GivenBack): GiveBackOrder => ({
    objectPath: objectPath(folder, id),
    sha256,
    payloadCheck: payload_check,
    sizeBytes: size_bytes,
    path,
  });
  const results = await inBatches(pool, items, {
    sizeOf: (item) => item.size_bytes,
    objectOf: (item) => objectPath(folder, item.id),
    onDone: options.onDone,
    run: (batch, shared) =>
      pool.run('giveBack', { identitySecret, replace, orders: batch.map(orderOf), ...shared }, options),
  });
  const written = items.filter((_, index) => results[index] === null);
  for (const parent of new Set(written.map(({ path }) => dirname(path)))) fsyncFolder(parent);
  return results;
}
