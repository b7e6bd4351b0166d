/** Reading age files: at once, in pieces, and as a stream. Through age.ts for everybody in main. */
import { AppError } from '../../../preload/contract/errors.ts';
import { ownBytes, tagBytes } from '../sizes.ts';
import type { Sodium } from '../sodium.ts';
import { createHeaderParser, parseHeader } from './format.ts';
import { openHeader } from './header.ts';
import type { Identity } from './keys.ts';
import {
  chunkBytes,
  createChunkOpener,
  payloadInvalid,
  payloadKeyOf,
  payloadNonceBytes,
  plaintextSize,
  sealedChunkBytes,
} from './stream.ts';
import type { ChunkOpener } from './stream.ts';

/** An opened head: the key for the chunks (whoever has it wipes it) and where they start. */
export interface OpenedFile {
  readonly payloadKey: Uint8Array;
  /** Offset of the first chunk: the length of header and payload nonce. */
  readonly payloadStart: number;
}

/**
 * Opens the head of a file from its first bytes. Throws `age/header-invalid` (also if the bytes end before the head
 * does), `age/version-unknown`, `age/no-match` or `age/header-mac-mismatch`.
 */
export function openFile(sodium: Sodium, identities: readonly Identity[], start: Uint8Array): OpenedFile {
  const header = parseHeader(start);
  const fileKey = openHeader(sodium, identities, header);
  try {
    const payloadStart = header.length + payloadNonceBytes;
    if (start.length < payloadStart) throw new AppError('age/header-invalid');
    return { payloadKey: payloadKeyOf(sodium, fileKey, start.subarray(header.length, payloadStart)), payloadStart };
  } finally {
    sodium.memzero(fileKey);
  }
}

/** The plaintext of a whole age file in memory. Throws what `openFile` throws, and `age/payload-invalid`. */
export function decryptAge(sodium: Sodium, identities: readonly Identity[], file: Uint8Array): Uint8Array {
  const { payloadKey, payloadStart } = openFile(sodium, identities, file);
  try {
    const size = plaintextSize(file.length - payloadStart);
    if (size === null) throw payloadInvalid();
    const output = ownBytes(size);
    const opener = createChunkOpener(sodium, payloadKey);
    opener.open(output, file.subarray(payloadStart), true);
    if (!opener.failed()) return output;
    sodium.memzero(output);
    throw payloadInvalid();
  } finally {
    sodium.memzero(payloadKey);
  }
}

/**
 * Opens one file whose pieces come one by one. Whatever `push` returns is authentic, but only when `final` has
 * returned is it known to be the whole file.
 */
export interface Decryptor {
  /**
   * Takes ciphertext of any length and returns the plaintext that is certain by now (perhaps none), in a new buffer.
   * Throws what `decryptAge` throws; if chunks before a bad one were good, they are returned and the next call throws.
   */
  push(ciphertext: Uint8Array): Uint8Array;
  /** Returns the rest of the plaintext and wipes the key. Throws if the file is not complete. */
  final(): Uint8Array;
  /** Wipes the key and what is held back; for giving up midway. */
  close(): void;
}

/** Collects what comes before the chunks; `push` returns the bytes beyond it once the key is there, else `null`. */
function createHeadReader(sodium: Sodium, identities: readonly Identity[]) {
  const parser = createHeaderParser();
  const nonce = new Uint8Array(payloadNonceBytes);
  let nonceBytes = 0;
  let fileKey: Uint8Array | null = null;

  const wipe = () => {
    if (fileKey !== null) sodium.memzero(fileKey);
  };
  const push = (piece: Uint8Array): { payloadKey: Uint8Array; rest: Uint8Array } | null => {
    let rest = piece;
    if (fileKey === null) {
      const header = parser.push(piece);
      if (header === null) return null;
      fileKey = openHeader(sodium, identities, header);
      rest = parser.remainder();
    }
    const missing = payloadNonceBytes - nonceBytes;
    nonce.set(rest.subarray(0, missing), nonceBytes);
    nonceBytes += Math.min(missing, rest.length);
    if (nonceBytes < payloadNonceBytes) return null;
    const payloadKey = payloadKeyOf(sodium, fileKey, nonce);
    wipe();
    return { payloadKey, rest: rest.subarray(missing) };
  };
  return { push, wipe };
}

/** Starts reading an age file with these identities. */
export function createDecryptor(sodium: Sodium, identities: readonly Identity[]): Decryptor {
  const head = createHeadReader(sodium, identities);
  let payloadKey: Uint8Array | null = null;
  let opener: ChunkOpener | null = null;
  const held = ownBytes(sealedChunkBytes);
  let heldBytes = 0;

  const close = () => {
    head.wipe();
    if (payloadKey !== null) sodium.memzero(payloadKey);
    heldBytes = 0;
  };
  const hold = (piece: Uint8Array) => {
    held.set(piece, heldBytes);
    heldBytes += piece.length;
  };

  const openReady = (chunks: ChunkOpener, piece: Uint8Array): Uint8Array => {
    const ready = Math.floor((heldBytes + piece.length) / sealedChunkBytes);
    const output = ready === 0 ? new Uint8Array(0) : ownBytes(ready * chunkBytes);
    let rest = piece;
    let written = 0;
    let direct = ready * sealedChunkBytes;
    if (ready > 0 && heldBytes > 0) {
      const missing = sealedChunkBytes - heldBytes;
      hold(rest.subarray(0, missing));
      rest = rest.subarray(missing);
      written = chunks.openStreamed(output, held);
      heldBytes = 0;
      direct -= sealedChunkBytes;
    }
    written += chunks.openStreamed(output.subarray(written), rest.subarray(0, direct));
    hold(rest.subarray(direct));
    if (chunks.failed() && written === 0) throw payloadInvalid();
    return output.subarray(0, written);
  };

  return {
    close,
    push(ciphertext) {
      if (opener?.failed()) throw payloadInvalid();
      if (opener !== null) return openReady(opener, ciphertext);
      const opened = head.push(ciphertext);
      if (opened === null) return new Uint8Array(0);
      payloadKey = opened.payloadKey;
      opener = createChunkOpener(sodium, payloadKey);
      return openReady(opener, opened.rest);
    },
    final() {
      try {
        if (opener === null) throw new AppError('age/header-invalid');
        const isWhole = opener.finished() && heldBytes === 0;
        const output = ownBytes(isWhole ? 0 : Math.max(0, heldBytes - tagBytes));
        if (!isWhole) opener.open(output, held.subarray(0, heldBytes), true);
        if (opener.failed()) throw payloadInvalid();
        return output;
      } finally {
        close();
      }
    },
  };
}

/**
 * The plaintext of an age file that comes as a stream, piece by piece. Everything it yields is authentic, but the
 * file is whole only when it ends without throwing; it throws what `decryptAge` throws.
 */
export async function* decryptStream(
  sodium: Sodium,
  identities: readonly Identity[],
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const decryptor = createDecryptor(sodium, identities);
  try {
    for await (const piece of source) {
      const output = decryptor.push(piece);
      if (output.length > 0) yield output;
    }
    const last = decryptor.final();
    if (last.length > 0) yield last;
  } finally {
    decryptor.close();
  }
}
