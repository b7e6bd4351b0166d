/** Findings `object-missing`, `object-damaged`, `object-swapped`, `object-older`: an object is not what the catalogue says. */
import type { Finding } from '../../../preload/contract/values.ts';
import type { ExpectedObject } from '../objects/check-objects.ts';
import { objectPath } from '../objects/object-path.ts';
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

const batch = 64;
const storedVersions = `SELECT v.id, object_bytes, content_offset, v.sha256, v.size_bytes, v.number, entry_id, name, kind,
  original_location FROM versions v JOIN entries e ON e.id = v.entry_id WHERE v.destroyed_at IS NULL ORDER BY v.id`;

/** The content cannot be made again from here; the finding names the original to fetch it from. */
export const checkStoredObjects: Check = async ({ vault, inside, job, count }) => {
  const rows = vault.catalogue.all<StoredVersion>(storedVersions);
  const identitySecret = inside.keys.identity.secret;
  const findings: Finding[] = [];
  let done = 0;
  const checkBatch = async (start: number): Promise<void> => {
    const part = rows.slice(start, start + batch);
    const objects = part.map((row): ExpectedObject => ({
      path: objectPath(vault.folder, row.id),
      objectId: row.id,
      entryId: row.entry_id,
      sha256: row.sha256,
      sizeBytes: row.size_bytes,
      contentOffset: row.content_offset,
    }));
    const verdicts = await inside.pool.run('checkObjects', { identitySecret, objects }, { signal: job.signal });
    for (const [index, verdict] of verdicts.entries()) {
      const row = part[index];
      if (row === undefined || verdict === 'good') continue;
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
      part.length,
      part.reduce((sum, row) => sum + row.object_bytes, 0),
    );
    done += part.length;
    job.onProgress({ done, total: rows.length, unit: 'files', detail: '' });
  };
  await Promise.all(Array.from({ length: Math.ceil(rows.length / batch) }, (_, index) => checkBatch(index * batch)));
  return findings;
};
