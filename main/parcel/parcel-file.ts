/** The file a parcel is in, as plain bytes at any offset: decrypted, or as they are when it is not sealed. For main/parcel only. */
import { type FileHandle, open } from 'node:fs/promises';
import { AppError, isAppError } from '../../preload/contract/errors.ts';
import {
  type Identity,
  chunkBytes,
  createChunkOpener,
  openAge,
  openFile,
  plaintextSize,
  sealedChunkBytes,
} from '../crypto/age/age.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { isSystemError } from './durable-file.ts';
import { blockBytes } from './tar-header.ts';
import type { PlainSource } from './tar-read.ts';

export interface ParcelFile extends PlainSource {
  /** False for the kinds that come in the clear. */
  readonly isSealed: boolean;
  close(): Promise<void>;
}

const ageIntro = Buffer.from('age-encryption.org/v1\n');
const largestHeadBytes = 64 * 1024;
/** Where a tar's first block says that it is one. */
const ustarOffset = 257;

function isPrefixOf(bytes: Uint8Array, whole: Uint8Array): boolean {
  return bytes.every((byte, at) => byte === whole[at]);
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

/**
 * Tells a parcel that is shorter than it was from one that was changed, as far as that can be told: a tar is made of whole
 * blocks, and a cut between two chunks leaves a last chunk that opens as one of the middle.
 */
async function whyNotOpened(sodium: Sodium, identities: readonly Identity[], source: PlainSource): Promise<AppError> {
  const { payloadKey, payloadStart } = openFile(sodium, identities, await source.read(0, largestHeadBytes));
  try {
    const size = plaintextSize(source.size - payloadStart);
    if (size === null || size % blockBytes !== 0) return new AppError('parcel/cut-off');
    const chunk = Math.max(0, Math.ceil(size / chunkBytes) - 1);
    const last = await source.read(payloadStart + chunk * sealedChunkBytes, sealedChunkBytes);
    if (last.length < sealedChunkBytes) return new AppError('parcel/damaged');
    const opener = createChunkOpener(sodium, payloadKey, chunk);
    const plaintext = new Uint8Array(chunkBytes);
    opener.open(plaintext, last, false);
    sodium.memzero(plaintext);
    return new AppError(opener.failed() ? 'parcel/damaged' : 'parcel/cut-off');
  } finally {
    sodium.memzero(payloadKey);
  }
}

async function openSealed(
  sodium: Sodium,
  identities: readonly Identity[],
  source: PlainSource,
): Promise<Omit<ParcelFile, 'isSealed'>> {
  try {
    const reader = await openAge(sodium, identities, source);
    return {
      size: reader.size,
      async read(offset, length) {
        try {
          return await reader.read(offset, length);
        } catch (cause) {
          if (isAppError(cause, 'age/payload-invalid')) throw new AppError('parcel/damaged', {}, { cause });
          throw cause;
        }
      },
      close() {
        reader.close();
        return Promise.resolve();
      },
    };
  } catch (error) {
    if (isAppError(error, 'age/no-match')) throw new AppError('parcel/not-for-us', {}, { cause: error });
    if (isAppError(error, 'age/payload-invalid')) throw await whyNotOpened(sodium, identities, source);
    if (isAppError(error, 'age/header-mac-mismatch')) throw new AppError('parcel/damaged', {}, { cause: error });
    if (isAppError(error, 'age/header-invalid', 'age/version-unknown')) {
      const head = Buffer.from(await source.read(0, largestHeadBytes));
      const isWhole = head.includes('\n--- ') && head.indexOf('\n', head.indexOf('\n--- ') + 1) !== -1;
      throw new AppError(isWhole ? 'parcel/damaged' : 'parcel/cut-off', {}, { cause: error });
    }
    throw error;
  }
}

/**
 * Opens the file. Throws `parcel/not-readable` (missing, no right), `parcel/not-a-parcel`, `parcel/not-for-us`, `parcel/cut-off`,
 * `parcel/damaged`. The last chunk is authenticated, so that `size` is certain.
 */
export async function openParcelFile(
  sodium: Sodium,
  identities: readonly Identity[],
  path: string,
): Promise<ParcelFile> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (cause) {
    if (isSystemError(cause, 'ENOENT', 'EACCES', 'EPERM', 'ENOTDIR', 'EISDIR', 'ELOOP', 'EIO')) {
      throw new AppError('parcel/not-readable', {}, { cause });
    }
    throw cause;
  }
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new AppError('parcel/not-a-parcel');
    const source: PlainSource = { size: stat.size, read: (offset, length) => readAt(handle, offset, length) };
    const start = await source.read(0, ustarOffset + 5);
    if (isPrefixOf(start.subarray(0, ageIntro.length), ageIntro)) {
      if (start.length < ageIntro.length) throw new AppError('parcel/cut-off');
      const sealed = await openSealed(sodium, identities, source);
      return {
        size: sealed.size,
        isSealed: true,
        read: (offset, length) => sealed.read(offset, length),
        async close() {
          await sealed.close();
          await handle.close();
        },
      };
    }
    const isTar = Buffer.from(start.subarray(ustarOffset)).toString('latin1') === 'ustar';
    if (!isTar) {
      const isStart = isPrefixOf(start.subarray(0, 13), Buffer.from('manifest.json'));
      throw new AppError(isStart ? 'parcel/cut-off' : 'parcel/not-a-parcel');
    }
    return { ...source, isSealed: false, close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
