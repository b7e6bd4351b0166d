/** Reading an age file at any offset (spec "Payload": seeking). Through age.ts for everybody in main. */
import { AppError } from '../../../preload/contract/errors.ts';
import { ownBytes, requireRange } from '../sizes.ts';
import type { Sodium } from '../sodium.ts';
import { openFile } from './decrypt.ts';
import { createHeaderParser, largestHeaderBytes } from './format.ts';
import type { Identity } from './keys.ts';
import {
  chunkBytes,
  createChunkOpener,
  payloadInvalid,
  payloadNonceBytes,
  plaintextSize,
  sealedChunkBytes,
} from './stream.ts';

/** Where the bytes are. `read` gives exactly the bytes asked for, or fewer if the file has ended. */
export interface AgeSource {
  /** Of the whole file, in bytes. */
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
}

export interface AgeReader {
  /** Plaintext bytes; certain, since the last chunk was authenticated. */
  readonly size: number;
  /**
   * The plaintext from `offset` on, `length` bytes or as many as there are, in a new buffer. Throws
   * `age/payload-invalid` if a chunk among them was changed. May be called again before an earlier call is done.
   */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** Wipes keys and the plaintext held; reading afterwards is a bug and throws. */
  close(): void;
}

/** Enough for any ordinary head and the whole of a small file, so that those need one read. */
const firstReadBytes = chunkBytes + 4096;
/** How many chunks (4 MiB) are fetched at once, so that a large read does not need twice its memory. */
const chunksAtOnce = 64;

async function readHead(source: AgeSource): Promise<Uint8Array> {
  const parser = createHeaderParser();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let header = null; header === null;) {
    const wanted = Math.min(firstReadBytes, source.size - length, largestHeaderBytes - length);
    const piece = wanted > 0 ? await source.read(length, wanted) : new Uint8Array(0);
    if (piece.length === 0) throw new AppError('age/header-invalid');
    header = parser.push(piece);
    pieces.push(piece);
    length += piece.length;
    const payloadStart = header === null ? 0 : header.length + payloadNonceBytes;
    if (payloadStart > length) pieces.push(await source.read(length, payloadStart - length));
  }
  const [only] = pieces;
  return pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces);
}

/**
 * Opens a file for reading at any offset. Authenticates the head and the last chunk, so that `size` can be trusted.
 * Throws what `decryptAge` throws.
 */
export async function openAge(sodium: Sodium, identities: readonly Identity[], source: AgeSource): Promise<AgeReader> {
  const head = await readHead(source);
  const { payloadKey, payloadStart } = openFile(sodium, identities, head);
  const sealedBytes = source.size - payloadStart;
  const size = plaintextSize(sealedBytes);
  const chunks = Math.ceil(sealedBytes / sealedChunkBytes);
  let isClosed = false;
  // The chunk touched last is kept: readers go through a file in small steps.
  let kept: { chunk: number; plaintext: Uint8Array } | null = null;

  const close = () => {
    isClosed = true;
    sodium.memzero(payloadKey);
    if (kept !== null) sodium.memzero(kept.plaintext);
    kept = null;
  };

  const readSealed = async (first: number, end: number): Promise<Uint8Array> => {
    const from = payloadStart + first * sealedChunkBytes;
    const to = Math.min(payloadStart + end * sealedChunkBytes, source.size);
    const sealed = to <= head.length ? head.subarray(from, to) : await source.read(from, to - from);
    if (sealed.length !== to - from) throw payloadInvalid();
    return sealed;
  };

  /** Opens the chunks from `first` to before `end` to the start of `into`. */
  const openChunks = async (into: Uint8Array, first: number, end: number): Promise<void> => {
    const sealed = await readSealed(first, end);
    if (isClosed) throw new Error('the reader was closed');
    const opener = createChunkOpener(sodium, payloadKey, first);
    opener.open(into, sealed, end === chunks);
    if (opener.failed()) throw payloadInvalid();
  };

  const keepChunk = async (chunk: number): Promise<Uint8Array> => {
    if (kept?.chunk === chunk) return kept.plaintext;
    const plaintext = ownBytes(Math.min(chunkBytes, (size ?? 0) - chunk * chunkBytes));
    await openChunks(plaintext, chunk, chunk + 1);
    if (isClosed) {
      sodium.memzero(plaintext);
      throw new Error('the reader was closed');
    }
    // An earlier chunk is left to the collector, not wiped: a read that runs at the same time may be copying from it.
    kept = { chunk, plaintext };
    return plaintext;
  };

  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    if (isClosed) throw new Error('the reader was closed');
    requireRange('offset', offset, 0, Number.MAX_SAFE_INTEGER);
    requireRange('length', length, 0, Number.MAX_SAFE_INTEGER);
    const start = Math.min(offset, size ?? 0);
    const end = Math.min(start + length, size ?? 0);
    const output = ownBytes(end - start);
    for (let at = start; at < end;) {
      const chunk = Math.floor(at / chunkBytes);
      // Whole chunks go straight into the output, all at once; the file's last one counts as whole if all is wanted.
      const wholeChunks = end === size ? chunks : Math.floor(end / chunkBytes);
      const endChunk = Math.min(wholeChunks, chunk + chunksAtOnce);
      if (at % chunkBytes === 0 && endChunk > chunk + 1) {
        await openChunks(output.subarray(at - start), chunk, endChunk);
        at = Math.min(endChunk * chunkBytes, end);
      } else {
        const plaintext = await keepChunk(chunk);
        const piece = plaintext.subarray(at % chunkBytes, end - chunk * chunkBytes);
        output.set(piece, at - start);
        at += piece.length;
      }
    }
    return output;
  };

  try {
    if (size === null) throw payloadInvalid();
    await keepChunk(chunks - 1);
    return { size, read, close };
  } catch (error) {
    close();
    throw error;
  }
}
