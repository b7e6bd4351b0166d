/** The process's own descriptors 0, 1 and 2 as streams, for a thread that has no `process.stdin` of its own. For thread.ts. */
import { createReadStream, writeSync } from 'node:fs';
import { Writable, type Readable } from 'node:stream';
import { isatty, ReadStream, WriteStream } from 'node:tty';
import { isSystemError } from '../parcel/durable-file.ts';

/** Standard input; nothing is read before somebody asks. */
export function readerOf(descriptor: number): Readable & { readonly isTTY?: boolean } {
  return isatty(descriptor) ? new ReadStream(descriptor) : createReadStream('', { fd: descriptor });
}

/** A stream whose text has reached the descriptor when `write` returns. */
export function writerOf(descriptor: number): Writable & { readonly isTTY?: boolean } {
  if (isatty(descriptor)) return new WriteStream(descriptor);
  return new Writable({
    write(piece: Buffer, _encoding, done) {
      writeAll(descriptor, piece);
      done();
    },
  });
}

const pauseMs = 5;
const nobody = new Int32Array(new SharedArrayBuffer(4));

function writeAll(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      // `… | head` has seen enough.
      if (isSystemError(error, 'EPIPE')) return;
      if (!isSystemError(error, 'EAGAIN')) throw error;
      // A pipe that is full, and that somebody has set not to block.
      Atomics.wait(nobody, 0, 0, pauseMs);
    }
  }
}
