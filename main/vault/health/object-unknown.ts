/** Finding `object-unknown`: an object the catalogue does not know. Mended by taking it in, or away if its entry is closed. */
import type { Finding } from '../../../preload/contract/values.ts';
import { adoptObject } from '../adopt.ts';
import { listObjectFiles } from '../objects/object-files.ts';
import { eraseObjects } from '../objects/object-store.ts';
import { unwrap } from '../work/outcome.ts';
import { findingOf } from './finding.ts';
import type { Check } from './finding.ts';

/** Nothing is removed that could be read and is not known to be destroyed: an older catalogue may have been put back. */
export const checkUnknownObjects: Check = async ({ vault, inside, repair, job }) => {
  const { catalogue, env, intents, keys, pool } = inside;
  const known = new Map(
    catalogue
      .all<{ id: string; destroyed_at: string | null }>('SELECT id, destroyed_at FROM versions')
      .map((row) => [row.id, row.destroyed_at]),
  );
  const unknown = listObjectFiles(vault.folder).objects.filter(
    ({ objectId }) => known.get(objectId) !== null && !intents.isOutstanding(objectId),
  );
  const findings: Finding[] = [];
  for (const { objectId, path } of unknown) {
    const wasDestroyed = known.has(objectId);
    if (wasDestroyed) {
      if (repair) eraseObjects(env.sodium, [path]);
      findings.push(findingOf('object-unknown', 'warning', { canRepair: true, repaired: repair }));
      continue;
    }
    const input = { identitySecret: keys.identity.secret, paths: [path] };
    const [outcome] = await pool.run('readObjects', input, { signal: job.signal });
    const found = outcome === undefined ? new Error('no outcome') : unwrap(outcome);
    if (found instanceof Error || found.note.vaultId !== vault.vaultId || found.note.objectId !== objectId) {
      findings.push(findingOf('object-unknown', 'note'));
      continue;
    }
    const { name, id, original } = found.note.entry;
    if (repair && !catalogue.transaction(() => adoptObject(catalogue, found))) eraseObjects(env.sodium, [path]);
    const details = { entryId: id, name, versionNumber: found.note.number, originalPath: original.location || null };
    findings.push(findingOf('object-unknown', 'warning', { ...details, canRepair: true, repaired: repair }));
  }
  return findings;
};
