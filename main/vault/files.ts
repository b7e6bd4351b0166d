/** The files of an open vault: entries, versions, content. Made by open.ts; other rooms see it as `Files` of open-vault.ts. */
import { AppError } from '../../preload/contract/errors.ts';
import type { Version } from '../../preload/contract/values.ts';
import type { AgeReader, X25519Identity } from '../crypto/age/age.ts';
import type { OwnCatalogue } from './catalogue/catalogue.ts';
import { instantOf } from './clock.ts';
import { insertEntry, insertVersion, versionOf } from './entry-rows.ts';
import type { EntryRow, VersionRow } from './entry-rows.ts';
import { streamContent } from './content-stream.ts';
import { giveBack } from './give-back.ts';
import type { NotedEntry } from './objects/object-note.ts';
import { objectPath } from './objects/object-path.ts';
import { contentOf, openObject } from './objects/object-reader.ts';
import { fsyncObjectFolders, removeObjects } from './objects/object-store.ts';
import type { Files, Job, NewEntry, StagedObject } from './open-vault.ts';
import { withReserve } from './reserve.ts';
import { stageContent } from './stage.ts';
import type { StageDeps } from './stage-plan.ts';
import { inBatches } from './work/in-batches.ts';

export interface FilesDeps extends StageDeps {
  readonly catalogue: OwnCatalogue;
  readonly identity: X25519Identity;
}

const closedStates: readonly string[] = ['returned', 'lost', 'destroyed'];
/** Progress in files. */
function countFiles(total: number, job: Job): (count: number) => void {
  let done = 0;
  return (count) => {
    done += count;
    job.onProgress({ done, total, unit: 'files', detail: '' });
  };
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
    const { objectId: id, objectBytes, contentOffset, payloadCheck, sha256, sizeBytes } = staged;
    const createdAt = instantOf(clock.now());
    const object = { id, objectBytes, contentOffset, payloadCheck, sha256, sizeBytes };
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

  /** After the commit that says they are destroyed. What a lock or a crash leaves is swept at the next open. */
  const erase = async (objectIds: readonly string[]): Promise<void> => {
    const paths = objectIds.map((id) => objectPath(folder, id));
    await pool.run('eraseObjects', { paths });
    await fsyncObjectFolders(paths);
    intents.settle(objectIds);
  };

  return {
    stage: (items, job) => stageContent(deps, items, job),

    hashOutside: (paths, job) =>
      inBatches(pool, paths, {
        sizeOf: () => 0,
        objectOf: (path) => path,
        onDone: countFiles(paths.length, job),
        run: (batch) => pool.run('hashFiles', { paths: batch }, { signal: job.signal }),
      }),

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
          `UPDATE entries SET current_version_id = $id, size_bytes = $sizeBytes, changed_at = $now, state = 'changed',
             fetch_again_since = NULL WHERE id = $entryId`,
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
      const rows = items.map(({ versionId, path }) => ({ ...versionRow(versionId), path }));
      return giveBack(deps, rows, replace, { signal: job.signal, onDone: countFiles(items.length, job) });
    },
    async writeTo(versionId, path, { replace }, job) {
      const row = versionRow(versionId);
      const total = row.size_bytes;
      let done = 0;
      const onBytes = (bytes: number) => {
        done += bytes;
        job.onProgress({ done: Math.min(done, total), total, unit: 'bytes', detail: '' });
      };
      const [result] = await giveBack(deps, [{ ...row, path }], replace, { signal: job.signal, onBytes });
      if (result !== null) throw result ?? new AppError('vault/object-missing');
    },

    destroyContent: (entryIds, state) =>
      // What is thrown in here rejects.
      new Promise((resolve, reject) => {
        withReserve(folder, () =>
          catalogue.transaction(() => {
            const objectIds = destroyRows(entryIds, state);
            intents.note(objectIds);
            catalogue.afterRollback(() => {
              intents.settle(objectIds);
              // Only where somebody else's transaction was rolled back: a failure of our own rejects before this comes.
              queueMicrotask(resolve);
            });
            catalogue.afterCommit(() => void erase(objectIds).then(resolve, reject));
          }),
        );
      }),
  };
}
