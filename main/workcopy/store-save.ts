/** Stores one save of a working copy as the next version of its file. For working-copy.ts. */
import type { Version } from '../../preload/contract/values.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { CopyNote } from './note.ts';
import type { SteadyFile } from './steady-read.ts';

/**
 * Durable, and on record, when it returns; `version` null: the vault has this content. Throws `Unsteady`, `job/cancelled` when `signal`
 * comes, and what storing throws; nothing is left then.
 */
export async function storeSave(
  vault: OpenVault,
  { entryId, name, sha256: known }: CopyNote,
  file: SteadyFile,
  signal: AbortSignal,
): Promise<{ sha256: string; version: Version | null }> {
  const source = { sizeBytes: file.mark.sizeBytes, stream: file.content() };
  const [staged] = await vault.files.stage([{ entry: entryId, name, source }], { signal, onProgress: () => undefined });
  if (staged === undefined || staged instanceof Error) throw staged ?? new Error('nothing was staged');
  const { sha256 } = staged;
  try {
    if (sha256 === known) {
      await vault.files.discard([staged]);
      return { sha256, version: null };
    }
    const version = vault.catalogue.transaction(() => {
      const added = vault.files.addVersion(entryId, staged, 'edit');
      vault.audit.append('workcopy.saved', { entryId, number: added.number });
      return added;
    });
    return { sha256, version };
  } catch (error) {
    await vault.files.discard([staged]);
    throw error;
  }
}
