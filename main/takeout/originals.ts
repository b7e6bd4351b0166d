/** The original of a take-out: reading it, now or again. For takeout and office. */
import { createHash } from 'node:crypto';
import { type FileHandle, constants, open } from 'node:fs/promises';
import { AppError } from '../../preload/contract/errors.ts';
import { isSystemError } from '../parcel/durable-file.ts';

/** A file as it was while it was read. */
export interface FileReading {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly modifiedAt: string;
  /** Permission bits. */
  readonly mode: number;
  /** Changes when the file is replaced or written: to see that nothing happened since. */
  readonly stamp: string;
}

const blockBytes = 1024 * 1024;
// Opening a pipe that took a file's place would wait for ever. Windows has no such flag and no such pipes.
const readOnly = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

async function stampOf(
  handle: FileHandle,
): Promise<{ stamp: string; sizeBytes: number; modifiedAt: string; mode: number }> {
  const stat = await handle.stat({ bigint: true });
  if (!stat.isFile()) throw new AppError('takeout/original-unreadable');
  return {
    stamp: `${stat.dev}:${stat.ino}:${stat.size}:${stat.mtimeNs}:${stat.ctimeNs}`,
    sizeBytes: Number(stat.size),
    modifiedAt: new Date(Number(stat.mtimeMs)).toISOString(),
    mode: Number(stat.mode) & 0o7777,
  };
}

/** The error for what the system says about an original. */
function asOriginalError(error: unknown): unknown {
  if (isSystemError(error, 'ENOENT', 'ENOTDIR')) return new AppError('takeout/original-missing', {}, { cause: error });
  if (isSystemError(error, 'EACCES', 'EPERM', 'EISDIR', 'EIO', 'ELOOP', 'ENXIO', 'EBUSY')) {
    return new AppError('takeout/original-unreadable', {}, { cause: error });
  }
  return error;
}

/**
 * The content of an original, piece by piece; each piece is the caller's. Throws `takeout/original-missing`,
 * `takeout/original-unreadable`, `job/cancelled`.
 */
export async function* streamOriginal(
  location: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(location, readOnly);
    const { sizeBytes } = await stampOf(handle);
    for (let at = 0; at <= sizeBytes;) {
      if (signal.aborted) throw new AppError('job/cancelled');
      const piece = new Uint8Array(
        Buffer.allocUnsafeSlow(Math.max(1, Math.min(blockBytes, sizeBytes - at + 1))).buffer,
      );
      const { bytesRead } = await handle.read(piece, 0, piece.length, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield piece.subarray(0, bytesRead);
    }
  } catch (error) {
    throw asOriginalError(error);
  } finally {
    await handle?.close();
  }
}

/**
 * Reads a file from beginning to end and says what it is. Throws `takeout/original-missing`, `takeout/original-changed`
 * (while it was read), `takeout/original-unreadable`, `job/cancelled`.
 */
export async function readOriginal(location: string, signal: AbortSignal): Promise<FileReading> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(location, readOnly);
    const before = await stampOf(handle);
    const hash = createHash('sha256');
    const buffer = new Uint8Array(
      Buffer.allocUnsafeSlow(Math.max(1, Math.min(blockBytes, before.sizeBytes + 1))).buffer,
    );
    let sizeBytes = 0;
    while (sizeBytes <= before.sizeBytes) {
      if (signal.aborted) throw new AppError('job/cancelled');
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, sizeBytes);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      sizeBytes += bytesRead;
    }
    const after = await stampOf(handle);
    if (after.stamp !== before.stamp || sizeBytes !== before.sizeBytes) throw new AppError('takeout/original-changed');
    return { ...after, sha256: hash.digest('hex') };
  } catch (error) {
    throw asOriginalError(error);
  } finally {
    await handle?.close();
  }
}

/** The stamp of a file as it is now, without reading it; null when it is not there or no file. */
export async function readStamp(location: string): Promise<string | null> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(location, readOnly);
    return (await stampOf(handle)).stamp;
  } catch {
    return null;
  } finally {
    await handle?.close();
  }
}
