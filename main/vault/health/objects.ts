/** Findings `object-missing`, `object-damaged`, `object-swapped`, `object-older`: an object is not what the catalogue says. */
import type { Finding } from '../../../preload/contract/values.ts';
import type { ExpectedObject } from '../objects/check-objects.ts';
import { objectPath } from '../objects/object-path.ts';
import { inBatches } from '../work/in-batches.ts';
import { findingOf } from './finding.ts';
import type { Check, CheckInput } from './finding.ts';
import { markToFetch, putBack, unmark } from './remedies.ts';
import type { SoundVersion } from './remedies.ts';

interface StoredVersion {
  id: string;
  object_bytes: number;
  content_offset: number;
  sha256: string;
  size_bytes: number;
  number: number;
  entry_id: string;
  name: string;
  kind: string;
  state: string;
  original_location: string;
  current_version_id: string | null;
  fetch_again_since: string | null;
}

const storedVersions = `SELECT v.id, object_bytes, content_offset, v.sha256, v.size_bytes, v.number, entry_id, name, kind,
  state, original_location, current_version_id, fetch_again_since FROM versions v JOIN entries e ON e.id = v.entry_id WHERE v.destroyed_at IS NULL ORDER BY v.id`;

/** The newest of these versions of an entry; null for none. */
function newestOf(versions: readonly StoredVersion[]): SoundVersion | null {
  const [newest] = [...versions].sort((one, other) => other.number - one.number);
  return newest === undefined ? null : { id: newest.id, number: newest.number, sizeBytes: newest.size_bytes };
}

/**
 * The finding about one version, after what `repair` can do about it. Only a take-out that is out or changed is touched: what is on its way
 * home may have arrived whole, and its receipt names the version that was packed.
 */
async function findingAbout(
  { vault, repair, job }: CheckInput,
  kind: Finding['kind'],
  row: StoredVersion,
  older: SoundVersion | null,
): Promise<Finding> {
  const { entry_id: entryId, name, number: versionNumber } = row;
  const originalPath = row.kind !== 'keyring' && row.original_location !== '' ? row.original_location : null;
  const about = { entryId, name, versionNumber, originalPath };
  if (row.kind !== 'keyring' && row.id !== row.current_version_id)
    return findingOf(kind, 'warning', { ...about, isCurrent: false });
  const isOurs = row.kind === 'takeout' && (row.state === 'out' || row.state === 'changed');
  if (!isOurs) return findingOf(kind, 'error', about);
  if (older !== null) {
    const repaired = repair && (await putBack(vault, { entryId, name, damagedId: row.id }, older, job));
    return findingOf(kind, 'error', { ...about, putBackNumber: older.number, canRepair: true, repaired });
  }
  if (repair) markToFetch(vault, entryId);
  const isMarked = repair || row.fetch_again_since !== null;
  return findingOf(kind, 'error', { ...about, isMarked, canRepair: !isMarked });
}

/** Nothing is removed, whatever is wrong with it. What cannot be read from here again has to be fetched; the finding names the original. */
export const checkStoredObjects: Check = async (input) => {
  const { vault, inside, job, count } = input;
  const rows = vault.catalogue.all<StoredVersion>(storedVersions);
  const identitySecret = inside.keys.identity.secret;
  const findings: Finding[] = [];
  let done = 0;
  const verdicts = await inBatches(inside.pool, rows, {
    sizeOf: (row) => row.size_bytes,
    objectOf: (row) => objectPath(vault.folder, row.id),
    onDone(checked) {
      done += checked;
      job.onProgress({ done, total: rows.length, unit: 'files', detail: '' });
    },
    async run(batch, shared) {
      const objects = batch.map((row): ExpectedObject => ({
        path: objectPath(vault.folder, row.id),
        objectId: row.id,
        entryId: row.entry_id,
        sha256: row.sha256,
        sizeBytes: row.size_bytes,
        contentOffset: row.content_offset,
      }));
      const asked = { identitySecret, objects, ...shared };
      const values = await inside.pool.run('checkObjects', asked, { signal: job.signal });
      return values.map((value) => ({ value }));
    },
  });
  const sound = new Map<string, StoredVersion[]>();
  for (const [index, row] of rows.entries()) {
    if (verdicts[index] === 'good') sound.set(row.entry_id, [...(sound.get(row.entry_id) ?? []), row]);
  }
  const isReadable = (row: StoredVersion) => sound.get(row.entry_id)?.some(({ id }) => id === row.current_version_id);
  unmark(
    vault,
    rows.filter((row) => row.fetch_again_since !== null && isReadable(row)).map((row) => row.entry_id),
  );
  for (const [index, row] of rows.entries()) {
    const verdict = verdicts[index];
    if (verdict === undefined || verdict === 'good') continue;
    if (verdict instanceof Error) throw verdict;
    findings.push(await findingAbout(input, `object-${verdict}`, row, newestOf(sound.get(row.entry_id) ?? [])));
  }
  count(
    rows.length,
    rows.reduce((sum, row) => sum + row.object_bytes, 0),
  );
  return findings;
};
