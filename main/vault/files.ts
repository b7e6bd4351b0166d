/** The files of an open vault: entries, versions, content. Made by open.ts; other rooms see it as `Files` of open-vault.ts. */
import { dirname } from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import type { Version } from '../../preload/contract/values.ts';
import type { AgeReader, X25519Identity } from '../crypto/age/age.ts';
import type { OwnCatalogue } from './catalogue/catalogue.ts';
import { instantOf } from './clock.ts';
import { fsyncFolder } from './durable.ts';
import { insertEntry, insertVersion, versionOf } from './entry-rows.ts';
import type { EntryRow, VersionRow } from './entry-rows.ts';
import { streamContent } from './content-stream.ts';
import type { GiveBackOrder } from './objects/give-back-objects.ts';
import type { NotedEntry } from './objects/object-note.ts';
import { objectPath } from './objects/object-path.ts';
import { contentOf, openObject } from './objects/object-reader.ts';
import { eraseObject, removeObjects } from './objects/object-store.ts';
import type { Files, Job, NewEntry, StagedObject } from './open-vault.ts';
import { withReserve } from './reserve.ts';
import { stageContent } from './stage.ts';
import type { StageDeps } from './stage.ts';
import { unwrap } from './work/outcome.ts';
import type { Outcome } from './work/outcome.ts';

export interface FilesDeps extends StageDeps {
  readonly catalogue: OwnCatalogue;
  readonly identity: X25519Identity;
}

const closedStates: readonly string[] = ['returned', 'lost', 'destroyed'];
const largestBatch = 64;

/** Runs bulk work in batches on the pool; what fails gives its error in its place. */
async function inBatches<Item, Value>(
  items: readonly Item[],
  job: Job,
  run: (batch: readonly Item[]) => Promise<Outcome<Value>[]>,
): Promise<(Value | Error)[]> {
  const results: (Value | Error)[] = [];
  let done = 0;
  const runBatch = async (start: number) => {
    const batch = items.slice(start, start + largestBatch);
    for (const [at, outcome] of (await run(batch)).entries()) results[start + at] = unwrap(outcome);
    done += batch.length;
    job.onProgress({ done, total: items.length, unit: 'files', detail: '' });
  };
  const starts = Array.from({ length: Math.ceil(items.length / largestBatch) }, (_, index) => index * largestBatch);
  await Promise.all(starts.map(runBatch));
  return results;
}

/** The entry with what was not known before its content was read. */
function completed(entry: NewEntry | NotedEntry, staged: StagedObject): NotedEntry {
  if (entry.original.sha256 !== '') return entry;
  const { sha256, sizeBytes, modifiedAt } = staged;
  return {
    ...entry,
    original: { ...entry.original, sha256, sizeBytes, modifiedAt: modifiedAt ?? entry.original.modifiedAt },
  };
}

