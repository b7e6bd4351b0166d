/** SHA-256 of files outside, for comparing with originals. Runs in a worker thread, or in this one. For main/vault. */
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { instantOf } from '../clock.ts';
import { readSource } from './write-objects.ts';
import type { Report } from './write-objects.ts';

const blockBytes = 1024 * 1024;

export interface FileFacts {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** mtime. */
  readonly modifiedAt: string;
}

/** Hashes each file; a file that cannot be read, or changes meanwhile, gives its error (see `readSource`) in its place. */
export function hashFiles(paths: readonly string[], report: Report): (FileFacts | Error)[] {
  const block = Buffer.allocUnsafeSlow(blockBytes);
  return paths.map((path): FileFacts | Error => {
    let stopped: unknown = null;
    try {
      const { hash, facts } = readSource(
        path,
        ({ size, mtimeMs }): { hash: Hash; facts: Omit<FileFacts, 'sha256'> } => ({
          hash: createHash('sha256'),
          facts: { sizeBytes: size, modifiedAt: instantOf(Math.floor(mtimeMs)) },
        }),
        () => block,
        (sink, bytes) => {
          sink.hash.update(block.subarray(0, bytes));
          try {
            report(bytes);
          } catch (error) {
            stopped = error;
            throw error;
          }
        },
      );
      return { sha256: hash.digest('hex'), ...facts };
    } catch (error) {
      if (stopped !== null || !(error instanceof Error)) throw error;
      return error;
    }
  });
}
