/** Reads objects: content at any offset, and the note inside. For main/vault. */
import { closeSync, fstatSync, openSync, read as readFile, readSync } from 'node:fs';
import { promisify } from 'node:util';
import { AppError } from '../../../preload/contract/errors.ts';
import { openAge } from '../../crypto/age/age.ts';
import type { AgeReader, Identity } from '../../crypto/age/age.ts';
import type { Sodium } from '../../crypto/sodium.ts';
import { systemCode } from '../durable.ts';
import { noteName, parseNote } from './object-note.ts';
import type { ObjectNote } from './object-note.ts';
import { readTarHead, tarEndBytes, tarPadding } from './tar.ts';

const readAt = promisify(readFile);
const largestTarHeadBytes = 68 * 1024;

/** Turns what goes wrong while an object is read into `vault/object-missing` or `vault/object-damaged`. */
export function asObjectError(error: unknown): unknown {
  if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') {
    return new AppError('vault/object-missing', {}, { cause: error });
  }
  const isAge = error instanceof AppError && error.code.startsWith('age/');
  const isDisk = systemCode(error) === 'EIO';
  return isAge || isDisk ? new AppError('vault/object-damaged', {}, { cause: error }) : error;
}

/** Opens the payload of an age file on disk. Closing the reader closes the file. Throws `vault/object-missing`, `vault/object-damaged`. */
export async function openObject(sodium: Sodium, identities: readonly Identity[], path: string): Promise<AgeReader> {
  try {
    const file = openSync(path, 'r');
    try {
      const reader = await openAge(sodium, identities, {
        size: fstatSync(file).size,
        async read(offset, length) {
          const buffer = Buffer.allocUnsafeSlow(length);
          let filled = 0;
          while (filled < length) {
            const { bytesRead } = await readAt(file, buffer, filled, length - filled, offset + filled);
            if (bytesRead === 0) break;
            filled += bytesRead;
          }
          return new Uint8Array(buffer.buffer, 0, filled);
        },
      });
      let isOpen = true;
      return {
        size: reader.size,
        async read(offset, length) {
          try {
            return await reader.read(offset, length);
          } catch (error) {
            throw asObjectError(error);
          }
        },
        close() {
          reader.close();
          if (isOpen) closeSync(file);
          isOpen = false;
        },
      };
    } catch (error) {
      closeSync(file);
      throw error;
    }
  } catch (error) {
    throw asObjectError(error);
  }
}

/** The part of a payload that is one file's content, as a reader of its own. */
export function contentOf(payload: AgeReader, contentOffset: number, sizeBytes: number): AgeReader {
  if (contentOffset + sizeBytes > payload.size) {
    payload.close();
    throw new AppError('vault/object-damaged');
  }
  return {
    size: sizeBytes,
    read(offset, length) {
      const start = Math.min(offset, sizeBytes);
      return payload.read(contentOffset + start, Math.min(length, sizeBytes - start));
    },
    close: () => payload.close(),
  };
}

/** What an object says of itself: where its content is, and its note. */
export interface ReadNote {
  readonly contentOffset: number;
  readonly sizeBytes: number;
  readonly note: ObjectNote;
}

/** Reads the tar's heads and the note without reading the content. Throws `vault/object-damaged`, `vault/newer-format`. */
export async function readNote(payload: AgeReader): Promise<ReadNote> {
  const content = readTarHead(await payload.read(0, largestTarHeadBytes));
  if (content === null) throw new AppError('vault/object-damaged');
  const noteAt = content.headBytes + content.sizeBytes + tarPadding(content.sizeBytes);
  const tail = await payload.read(noteAt, Math.max(0, payload.size - noteAt));
  const head = readTarHead(tail);
  if (head?.name !== noteName || tail.length < head.headBytes + head.sizeBytes + tarEndBytes) {
    throw new AppError('vault/object-damaged');
  }
  const text = Buffer.from(tail.subarray(head.headBytes, head.headBytes + head.sizeBytes)).toString('utf8');
  return { contentOffset: content.headBytes, sizeBytes: content.sizeBytes, note: parseNote(text) };
}

/** Reads exactly so many bytes of a file, or fewer at its end; for workers, which read synchronously. */
export function readFully(file: number, into: Uint8Array, position: number | null): number {
  let filled = 0;
  while (filled < into.length) {
    const bytes = readSync(file, into, filled, into.length - filled, position === null ? null : position + filled);
    if (bytes === 0) break;
    filled += bytes;
  }
  return filled;
}
