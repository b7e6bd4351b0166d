/** Findings `object-missing`, `object-damaged`, `object-swapped`, `object-older`: an object is not what the catalogue says. */
import type { Finding } from '../../../preload/contract/values.ts';
import type { ExpectedObject } from '../objects/check-objects.ts';
import { objectPath } from '../objects/object-path.ts';
import { inBatches } from '../work/in-batches.ts';
import { findingOf } from './finding.ts';
import type { Check } from './finding.ts';

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
  original_location: string;
}

const storedVersions = `SELECT v.id, object_bytes, content_offset, v.sha256, v.size_bytes, v.number, entry_id, name, kind,
  original_location FROM versions v JOIN entries e ON e.id = v.entry_id WHERE v.destroyed_at IS NULL ORDER BY v.id`;

/** The content cannot be made again from here; the finding names the original to fetch it from. */
export const checkStoredObjects: Check = async ({ vault, inside, job, count }) => {
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
      const input = { identitySecret, objects, ...shared };
      const values = await inside.pool.run('checkObjects', input, { signal: job.signal });
      return values.map((value) => ({ value }));
    },
  });
  for (const [index, row] of rows.entries()) {
    const verdict = verdicts[index];
    if (verdict === undefined || verdict === 'good') continue;
    if (verdict instanceof Error) throw verdict;
    const isFile = row.kind !== 'keyring';
    findings.push(
      findingOf(`object-${verdict}`, 'error', {
        entryId: row.entry_id,
        name: row.name,
        versionNumber: row.number,
        originalPath: isFile && row.original_location !== '' ? row.original_location : null,
      }),
    );
  }
  count(
    rows.length,
    rows.reduce((sum, row) => sum + row.object_bytes, 0),
  );
  return findings;
};
