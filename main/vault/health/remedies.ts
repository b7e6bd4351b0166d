/** What is done about a take-out whose current version cannot be read: an older one is put back, or it is marked to be fetched again. For objects.ts. */
import { isAppError } from '../../../preload/contract/errors.ts';
import { instantOf } from '../clock.ts';
import type { Job, OpenVault } from '../open-vault.ts';

/** A version that was read whole just now. */
export interface SoundVersion {
  readonly id: string;
  readonly number: number;
  readonly sizeBytes: number;
}

/**
 * Stores the content of an older version once more, as the newest one; the damaged object stays where it is, in case somebody can
 * save something of it. Returns `false` where the disk did not let it, or somebody was quicker. Throws `job/cancelled`.
 */
export async function putBack(
  vault: OpenVault,
  { entryId, name, damagedId }: { readonly entryId: string; readonly name: string; readonly damagedId: string },
  older: SoundVersion,
  job: Job,
): Promise<boolean> {
  const source = { sizeBytes: older.sizeBytes, stream: vault.files.stream(older.id) };
  try {
    const [staged] = await vault.files.stage([{ entry: entryId, name, source }], job);
    if (staged === undefined || staged instanceof Error) return false;
    vault.catalogue.transaction(() => {
      const { number } = vault.files.addVersion(entryId, staged, 'restore', damagedId);
      vault.audit.append('file.put-back', { entryId, number, from: older.number });
    });
    return true;
  } catch (error) {
    if (isAppError(error, 'disk/full', 'disk/failed', 'vault/version-conflict', 'vault/entry-closed')) return false;
    throw error;
  }
}

/** Marks a file; the mark goes with the next version that is stored, or when a check can read it after all. */
export function markToFetch({ catalogue, clock, audit }: OpenVault, entryId: string): void {
  catalogue.transaction(() => {
    const now = instantOf(clock.now());
    const { changes } = catalogue.run(
      'UPDATE entries SET fetch_again_since = $now WHERE id = $entryId AND fetch_again_since IS NULL',
      { entryId, now },
    );
    if (changes > 0) audit.append('file.fetch-again', { entryId });
  });
}

/** Takes the marks away from files that can be read. */
export function unmark({ catalogue }: OpenVault, entryIds: readonly string[]): void {
  if (entryIds.length === 0) return;
  catalogue.run(
    'UPDATE entries SET fetch_again_since = NULL WHERE fetch_again_since IS NOT NULL AND id IN (SELECT value FROM json_each($ids))',
    { ids: JSON.stringify(entryIds) },
  );
}
