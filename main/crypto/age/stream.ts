/**
 * The payload: 64 KiB chunks, each sealed with its number (spec "Payload"). The bulk of all work happens here, so both
 * ends work on many chunks at a time, from one large buffer into another, without allocating. For main/crypto/age
 * and, through age.ts, for workers that share out the chunks of one file.
 */
import { AppError } from '../../../preload/contract/errors.ts';
import { utf8 } from '../encoding.ts';
import { chachaNonceBytes, keyBytes, tagBytes } from '../sizes.ts';
import type { Sodium } from '../sodium.ts';

export const chunkBytes = 64 * 1024;
export const sealedChunkBytes = chunkBytes + tagBytes;
export const payloadNonceBytes = 16;

const payloadInfo = utf8('payload');

/** Bytes of the sealed chunks (without the 16-byte nonce before them) for so many bytes of plaintext. */
export function sealedSize(plaintextBytes: number): number {
  return plaintextBytes + tagBytes * Math.max(1, Math.ceil(plaintextBytes / chunkBytes));
}

/** Bytes of plaintext in so many bytes of sealed chunks, or `null` if no payload has that size. */
export function plaintextSize(sealedBytes: number): number | null {
  const chunks = Math.ceil(sealedBytes / sealedChunkBytes);
  const lastBytes = sealedBytes - (chunks - 1) * sealedChunkBytes;
  if (chunks === 0 || lastBytes < tagBytes || (lastBytes === tagBytes && chunks > 1)) return null;
  return sealedBytes - chunks * tagBytes;
}

/** The key for the chunks of one file, 32 bytes; the caller wipes it. */
export function payloadKeyOf(sodium: Sodium, fileKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return sodium.hkdfSha256(fileKey, nonce, payloadInfo, keyBytes);
}

function createChunkNonce(firstChunk: number) {
  const bytes = new Uint8Array(chachaNonceBytes);
  const view = new DataView(bytes.buffer);
  let chunk = firstChunk;
  /** 2^53 chunks are more than any disk holds, so the first three of the eleven bytes stay zero. */
  const current = (isLast: boolean): Uint8Array => {
    view.setUint32(3, Math.floor(chunk / 2 ** 32));
    view.setUint32(7, chunk >>> 0);
    bytes[11] = isLast ? 1 : 0;
    return bytes;
  };
  const advance = () => {
    chunk += 1;
  };
  return { current, advance, chunk: () => chunk };
}

export interface ChunkSealer {
  /**
   * Seals whole chunks (and, if `isLast`, the rest) from `plaintext` to the start of `into`, and returns the bytes
   * written: `sealedSize(plaintext.length)`. `into` is at least that large and does not overlap.
   */
  seal(into: Uint8Array, plaintext: Uint8Array, isLast: boolean): number;
}

/** Seals from the given chunk on. The key stays the caller's to wipe. */
export function createChunkSealer(sodium: Sodium, payloadKey: Uint8Array, firstChunk = 0): ChunkSealer {
  const nonce = createChunkNonce(firstChunk);
  let isDone = false;
  return {
    seal(into, plaintext, isLast) {
      const isWhole = plaintext.length % chunkBytes === 0;
      if (isDone || (!isLast && !isWhole)) throw new RangeError('only the last chunk may be short');
      const isEmptyEnd = isLast && plaintext.length === 0 && nonce.chunk() > 0;
      if (isEmptyEnd) throw new RangeError('the last chunk must not be empty');
      isDone = isLast;
      // An empty file has one chunk, too.
      const chunks = isLast ? Math.max(1, Math.ceil(plaintext.length / chunkBytes)) : plaintext.length / chunkBytes;
      let written = 0;
      for (let index = 0; index < chunks; index++) {
        const piece = plaintext.subarray(index * chunkBytes, (index + 1) * chunkBytes);
        const end = written + piece.length + tagBytes;
        sodium.chachaSeal(
          into.subarray(written, end),
          piece,
          nonce.current(isLast && index === chunks - 1),
          payloadKey,
        );
        nonce.advance();
        written = end;
      }
      return written;
    },
  };
}

export interface ChunkOpener {
  /**
   * Opens whole chunks (and, if `isLast`, the rest) from `sealed` to the start of `into`, and returns the bytes
   * written, all of them authentic. Fewer than expected means that a chunk is not; then `failed` is true for good.
   */
  open(into: Uint8Array, sealed: Uint8Array, isLast: boolean): number;
  /**
   * The same for whole chunks of a stream whose end is not in sight: a chunk may be the last, which makes `finished`
   * true, and any chunk after that fails.
   */
  openStreamed(into: Uint8Array, sealed: Uint8Array): number;
  failed(): boolean;
  /** Whether the chunk marked as the last has been opened. */
  finished(): boolean;
}

/** Opens from the given chunk on. The key stays the caller's to wipe. */
export function createChunkOpener(sodium: Sodium, payloadKey: Uint8Array, firstChunk = 0): ChunkOpener {
  const nonce = createChunkNonce(firstChunk);
  let isFinished = false;
  let hasFailed = false;

  const openChunk = (into: Uint8Array, sealed: Uint8Array, isLast: boolean): boolean => {
    if (isFinished || sealed.length < tagBytes) return false;
    // An empty last chunk is a second spelling of the same file, so the format forbids it.
    if (sealed.length === tagBytes && nonce.chunk() > 0) return false;
    if (!sodium.chachaOpen(into, sealed, nonce.current(isLast), payloadKey)) return false;
    nonce.advance();
    isFinished = isLast;
    return true;
  };

  /** Goes through the pieces and stops at the first one that `openPiece` refuses. */
  const openAll = (
    into: Uint8Array,
    sealed: Uint8Array,
    openPiece: (into: Uint8Array, piece: Uint8Array, isAtEnd: boolean) => boolean,
  ): number => {
    let written = 0;
    for (let read = 0; read < sealed.length && !hasFailed;) {
      const end = Math.min(read + sealedChunkBytes, sealed.length);
      const chunkEnd = Math.max(written, written + (end - read) - tagBytes);
      const isOpen = openPiece(into.subarray(written, chunkEnd), sealed.subarray(read, end), end === sealed.length);
      if (isOpen) written = chunkEnd;
      else hasFailed = true;
      read = end;
    }
    return written;
  };

  return {
    failed: () => hasFailed,
    finished: () => isFinished,
    open(into, sealed, isLast) {
      if (!isLast && sealed.length % sealedChunkBytes !== 0) throw new RangeError('only the last chunk may be short');
      if (isLast && sealed.length === 0) hasFailed = true;
      return openAll(into, sealed, (to, piece, isAtEnd) => openChunk(to, piece, isLast && isAtEnd));
    },
    openStreamed(into, sealed) {
      if (sealed.length % sealedChunkBytes !== 0) throw new RangeError('only the last chunk may be short');
      return openAll(into, sealed, (to, piece) => openChunk(to, piece, false) || openChunk(to, piece, true));
    },
  };
}

/** The error for a payload that was changed, cut or continued. */
export function payloadInvalid(): AppError {
  return new AppError('age/payload-invalid');
}
