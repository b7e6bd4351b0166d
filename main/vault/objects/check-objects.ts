/** Compares objects with what the catalogue says of them. Runs in a worker thread, or in this one. For main/vault. */
import { isAppError } from '../../../preload/contract/errors.ts';
import { identityFromSecret } from '../../crypto/age/age.ts';
import type { Identity } from '../../crypto/age/age.ts';
import type { Sodium } from '../../crypto/sodium.ts';
import { noteOf, readHashed } from './read-object.ts';
import type { Workbench } from '../work/workbench.ts';
import type { ReadBuffers, SharedReading } from './open-blocks.ts';
import type { SharedMemory } from '../work/shared-blocks.ts';
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

export interface CheckBatch {
  readonly identitySecret: Uint8Array;
  readonly objects: readonly ExpectedObject[];
  /** For one large object that another thread helps with, by `openBlocks`. */
  readonly shared?: SharedMemory;
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
  shared: SharedReading | null,
): ObjectVerdict {
  try {
    const onContent = (bytes: Uint8Array): void => report(bytes.length);
    const found = noteOf(readHashed(sodium, [identity], expected.path, buffers, onContent, { shared }));
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
  { identitySecret, objects, shared: memory }: CheckBatch,
  report: Report,
): ObjectVerdict[] {
  const buffers = reads();
  const shared = memory === undefined ? null : { memory, lookUp: () => report(0) };
  const identity = identityFromSecret(sodium, identitySecret);
  return objects.map((expected) => checkObject(sodium, identity, buffers, expected, report, shared));
}