/** Makes the `Files` of a vault. */
export function createFiles(deps: FilesDeps): Files {
  const { catalogue, clock, folder, identity, intents, pool, sodium } = deps;

  const entryRow = (id: string): EntryRow => {
    const row = catalogue.get<EntryRow>('SELECT * FROM entries WHERE id = $id', { id });
    if (row === undefined) throw new AppError('vault/entry-unknown');
    return row;
  };
  const versionRow = (id: string): VersionRow => {
    const row = catalogue.get<VersionRow>('SELECT * FROM versions WHERE id = $id AND destroyed_at IS NULL', { id });
    if (row === undefined) throw new AppError('vault/version-unknown');
    return row;
  };

  /** The version's id is its object's. */
  const addVersionRow = (entryId: string, number: number, staged: StagedObject, source: Version['source']): string => {
    const { objectId: id, objectBytes, contentOffset, sha256, sizeBytes } = staged;
    const createdAt = instantOf(clock.now());
    const object = { id, objectBytes, contentOffset, sha256, sizeBytes };
    insertVersion(catalogue, { ...object, entryId, number, createdAt, source });
    catalogue.afterCommit(() => intents.settle([id]));
    return id;
  };

  const open = async (versionId: string): Promise<AgeReader> => {
    const row = versionRow(versionId);
    const payload = await openObject(sodium, [identity], objectPath(folder, row.id));
    return contentOf(payload, row.content_offset, row.size_bytes);
  };

  const destroyRows = (entryIds: readonly string[], state: 'returned' | 'lost' | 'destroyed'): string[] => {
    const now = instantOf(clock.now());
    return entryIds.flatMap((id) => {
      entryRow(id);
      const objects = catalogue.all<{ id: string }>(
        'SELECT id FROM versions WHERE entry_id = $id AND destroyed_at IS NULL',
        { id },
      );
      catalogue.run('UPDATE versions SET destroyed_at = $now WHERE entry_id = $id AND destroyed_at IS NULL', {
        id,
        now,
      });
      catalogue.run('DELETE FROM drafts WHERE entry_id = $id', { id });
      catalogue.run(
        `UPDATE entries SET state = $state, returned_at = CASE WHEN $state = 'returned' THEN $now ELSE returned_at END WHERE id = $id`,
        { id, now, state },
      );
      return objects.map((row) => row.id);
    });
  };

  return {
    stage: (items, job) => stageContent(deps, items, job),

    hashOutside: (paths, job) =>
      inBatches(paths, job, (batch) => pool.run('hashFiles', { paths: batch }, { signal: job.signal })),

    addEntry(entry, staged, source) {
      catalogue.transaction(() => {
        const { sizeBytes, objectId: versionId } = staged;
        insertEntry(catalogue, completed(entry, staged), { state: 'out', sizeBytes, versionId });
        addVersionRow(entry.id, 1, staged, source);
      });
    },

    addVersion: (entryId, staged, source, baseVersionId) =>
      catalogue.transaction(() => {
        const entry = entryRow(entryId);
        if (closedStates.includes(entry.state)) throw new AppError('vault/entry-closed');
        if (baseVersionId !== undefined && baseVersionId !== entry.current_version_id)
          throw new AppError('vault/version-conflict');
        const last = catalogue.get<{ number: number }>(
          'SELECT max(number) AS number FROM versions WHERE entry_id = $id',
          { id: entryId },
        );
        const id = addVersionRow(entryId, (last?.number ?? 0) + 1, staged, source);
        catalogue.run(
          `UPDATE entries SET current_version_id = $id, size_bytes = $sizeBytes, changed_at = $now, state = 'changed' WHERE id = $entryId`,
          { id, entryId, sizeBytes: staged.sizeBytes, now: instantOf(clock.now()) },
        );
        return versionOf(versionRow(id), id);
      }),

    async discard(staged) {
      const ids = staged.map(({ objectId }) => objectId);
      const unknown = ids.filter((id) => catalogue.get('SELECT 1 FROM versions WHERE id = $id', { id }) === undefined);
      await removeObjects(unknown.map((id) => objectPath(folder, id)));
      intents.settle(ids);
    },

    versions(entryId) {
      const { current_version_id: current } = entryRow(entryId);
      const sql = 'SELECT * FROM versions WHERE entry_id = $entryId AND destroyed_at IS NULL ORDER BY number';
      return catalogue.all<VersionRow>(sql, { entryId }).map((row) => versionOf(row, current));
    },

    currentVersion(entryId) {
      const { current_version_id: current } = entryRow(entryId);
      return versionOf(versionRow(current ?? ''), current);
    },

    open,
    stream: (versionId) => streamContent(() => open(versionId), versionRow(versionId).sha256),
    async writeAllTo(items, { replace }, job) {
      const orders = items.map(({ versionId, path }): GiveBackOrder => {
        const { id, sha256 } = versionRow(versionId);
        return { objectPath: objectPath(folder, id), sha256, path };
      });
      const identitySecret = identity.secret;
      const results = await inBatches(orders, job, (batch) =>
        pool.run('giveBack', { identitySecret, replace, orders: batch }, { signal: job.signal }),
      );
      const written = orders.filter((_, index) => results[index] === null);
      for (const parent of new Set(written.map(({ path }) => dirname(path)))) fsyncFolder(parent);
      return results;
    },
    async writeTo(versionId, path, { replace }, job) {
      const { id, sha256, size_bytes: total } = versionRow(versionId);
      let done = 0;
      const onBytes = (bytes: number) => {
        done += bytes;
        job.onProgress({ done: Math.min(done, total), total, unit: 'bytes', detail: '' });
      };
      const orders: GiveBackOrder[] = [{ objectPath: objectPath(folder, id), sha256, path }];
      const input = { identitySecret: identity.secret, replace, orders };
      const [outcome] = await pool.run('giveBack', input, { signal: job.signal, onBytes });
      const result = outcome === undefined ? new AppError('vault/object-missing') : unwrap(outcome);
      if (result instanceof Error) throw result;
      fsyncFolder(dirname(path));
    },

    destroyContent: (entryIds, state) =>
      // What is thrown in here rejects.
      new Promise((resolve) => {
        withReserve(folder, () =>
          catalogue.transaction(() => {
            const objectIds = destroyRows(entryIds, state);
            intents.note(objectIds);
            catalogue.afterRollback(() => {
              intents.settle(objectIds);
              // Only where somebody else's transaction was rolled back: a failure of our own rejects before this comes.
              queueMicrotask(resolve);
            });
            catalogue.afterCommit(() => {
              const paths = objectIds.map((id) => objectPath(folder, id));
              for (const path of paths) eraseObject(sodium, path);
              for (const parent of new Set(paths.map((path) => dirname(path)))) fsyncFolder(parent);
              intents.settle(objectIds);
              resolve();
            });
          }),
        );
      }),
  };
}
