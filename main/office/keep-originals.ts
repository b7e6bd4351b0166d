/** Keeps originals in the office vault before they are replaced. For desk-settle.ts. */
import { hostname } from 'node:os';
import { AppError } from '../../preload/contract/errors.ts';
import type { Job, NewEntry, OpenVault, StagedObject } from '../vault/open-vault.ts';
import type { ItemRow } from './desk-rows.ts';
import { readOfficeSelf } from './self.ts';

function entryOf(vault: OpenVault, item: ItemRow): NewEntry {
  return {
    id: vault.newId(),
    kind: 'kept',
    name: item.name,
    folder: item.folder,
    takenOutAt: new Date(vault.clock.now()).toISOString(),
    dueAt: null,
    purpose: '',
    allowedBy: { ground: 'office', name: readOfficeSelf(vault).adminName, policyVersion: 0 },
    original: { location: item.original_location, host: hostname(), sha256: '', sizeBytes: 0, modifiedAt: '' },
    batchId: item.return_id,
  };
}

/** Whether this content of the original is kept already, by this or an earlier try. */
export function isKept(vault: OpenVault, keptEntryId: string | null, sha256: string): boolean {
  return keptEntryId !== null && vault.files.currentVersion(keptEntryId).sha256 === sha256;
}

/**
 * Keeps the originals of these items as they are now, durable together when it returns, and gives the entry that holds each. One that is
 * not what was taken any more, or cannot be read, is left out: it must not be replaced. Done once, however often settling is tried.
 */
export async function keepOriginals(
  vault: OpenVault,
  items: readonly ItemRow[],
  job: Job,
): Promise<ReadonlyMap<string, string>> {
  const kept = new Map<string, string>();
  const missing = items.filter((item) => !isKept(vault, item.kept_entry_id, item.original_sha256));
  if (missing.length === 0) return kept;
  const entries = missing.map((item) => entryOf(vault, item));
  const staged = await vault.files.stage(
    entries.map((entry) => ({ entry, name: entry.name, source: { path: entry.original.location } })),
    // Progress is told in files that are settled, not in bytes that are kept.
    { ...job, onProgress: () => undefined },
  );
  const refused: StagedObject[] = [];
  vault.catalogue.transaction(() => {
    for (const [index, entry] of entries.entries()) {
      const [item, object] = [missing[index], staged[index]];
      if (!item || !object || object instanceof Error) continue;
      if (object.sha256 !== item.original_sha256) {
        refused.push(object);
        continue;
      }
      vault.files.addEntry(entry, object, 'put');
      vault.catalogue.run('UPDATE desk_items SET kept_entry_id = ? WHERE id = ?', [entry.id, item.id]);
      kept.set(item.id, entry.id);
    }
  });
  await vault.files.discard(refused);
  return kept;
}

/** The same for one, whose content must be this. Throws `desk/original-changed`. */
export async function keepOriginal(vault: OpenVault, item: ItemRow, sha256: string, job: Job): Promise<void> {
  if (isKept(vault, item.kept_entry_id, sha256)) return;
  const kept = await keepOriginals(vault, [item], job);
  if (!kept.has(item.id)) throw new AppError('desk/original-changed');
}
