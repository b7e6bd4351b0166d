/** Writing age files: at once, in pieces, and as a stream. Through age.ts for everybody in main. */
import { ownBytes } from '../sizes.ts';
import type { Sodium } from '../sodium.ts';
import { sealHeader } from './header.ts';
import type { Recipient } from './keys.ts';
import { chunkBytes, createChunkSealer, payloadKeyOf, payloadNonceBytes, sealedSize } from './stream.ts';
import { fileKeyBytes } from './x25519.ts';

/** The beginning of a new file, and the key for its chunks. Whoever has it wipes `payloadKey`. */
export interface BegunFile {
  /** Header and payload nonce: what goes before the first chunk. */
  readonly head: Uint8Array;
  readonly payloadKey: Uint8Array;
}

/**
 * Starts a file with a new file key for these recipients (one or more). For whoever seals the chunks with
 * `createChunkSealer`, perhaps in several workers. Throws `age/recipient-invalid` for a weak public key.
 */
export function beginFile(sodium: Sodium, recipients: readonly Recipient[]): BegunFile {
  const fileKey = sodium.randomBytes(fileKeyBytes);
  try {
    const header = sealHeader(sodium, recipients, fileKey);
    const nonce = sodium.randomBytes(payloadNonceBytes);
    const head = new Uint8Array(header.length + payloadNonceBytes);
    head.set(header);
    head.set(nonce, header.length);
    return { head, payloadKey: payloadKeyOf(sodium, fileKey, nonce) };
  } finally {
    sodium.memzero(fileKey);
  }
}

/** Seals one file of a length not known beforehand. Use either `push`/`final` or `sealInto`, not both in turn. */
export interface Encryptor {
  /** Header and payload nonce, to be written first. */
  readonly head: Uint8Array;
  /** Takes plaintext of any length and returns the ciphertext that is complete by now (perhaps none), in a new buffer. */
  push(plaintext: Uint8Array): Uint8Array;
  /** Returns the rest of the ciphertext and wipes the key. */
  final(): Uint8Array;
  /**
   * For bulk, without a copy: seals `plaintext` to the start of `into` and returns the bytes written, which are
   * `sealedSize(plaintext.length)`. All but the last call take a multiple of 64 KiB. The last one wipes the key, and
   * must not be empty unless the whole file is.
   */
  sealInto(into: Uint8Array, plaintext: Uint8Array, isLast: boolean): number;
  /** Wipes the key and what is held back; for giving up midway. */
  close(): void;
}

/** Starts an age file for these recipients (one or more). Throws `age/recipient-invalid` for a weak public key. */
export function createEncryptor(sodium: Sodium, recipients: readonly Recipient[]): Encryptor {
  const { head, payloadKey } = beginFile(sodium, recipients);
  const sealer = createChunkSealer(sodium, payloadKey);
  // A chunk is sealed only when it is known whether it is the last, so up to one whole chunk is held back.
  let held: Uint8Array | null = null;
  let heldBytes = 0;

  const hold = (plaintext: Uint8Array) => {
    held ??= ownBytes(chunkBytes);
    held.set(plaintext, heldBytes);
    heldBytes += plaintext.length;
  };
  const close = () => {
    sodium.memzero(payloadKey);
    if (held !== null) sodium.memzero(held);
    heldBytes = 0;
  };

  return {
    head,
    close,
    push(plaintext) {
      const ready = Math.max(0, Math.ceil((heldBytes + plaintext.length) / chunkBytes) - 1);
      const output = ready === 0 ? new Uint8Array(0) : ownBytes(sealedSize(ready * chunkBytes));
      let rest = plaintext;
      let written = 0;
      if (ready > 0 && held !== null && heldBytes > 0) {
        const missing = chunkBytes - heldBytes;
        hold(rest.subarray(0, missing));
        rest = rest.subarray(missing);
        written = sealer.seal(output, held, false);
        heldBytes = 0;
      }
      const direct = Math.ceil((output.length - written) / sealedSize(chunkBytes)) * chunkBytes;
      if (direct > 0) sealer.seal(output.subarray(written), rest.subarray(0, direct), false);
      hold(rest.subarray(direct));
      return output;
    },
    final() {
      const output = ownBytes(sealedSize(heldBytes));
      sealer.seal(output, held === null ? new Uint8Array(0) : held.subarray(0, heldBytes), true);
      close();
      return output;
    },
    sealInto(into, plaintext, isLast) {
      const written = sealer.seal(into, plaintext, isLast);
      if (isLast) close();
      return written;
    },
  };
}

/** The whole age file of a plaintext that is in memory. */
export function encryptAge(sodium: Sodium, recipients: readonly Recipient[], plaintext: Uint8Array): Uint8Array {
  const { head, payloadKey } = beginFile(sodium, recipients);
  const output = ownBytes(head.length + sealedSize(plaintext.length));
  output.set(head);
  createChunkSealer(sodium, payloadKey).seal(output.subarray(head.length), plaintext, true);
  sodium.memzero(payloadKey);
  return output;
}

/** The age file of a stream, piece by piece. Large pieces (1 MiB) make it fast. */
export async function* encryptStream(
  sodium: Sodium,
  recipients: readonly Recipient[],
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const encryptor = createEncryptor(sodium, recipients);
  try {
    yield encryptor.head;
    for await (const piece of source) {
      const output = encryptor.push(piece);
      if (output.length > 0) yield output;
    }
    yield encryptor.final();
  } finally {
    encryptor.close();
  }
}
