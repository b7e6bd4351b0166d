/** Reads one object from start to end, synchronously and in large blocks: for workers that verify or give back in bulk. For main/vault. */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { isAppError } from '../../../preload/contract/errors.ts';
import { identityFromSecret, openFile, plaintextSize, sealedChunkBytes } from '../../crypto/age/age.ts';
import type { Identity } from '../../crypto/age/age.ts';
import type { Sodium } from '../../crypto/sodium.ts';
import { noteNameBeside, parseNote } from './object-note.ts';
import type { ObjectNote } from './object-note.ts';
import { asObjectError, readFully } from './object-reader.ts';
import { damaged, openHere, openTogether } from './open-blocks.ts';
import type { ReadBuffers, SharedReading } from './open-blocks.ts';
import { payloadCheckOf } from './payload-check.ts';
import { readTarHead, tarPadding } from './tar.ts';
import type { TarHead } from './tar.ts';
import type { Workbench } from '../work/workbench.ts';
import type { Report } from './write-objects.ts';

const largestTailBytes = 1024 * 1024;
/** An age header to one recipient is far shorter; this reads it and most small objects at once. */
const firstBytes = sealedChunkBytes + 4096;

/** What a whole object turned out to be; what it says of itself is not looked at yet (`noteOf`). */
export interface ReadObject {
  readonly noteText: string;
  readonly contentOffset: number;
  readonly sizeBytes: number;
  readonly objectBytes: number;
}

/** The same with the hash of the content. */
export interface HashedObject extends ReadObject {
  readonly sha256: string;
}

/** The same with its note. */
export interface WholeObject extends Omit<HashedObject, 'noteText'> {
  readonly note: ObjectNote;
}

/** Reads the note of an object. Throws `vault/newer-format`, `vault/object-damaged`. */
export function noteOf({ noteText, ...rest }: HashedObject): WholeObject {
  return { ...rest, note: parseNote(noteText) };
}

/** Takes the payload block by block and hands out what lies between the tar's first head and its padding. */
function createUnpacker(onContent: (bytes: Uint8Array) => void) {
  const tail: Buffer[] = [];
  let tailBytes = 0;
  let head: TarHead | null = null;
  let contentLeft = 0;
  return {
    take(block: Uint8Array): void {
      let at = 0;
      if (head === null) {
        // The head lies in the first block: it is far shorter than a chunk.
        head = readTarHead(block);
        if (head === null) throw damaged();
        at = head.headBytes;
        contentLeft = head.sizeBytes;
      }
      const content = block.subarray(at, at + Math.min(contentLeft, block.length - at));
      if (content.length > 0) {
        onContent(content);
        contentLeft -= content.length;
        at += content.length;
      }
      if (at < block.length) {
        tailBytes += block.length - at;
        if (tailBytes > largestTailBytes) throw damaged();
        tail.push(Buffer.from(block.subarray(at)));
      }
    },
    finish(): Omit<ReadObject, 'objectBytes'> {
      if (head === null || contentLeft > 0) throw damaged();
      const rest = Buffer.concat(tail).subarray(tarPadding(head.sizeBytes));
      const noteHead = readTarHead(rest);
      if (noteHead?.name !== noteNameBeside(head.name) || rest.length < noteHead.headBytes + noteHead.sizeBytes)
        throw damaged();
      const noteText = rest.toString('utf8', noteHead.headBytes, noteHead.headBytes + noteHead.sizeBytes);
      const { headBytes: contentOffset, sizeBytes } = head;
      return { noteText, contentOffset, sizeBytes };
    },
  };
}

/** How an object is read. */
export interface Reading {
  /** Another thread helps. */
  readonly shared?: SharedReading | null;
  /** Only an object that was sealed with this very key will do. */
  readonly payloadCheck?: string | null;
}

/**
 * Reads an object whole. `onContent` gets authentic pieces, but only when this returns is it certain that none is
 * missing. Throws `vault/object-missing`, `vault/object-damaged`, and what `onContent` throws.
 */
export function readObject(
  sodium: Sodium,
  identities: readonly Identity[],
  path: string,
  buffers: ReadBuffers,
  onContent: (bytes: Uint8Array) => void,
  { shared = null, payloadCheck = null }: Reading = {},
): ReadObject {
  let file: number | null = null;
  try {
    file = openSync(path, 'r');
    const { size } = fstatSync(file);
    const { sealed } = buffers;
    const start = sealed.subarray(0, readFully(file, sealed.subarray(0, Math.min(firstBytes, size)), 0));
    const { payloadKey, payloadStart } = openFile(sodium, identities, start);
    try {
      if (plaintextSize(size - payloadStart) === null) throw damaged();
      if (payloadCheck !== null && payloadCheckOf(sodium, payloadKey) !== payloadCheck) throw damaged();
      const sealedFile = { file, size, payloadStart, start };
      const unpacker = createUnpacker(onContent);
      const blocks =
        shared === null
          ? openHere(sodium, payloadKey, sealedFile, buffers)
          : openTogether(sodium, payloadKey, sealedFile, buffers, shared);
      for (const block of blocks) unpacker.take(block);
      return { ...unpacker.finish(), objectBytes: size };
    } finally {
      sodium.memzero(payloadKey);
    }
  } catch (error) {
    throw asObjectError(error);
  } finally {
    if (file !== null) closeSync(file);
  }
}

/** The same, with the hash of the content. */
export function readHashed(
  ...[sodium, identities, path, buffers, onContent, how]: Parameters<typeof readObject>
): HashedObject {
  const hash = createHash('sha256');
  const found = readObject(
    sodium,
    identities,
    path,
    buffers,
    (bytes) => {
      hash.update(bytes);
      onContent(bytes);
    },
    how,
  );
  return { ...found, sha256: hash.digest('hex') };
}

/** Reads objects and tells what they say of themselves; one that cannot be read gives its error in its place. */
export function readObjects(
  { sodium, reads }: Workbench,
  identitySecret: Uint8Array,
  paths: readonly string[],
  report: Report,
): (WholeObject | Error)[] {
  const buffers = reads();
  const identity = identityFromSecret(sodium, identitySecret);
  return paths.map((path): WholeObject | Error => {
    try {
      return noteOf(readHashed(sodium, [identity], path, buffers, (bytes) => report(bytes.length)));
    } catch (error) {
      const isAboutObject = isAppError(error, 'vault/object-damaged', 'vault/object-missing', 'vault/newer-format');
      if (!isAboutObject) throw error;
      return error;
    }
  });
}
