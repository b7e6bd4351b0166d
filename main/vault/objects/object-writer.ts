/** Writes one object: age around tar, from content that comes in pieces, in large blocks. For main/vault. */
import { createHash } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { instantOf } from '../clock.ts';
import { asDiskError } from '../durable.ts';
import { noteNameBeside, writeNote } from './object-note.ts';
import type { NoteStart } from './object-note.ts';
import { temporaryObjectPath } from './object-path.ts';
import type { Outlet } from './seal-blocks.ts';
import { tarEndBytes, tarHead, tarPadding } from './tar.ts';

/** What is known of an object once it is written. */
export interface WrittenObject {
  readonly objectBytes: number;
  readonly contentOffset: number;
  readonly payloadCheck: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly modifiedAt: string | null;
}

export interface ObjectInput {
  /** Where the object will be; it is written to a temp file beside it. */
  readonly path: string;
  /** Makes the way to that temp file. */
  readonly outletTo: (temporary: string) => Outlet;
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
export function createObjectWriter(input: ObjectInput): ObjectWriter {
  const { path, outletTo, name, sizeBytes, modifiedAt, note } = input;
  const temporary = temporaryObjectPath(path);
  const head = tarHead({ name, sizeBytes, modifiedAt: modifiedAt ?? 0 });
  const hash = createHash('sha256');
  const outlet = outletTo(temporary);
  let block = outlet.block();
  let filled = 0;
  let contentBytes = 0;

  // A full block is flushed only when more follows, so that the last chunk is never empty.
  const room = (): Uint8Array => {
    if (filled === block.length) {
      outlet.flush(filled, false);
      block = outlet.block();
      filled = 0;
    }
    return block.subarray(filled);
  };

  const add = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length;) {
      const piece = bytes.subarray(at, at + room().length);
      block.set(piece, filled);
      filled += piece.length;
      at += piece.length;
    }
  };

  const addZeros = (bytes: number): void => {
    for (let left = bytes; left > 0;) {
      const length = Math.min(left, room().length);
      block.fill(0, filled, filled + length);
      filled += length;
      left -= length;
    }
  };

  const advance = (bytes: number): void => {
    hash.update(block.subarray(filled, filled + bytes));
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
        block.set(piece, filled);
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
      outlet.flush(filled, true);
      const { payloadCheck } = outlet;
      return { ...facts, objectBytes: outlet.bytes(), contentOffset: head.length, payloadCheck };
    },
    sync: () => outlet.sync(),
    publish() {
      try {
        renameSync(temporary, path);
      } catch (error) {
        throw asDiskError(error);
      }
    },
    abort() {
      outlet.close();
      rmSync(temporary, { force: true });
    },
  };
}
