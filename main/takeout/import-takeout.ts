/** Takes the files of a take-out parcel in. For `import.ts`. */
import path from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import type { Original } from '../../preload/contract/values.ts';
import type { ManifestFile, ManifestOf } from '../parcel/manifest.ts';
import type { OpenedParcel } from '../parcel/open.ts';
import { recordReceived } from '../parcel/routes.ts';
import type { Job, NewEntry, OpenVault, StagedObject } from '../vault/open-vault.ts';

interface Incoming {
  readonly file: ManifestFile;
  readonly entry: NewEntry;
}

/** Joins what the body says about each take-out with its file. Throws `parcel/manifest-invalid` unless they are one to one. */
function incomingOf({ files, body, parcelId }: ManifestOf<'takeout'>): Incoming[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const ids = new Set(body.takeouts.map(({ id }) => id));
  if (files.length !== body.takeouts.length || ids.size !== files.length) throw new AppError('parcel/manifest-invalid');
  return body.takeouts.map(({ path: filePath, id, takenOutAt, dueAt, purpose, allowedBy }) => {
    const file = byPath.get(filePath);
    const original: Original | null = file?.original ?? null;
    if (!file || !original || original.sha256 !== file.sha256) throw new AppError('parcel/manifest-invalid');
    byPath.delete(filePath);
    const folder = path.posix.dirname(filePath);
    const entry: NewEntry = {
      id,
      kind: 'takeout',
      name: path.posix.basename(filePath),
      folder: folder === '.' ? '' : folder,
      takenOutAt,
      dueAt,
      purpose,
      allowedBy,
      original,
      batchId: parcelId,
    };
    return { file, entry };
  });
}

/**
 * Brings the contents into the vault as encrypted objects and, when all of them are verified, puts them on record at once.
 * Throws as `openParcel` does for contents that are wrong; what was staged is removed again then.
 */
export async function importTakeout(
  vault: OpenVault,
  parcel: OpenedParcel<'takeout'>,
  job: Job,
): Promise<{ files: number; entryIds: string[] }> {
  const { manifest, manifestSha256 } = parcel;
  const incoming = incomingOf(manifest);
  for (const { entry } of incoming) {
    // An id that is here already would let one parcel speak about another's file.
    if (vault.catalogue.get('SELECT 1 FROM entries WHERE id = ?', [entry.id]))
      throw new AppError('parcel/manifest-invalid');
  }
  const results = await vault.files.stage(
    incoming.map(({ file, entry }) => ({
      entry,
      name: entry.name,
      source: { sizeBytes: file.sizeBytes, stream: parcel.read(file) },
    })),
    job,
  );
  const staged = results.filter((result): result is StagedObject => !(result instanceof Error));
  try {
    for (const [index, result] of results.entries()) {
      if (result instanceof Error) throw result;
      if (result.sha256 !== incoming[index]?.file.sha256) throw new AppError('parcel/content-mismatch');
    }
    const summary = { files: incoming.length, entryIds: incoming.map(({ entry }) => entry.id) };
    vault.catalogue.transaction(() => {
      for (const [index, { entry }] of incoming.entries()) {
        const object = staged[index];
        if (object) vault.files.addEntry(entry, object, 'parcel');
      }
      recordReceived(vault, manifest, manifestSha256, summary);
      vault.audit.append('takeout.imported', { parcelId: manifest.parcelId, files: incoming.length });
    });
    return summary;
  } catch (error) {
    await vault.files.discard(staged);
    throw error;
  }
}
