/** Brings an object into the catalogue by what its own note says: for rebuilding, and for objects a catalogue has forgotten. For main/vault. */
import { insertEntry, insertVersion } from './entry-rows.ts';
import type { EntryRow } from './entry-rows.ts';
import type { ObjectNote } from './objects/object-note.ts';
import type { WholeObject } from './objects/read-object.ts';
import type { Catalogue } from './open-vault.ts';

/** How a version came to be, as far as an object can tell. */
function sourceOf({ number, entry }: ObjectNote): 'takeout' | 'parcel' | 'edit' {
  if (number > 1) return 'edit';
  return entry.allowedBy.ground === 'office' ? 'parcel' : 'takeout';
}

/**
 * Adds the version an object holds, and its entry if that is not there, inside the running transaction. The version
 * with the highest number becomes the current one. Returns `false` if the entry is closed (its copy was destroyed).
 */
export function adoptObject(
  catalogue: Catalogue,
  { note, contentOffset, sizeBytes, sha256, objectBytes }: WholeObject,
): boolean {
  const { entry, objectId: id } = note;
  const known = catalogue.get<EntryRow>('SELECT * FROM entries WHERE id = $id', { id: entry.id });
  if (known !== undefined && ['returned', 'lost', 'destroyed'].includes(known.state)) return false;
  if (known === undefined) insertEntry(catalogue, entry, { state: 'out', sizeBytes, versionId: id });
  const taken = catalogue.get('SELECT 1 FROM versions WHERE entry_id = $entryId AND number = $number', {
    entryId: entry.id,
    number: note.number,
  });
  const last = catalogue.get<{ number: number | null }>(
    'SELECT max(number) AS number FROM versions WHERE entry_id = $entryId',
    {
      entryId: entry.id,
    },
  );
  const number = taken === undefined ? note.number : (last?.number ?? 0) + 1;
  const place = { id, entryId: entry.id, number, objectBytes, contentOffset, payloadCheck: null };
  insertVersion(catalogue, { ...place, sha256, sizeBytes, createdAt: note.storedAt, source: sourceOf(note) });
  catalogue.run(
    `UPDATE entries SET (current_version_id, size_bytes) =
       (SELECT id, size_bytes FROM versions WHERE entry_id = $entryId AND destroyed_at IS NULL ORDER BY number DESC LIMIT 1)
     WHERE id = $entryId`,
    { entryId: entry.id },
  );
  catalogue.run(
    `UPDATE entries SET state = 'changed', changed_at = max(coalesce(changed_at, ''), $storedAt)
     WHERE id = $entryId AND state = 'out' AND $number > 1`,
    { entryId: entry.id, storedAt: note.storedAt, number },
  );
  return true;
}
