/** Builders for the tests of age files: repeatable bytes, files of a given shape, sources that are in memory. */
import { createHash } from 'node:crypto';
import { createEncryptor, generateIdentity } from '../../main/crypto/age/age.ts';
import type { AgeSource, X25519Identity } from '../../main/crypto/age/age.ts';
import { parseHeader } from '../../main/crypto/age/format.ts';
import type { Sodium } from '../../main/crypto/sodium.ts';
import { isAppError } from '../../preload/contract/errors.ts';
import type { ErrorCode } from '../../preload/contract/errors.ts';

/** Bytes that look random and are the same for the same seed. */
export function repeatableBytes(length: number, seed: string): Uint8Array {
  return new Uint8Array(
    createHash('shake256', { outputLength: Math.max(1, length) })
      .update(seed)
      .digest(),
  ).subarray(0, length);
}

export interface SampleFile {
  readonly identity: X25519Identity;
  readonly plaintext: Uint8Array;
  readonly file: Uint8Array;
  /** Offset of the first chunk. */
  readonly payloadStart: number;
}

/** An age file for one new identity, written in pieces of the given size. */
export function sampleFile(sodium: Sodium, plaintextBytes: number, pieceBytes = Number.MAX_SAFE_INTEGER): SampleFile {
  const identity = generateIdentity(sodium);
  const plaintext = repeatableBytes(plaintextBytes, `plaintext ${plaintextBytes}`);
  const encryptor = createEncryptor(sodium, [identity]);
  const pieces = [encryptor.head];
  for (let at = 0; at < plaintext.length; at += pieceBytes) {
    pieces.push(encryptor.push(plaintext.subarray(at, at + pieceBytes)));
  }
  pieces.push(encryptor.final());
  const file = new Uint8Array(Buffer.concat(pieces));
  return { identity, plaintext, file, payloadStart: parseHeader(file).length + 16 };
}

/** A source for `openAge` over bytes in memory that notes what was read. */
export function memorySource(file: Uint8Array): AgeSource & { readonly reads: [number, number][] } {
  const reads: [number, number][] = [];
  const read = (offset: number, length: number) => {
    reads.push([offset, length]);
    return Promise.resolve(file.slice(offset, offset + length));
  };
  return { size: file.length, read, reads };
}

/** The code of the `AppError` that this throws, or `null` if it throws none; anything else thrown comes out again. */
export function codeOf(run: () => unknown): ErrorCode | null {
  try {
    run();
    return null;
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
}

/** Whether both have the same bytes; quicker by far than comparing them element by element. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
