/** Compares objects with what the catalogue says of them. Runs in a worker thread, or in this one. For main/vault. */
import { isAppError } from '../../../preload/contract/errors.ts';
import { identityFromSecret } from '../../crypto/age/age.ts';
import type { Identity } from '../../crypto/age/age.ts';
import type { Sodium } from '../../crypto/sodium.ts';
import { noteOf, readObject } from './read-object.ts';
import type { Workbench } from '../work/workbench.ts';
import type { ReadBuffers } from './read-object.ts';
import type { Report } from './write-objects.ts';

/** What the catalogue says of one object. */
export interface ExpectedObject {
  readonly path: string;
  readonly objectId: string;
  readonly entryId: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly contentOffset: number;
}

/**
 * `swapped`: another file's object lies there; `older`: another version of the same file does; `damaged`: it fails
 * authentication, has another shape, or another content than the catalogue says.
 */
export type ObjectVerdict = 'good' | 'missing' | 'damaged' | 'swapped' | 'older';

function checkObject(
  sodium: Sodium,
  identity: Identity,
  buffers: ReadBuffers,
  expected: ExpectedObject,
  report: Report,
): ObjectVerdict {
  try {
    const found = noteOf(readObject(sodium, [identity], expected.path, buffers, (bytes) => report(bytes.length)));
    if (found.note.objectId !== expected.objectId)
      return found.note.entry.id === expected.entryId ? 'older' : 'swapped';
    const isSame =
      found.sha256 === expected.sha256 &&
      found.sha256 === found.note.sha256 &&
      found.sizeBytes === expected.sizeBytes &&
      found.contentOffset === expected.contentOffset;
    return isSame ? 'good' : 'damaged';
  } catch (error) {
    if (isAppError(error, 'vault/object-missing')) return 'missing';
    if (isAppError(error, 'vault/object-damaged', 'vault/newer-format')) return 'damaged';
    throw error;
  }
}

/** A verdict for each object. */
export function checkObjects(
  { sodium, reads }: Workbench,
  identitySecret: Uint8Array,
  objects: readonly ExpectedObject[],
  report: Report,
): ObjectVerdict[] {
  const buffers = reads();
  const identity = identityFromSecret(sodium, identitySecret);
  return objects.map((expected) => checkObject(sodium, identity, buffers, expected, report));
}
