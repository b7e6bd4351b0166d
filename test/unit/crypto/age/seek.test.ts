/** Looking into a file of 1 GiB as a player or a PDF viewer does: how many chunks that reads and opens. The file is made up where it is looked at. */
import { expect, it } from 'vitest';
import {
  beginFile,
  chunkBytes,
  createChunkSealer,
  generateIdentity,
  openAge,
  sealedChunkBytes,
  sealedSize,
} from '../../../../main/crypto/age/age.ts';
import { loadSodium } from '../../../../main/crypto/sodium.ts';
import { createContentTable } from '../../../../main/engine/content-table.ts';

const sodium = await loadSodium();
const gibibyte = 1024 * 1024 * 1024;
const lastChunk = gibibyte / chunkBytes - 1;

/** Each chunk holds its own number, over and over. */
function plainChunk(number: number): Uint8Array {
  return new Uint8Array(new Uint32Array(chunkBytes / 4).fill(number).buffer);
}

/** An age file of 1 GiB that exists only where it is read, and a count of what was read and opened. */
async function openGibibyte() {
  const identity = generateIdentity(sodium);
  const { head, payloadKey } = beginFile(sodium, [identity]);
  const counts = { opened: 0, bytesRead: 0 };
  const counting: typeof sodium = {
    ...sodium,
    chachaOpen(into, ciphertext, ...rest) {
      if (ciphertext.length > 1024) counts.opened += 1;
      return sodium.chachaOpen(into, ciphertext, ...rest);
    },
  };
  const sealedChunk = (number: number): Uint8Array => {
    const sealed = new Uint8Array(sealedChunkBytes);
    createChunkSealer(sodium, payloadKey, number).seal(sealed, plainChunk(number), number === lastChunk);
    return sealed;
  };
  const reader = await openAge(counting, [identity], {
    size: head.length + sealedSize(gibibyte),
    read(offset, length) {
      counts.bytesRead += length;
      const output = new Uint8Array(length);
      for (let at = 0; at < length;) {
        const place = offset + at - head.length;
        const number = Math.floor(place / sealedChunkBytes);
        const piece = place < 0 ? head.subarray(offset + at) : sealedChunk(number).subarray(place % sealedChunkBytes);
        output.set(piece.subarray(0, length - at), at);
        at += piece.length;
      }
      return Promise.resolve(output);
    },
  });
  return { reader, counts };
}

it('opens a file of 1 GiB by its head and its last chunk alone', async () => {
  const { reader, counts } = await openGibibyte();
  expect(reader.size).toBe(gibibyte);
  expect(counts.opened).toBe(1);
  expect(counts.bytesRead).toBeLessThan(4 * chunkBytes);
});

it('seeks through a video without opening a chunk that is not asked for', async () => {
  const { reader, counts } = await openGibibyte();
  const table = createContentTable({ randomToken: () => 'token' });
  const token = table.offer({
    mediaType: 'video/mp4',
    sizeBytes: reader.size,
    read: (offset, length) => reader.read(offset, length),
    close: () => reader.close(),
  });
  const before = counts.opened;
  const length = 4 * chunkBytes;
  for (let seek = 1; seek <= 20; seek += 1) {
    const offset = Math.floor((gibibyte * seek) / 21);
    const bytes = await table.read(token, offset, length);
    expect(bytes).toHaveLength(length);
    // The first whole chunk in what came says where it is from.
    const whole = Math.ceil(offset / chunkBytes);
    const view = new DataView(
      bytes?.buffer ?? new ArrayBuffer(0),
      (bytes?.byteOffset ?? 0) + whole * chunkBytes - offset,
    );
    expect(view.getUint32(0, true)).toBe(whole);
  }
  expect(counts.opened - before).toBeLessThanOrEqual(20 * 5);
  expect(counts.bytesRead).toBeLessThan(gibibyte / 40);
});

it('opens a chunk once while a reader goes through it in small steps', async () => {
  const { reader, counts } = await openGibibyte();
  const before = counts.opened;
  for (let at = 0; at < chunkBytes; at += 4096) await reader.read(500 * chunkBytes + at, 4096);
  expect(counts.opened - before).toBe(1);
});
