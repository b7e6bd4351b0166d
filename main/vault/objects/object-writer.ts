/** Writes one object: age around tar, from content that comes in pieces, in large blocks and with one buffer each way. For main/vault. */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { chunkBytes, createEncryptor, sealedSize } from '../../crypto/age/age.ts';
import type { Sodium } from '../../crypto/sodium.ts';
import { instantOf } from '../clock.ts';
import { asDiskError } from '../durable.ts';
import { noteNameBeside, writeNote } from './object-note.ts';
import type { NoteStart } from './object-note.ts';
import { temporaryObjectPath } from './object-path.ts';
import { tarEndBytes, tarHead, tarPadding } from './tar.ts';

const blockBytes = 16 * chunkBytes;

/** Two buffers that objects are written through one after the other; wiped by whoever made them. */
export interface BlockBuffers {
  readonly plaintext: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** Buffers of their own memory for one writer at a time. */
export function makeBlockBuffers(): BlockBuffers {
  const headRoom = 64 * 1024;
  const bytes = (length: number) => new Uint8Array(Buffer.allocUnsafeSlow(length).buffer, 0, length);
  return { plaintext: bytes(blockBytes), ciphertext: bytes(headRoom + sealedSize(blockBytes)) };
}

/** What is known of an object once it is written. */
export interface WrittenObject {
  readonly objectBytes: number;
  readonly contentOffset: number;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly modifiedAt: string | null;
}

export interface ObjectInput {
  /** Where the object will be; it is written to a temp file beside it. */
  readonly path: string;
  /** The vault's X25519 public key. */
  readonly publicKey: Uint8Array;
  /** Name of the file inside the tar. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Milliseconds since 1970; null where the content has no time of its own. */
  readonly modifiedAt: number | null;
  readonly note: NoteStart;
}

export interface ObjectWriter {
  /** Room for the next piece of content; fill it from the start and say how much with `advance`. */
  space(): Uint8Array;
  advance(bytes: number): void;
  /** Takes a piece that is in memory already. */
  push(content: Uint8Array): void;
  /** Adds the note and the tar's end, and leaves the file open for `sync`. Throws `RangeError` if the content was not `sizeBytes` long. */
  finish(): WrittenObject;
  /** fsync of the temp file. */
  sync(): void;
  /** Gives the object its name; the folder is the caller's to fsync. */
  publish(): void;
  /** Removes what was written. */
  abort(): void;
}

/** Starts an object. Disk errors come as `disk/full` and `disk/failed`; after any error call `abort`. */
export function createObjectWriter(sodium: Sodium, buffers: BlockBuffers, input: ObjectInput): ObjectWriter {
  const { path, publicKey, name, sizeBytes, modifiedAt, note } = input;
  const temporary = temporaryObjectPath(path);
  const head = tarHead({ name, sizeBytes, modifiedAt: modifiedAt ?? 0 });
  const hash = createHash('sha256');
  const encryptor = createEncryptor(sodium, [{ publicKey }]);
  const { plaintext, ciphertext } = buffers;
  let file: number | null = null;
  let filled = 0;
  let contentBytes = 0;
  let objectBytes = 0;

  const guarded = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      throw asDiskError(error);
    }
  };

  const flush = (isLast: boolean): void => {
    let ready = 0;
    if (objectBytes === 0) {
      ciphertext.set(encryptor.head);
      ready = encryptor.head.length;
    }
    ready += encryptor.sealInto(ciphertext.subarray(ready), plaintext.subarray(0, filled), isLast);
    guarded(() => {
      file ??= openSync(temporary, 'wx', 0o600);
      for (let at = 0; at < ready;) at += writeSync(file, ciphertext, at, ready - at);
    });
    objectBytes += ready;
    filled = 0;
  };

  // A full block is sealed only when more follows, so that the last chunk is never empty.
  const room = (): Uint8Array => {
    if (filled === plaintext.length) flush(false);
    return plaintext.subarray(filled);
  };

  const add = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length;) {
      const piece = bytes.subarray(at, at + room().length);
      plaintext.set(piece, filled);
      filled += piece.length;
      at += piece.length;
    }
  };

  const addZeros = (bytes: number): void => {
    for (let left = bytes; left > 0;) {
      const length = Math.min(left, room().length);
      plaintext.fill(0, filled, filled + length);
      filled += length;
      left -= length;
    }
  };

  const advance = (bytes: number): void => {
    hash.update(plaintext.subarray(filled, filled + bytes));
    filled += bytes;
    contentBytes += bytes;
  };

  add(head);

  return {
    space: room,
    advance,
    push(content) {
      for (let at = 0; at < content.length;) {
        const piece = content.subarray(at, at + room().length);
        plaintext.set(piece, filled);
        advance(piece.length);
        at += piece.length;
      }
    },
    finish() {
      if (contentBytes !== sizeBytes) throw new RangeError('the content is not as long as was said');
      const facts = {
        sha256: hash.digest('hex'),
        sizeBytes,
        modifiedAt: modifiedAt === null ? null : instantOf(modifiedAt),
      };
      const text = Buffer.from(writeNote(note, facts), 'utf8');
      addZeros(tarPadding(sizeBytes));
      add(tarHead({ name: noteNameBeside(name), sizeBytes: text.length, modifiedAt: Date.parse(note.storedAt) }));
      add(text);
      addZeros(tarPadding(text.length) + tarEndBytes);
      flush(true);
      return { ...facts, objectBytes, contentOffset: head.length };
    },
    sync() {
      guarded(() => {
        if (file !== null) fsyncSync(file);
      });
      if (file !== null) closeSync(file);
      file = null;
    },
    publish: () => guarded(() => renameSync(temporary, path)),
    abort() {
      encryptor.close();
      if (file !== null) closeSync(file);
      file = null;
      rmSync(temporary, { force: true });
    },
  };
}
