/** Content on its way out of the vault, verified as a whole. For files.ts. */
import { createHash, randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import type { AgeReader } from '../crypto/age/age.ts';
import { asDiskError, fsyncFolder } from './durable.ts';
import { publishFile } from './objects/give-back-objects.ts';
import type { Job } from './open-vault.ts';

const stepBytes = 1024 * 1024;

/**
 * The content in pieces of 1 MiB. Throws `vault/object-damaged` at the end if the whole is not what the catalogue says:
 * whoever publishes what he got does so only after the last piece.
 */
export async function* streamContent(
  open: () => Promise<AgeReader>,
  sha256: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = await open();
  const hash = createHash('sha256');
  try {
    for (let at = 0; at < reader.size; at += stepBytes) {
      const piece = await reader.read(at, stepBytes);
      hash.update(piece);
      yield piece;
    }
    if (hash.digest('hex') !== sha256) throw new AppError('vault/object-damaged');
  } finally {
    reader.close();
  }
}

/** Writes verified content to a path outside, as `Files.writeTo` promises (open-vault.ts). */
export async function writeContentTo(
  openContent: () => Promise<AgeReader>,
  sha256: string,
  path: string,
  { replace }: { replace: boolean },
  job: Job,
): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 60)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      let done = 0;
      for await (const piece of streamContent(openContent, sha256)) {
        if (job.signal.aborted) throw new AppError('job/cancelled');
        await file.writeFile(piece);
        done += piece.length;
        job.onProgress({ done, total: 0, unit: 'bytes', detail: '' });
      }
      await file.sync();
    } finally {
      await file.close();
    }
    publishFile(temporary, path, replace);
    fsyncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw asDiskError(error);
  }
}
