/** Content on its way out of the vault, verified as a whole. For files.ts. */
import { createHash } from 'node:crypto';
import { AppError } from '../../preload/contract/errors.ts';
import type { AgeReader } from '../crypto/age/age.ts';

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
