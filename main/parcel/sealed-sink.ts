/** Writes plaintext to a file as age (or as it is, for kinds that are not sealed), in large blocks. For main/parcel only. */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { type Recipient, createEncryptor, sealedSize } from '../crypto/age/age.ts';
import type { Sodium } from '../crypto/sodium.ts';

const blockBytes = 1024 * 1024;

export interface SealedSink {
  write(plaintext: Uint8Array): Promise<void>;
  /** Writes the rest and syncs. Size and SHA-256 (hex) are those of the file. */
  finish(): Promise<{ readonly sizeBytes: number; readonly sha256: string }>;
  /** Wipes keys and plaintext; also after `finish`, and when giving up. */
  close(): void;
}

/** With recipients the file is sealed to them; with an empty list it is written in the clear. */
export function createSealedSink(sodium: Sodium, recipients: readonly Recipient[], handle: FileHandle): SealedSink {
  const hash = createHash('sha256');
  const encryptor = recipients.length > 0 ? createEncryptor(sodium, recipients) : null;
  const held = new Uint8Array(blockBytes);
  const sealed = new Uint8Array(sealedSize(blockBytes));
  let heldBytes = 0;
  let sizeBytes = 0;
  let isBegun = false;

  const writeOut = async (bytes: Uint8Array): Promise<void> => {
    hash.update(bytes);
    sizeBytes += bytes.length;
    for (let at = 0; at < bytes.length;) {
      const { bytesWritten } = await handle.write(bytes, at, bytes.length - at);
      at += bytesWritten;
    }
  };

  const flush = async (isLast: boolean): Promise<void> => {
    if (!isBegun && encryptor) await writeOut(encryptor.head);
    isBegun = true;
    const block = held.subarray(0, heldBytes);
    heldBytes = 0;
    await writeOut(encryptor ? sealed.subarray(0, encryptor.sealInto(sealed, block, isLast)) : block);
  };

  return {
    async write(plaintext) {
      for (let at = 0; at < plaintext.length;) {
        // The last block must not be empty, so a full one waits until it is known that more comes.
        if (heldBytes === blockBytes) await flush(false);
        const piece = plaintext.subarray(at, at + blockBytes - heldBytes);
        held.set(piece, heldBytes);
        heldBytes += piece.length;
        at += piece.length;
      }
    },
    async finish() {
      await flush(true);
      await handle.sync();
      return { sizeBytes, sha256: hash.digest('hex') };
    },
    close() {
      encryptor?.close();
      sodium.memzero(held);
    },
  };
}
