/** Reads objects at any offset. For main/vault. */
import { closeSync, fstatSync, openSync, read as readFile, readSync } from 'node:fs';
import { promisify } from 'node:util';
import { AppError } from '../../../preload/contract/errors.ts';
import { openAge } from '../../crypto/age/age.ts';
import type { AgeReader, Identity } from '../../crypto/age/age.ts';
import type { Sodium } from '../../crypto/sodium.ts';
import { systemCode } from '../durable.ts';

const readAt = promisify(readFile);

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
