/** Where the payload of an object goes, block by block: sealed and written in this thread, or by two threads together. For object-writer.ts and tasks.ts. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { AppError } from '../../../preload/contract/errors.ts';
import { beginFile, chunkBytes, createChunkSealer, sealedSize } from '../../crypto/age/age.ts';
import type { Sodium } from '../../crypto/sodium.ts';
import { asDiskError } from '../durable.ts';
import { HelperFailed, slots, useSharedBlocks } from '../work/shared-blocks.ts';
import type { SharedMemory } from '../work/shared-blocks.ts';
import { payloadCheckOf } from './payload-check.ts';

const blockChunks = 16;
export const blockBytes = blockChunks * chunkBytes;
const sealedBlockBytes = sealedSize(blockBytes);
/** An age header to one recipient is far shorter. */
const headRoom = 4096;

/** Two buffers that objects are written through one after the other; wiped by whoever made them. */
export interface BlockBuffers {
  readonly plaintext: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** Buffers of their own memory for one writer at a time. `contentBytes`: the most they will be used for, where it is known. */
export function makeBlockBuffers(contentBytes = Infinity): BlockBuffers {
  // Names and note are far below one chunk.
  const bytes = Math.min(blockBytes, (Math.ceil(contentBytes / chunkBytes) + 1) * chunkBytes);
  const own = (length: number) => new Uint8Array(Buffer.allocUnsafeSlow(length).buffer, 0, length);
  return { plaintext: own(bytes), ciphertext: own(headRoom + sealedSize(bytes)) };
}

/** The file an object is written to. Disk errors come as `disk/full` and `disk/failed`. */
export interface Outlet {
  /** The memory for the next block of plaintext, until `flush`. */
  block(): Uint8Array;
  /** Seals so many bytes of it and writes them. Only the last block may be short. */
  flush(bytes: number, isLast: boolean): void;
  /** Of the file, so far. */
  bytes(): number;
  /** Of the key everything is sealed with. */
  readonly payloadCheck: string;
  /** fsync, and closes the file. */
  sync(): void;
  /** Closes what is open and wipes the key. */
  close(): void;
}

function guarded<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw asDiskError(error);
  }
}

function writeWhole(file: number, bytes: Uint8Array, length: number, position: number): void {
  for (let at = 0; at < length;) at += writeSync(file, bytes, at, length - at, position + at);
}

/** What both outlets do with their file. */
function createTarget(path: string) {
  let file: number | null = null;
  const close = (): void => {
    if (file !== null) closeSync(file);
    file = null;
  };
  return {
    open: (): number => guarded(() => (file ??= openSync(path, 'wx', 0o600))),
    sync(): void {
      guarded(() => {
        if (file !== null) fsyncSync(file);
      });
      close();
    },
    close,
  };
}

/** All in this thread, through two buffers. */
export function createOutlet(sodium: Sodium, buffers: BlockBuffers, path: string, publicKey: Uint8Array): Outlet {
  const { plaintext, ciphertext } = buffers;
  const { head, payloadKey } = beginFile(sodium, [{ publicKey }]);
  const payloadCheck = payloadCheckOf(sodium, payloadKey);
  const sealer = createChunkSealer(sodium, payloadKey);
  const target = createTarget(path);
  let written = 0;
  return {
    payloadCheck,
    block: () => plaintext,
    flush(bytes, isLast) {
      let ready = 0;
      if (written === 0) {
        ciphertext.set(head);
        ready = head.length;
      }
      ready += sealer.seal(ciphertext.subarray(ready), plaintext.subarray(0, bytes), isLast);
      const file = target.open();
      guarded(() => writeWhole(file, ciphertext, ready, written));
      written += ready;
      if (isLast) sodium.memzero(payloadKey);
    },
    bytes: () => written,
    sync: () => target.sync(),
    close() {
      target.close();
      sodium.memzero(payloadKey);
    },
  };
}

const headLengthAt = 0;
const lastLengthAt = 1;

/** Seals one block and writes it at its place. */
function createBlockSealer(sodium: Sodium, memory: SharedMemory, ciphertext: Uint8Array, openFile: () => number) {
  const shared = useSharedBlocks(memory);
  return (block: number): void => {
    const isLast = shared.isLast(block);
    const bytes = isLast ? (memory.places[lastLengthAt] ?? 0) : blockBytes;
    const sealer = createChunkSealer(sodium, memory.key, block * blockChunks);
    const ready = sealer.seal(ciphertext, shared.slot(block).subarray(0, bytes), isLast);
    const position = (memory.places[headLengthAt] ?? 0) + block * sealedBlockBytes;
    guarded(() => writeWhole(openFile(), ciphertext, ready, position));
  };
}

/** The same in memory that another thread shares, which is to run `helpSealing` meanwhile. `lookUp` is called while we wait. */
export function createSharedOutlet(
  sodium: Sodium,
  memory: SharedMemory,
  buffers: BlockBuffers,
  path: string,
  publicKey: Uint8Array,
  lookUp: () => void,
): Outlet {
  const shared = useSharedBlocks(memory);
  const { head, payloadKey } = beginFile(sodium, [{ publicKey }]);
  const payloadCheck = payloadCheckOf(sodium, payloadKey);
  memory.key.set(payloadKey);
  sodium.memzero(payloadKey);
  memory.places[headLengthAt] = head.length;
  const target = createTarget(path);
  const seal = createBlockSealer(sodium, memory, buffers.ciphertext, target.open);
  let filling = 0;
  let written = 0;
  const finishBlock = (block: number): void => {
    try {
      shared.finishBlock(block, seal, lookUp);
    } catch (error) {
      // What happened is told by the helper itself.
      throw error instanceof HelperFailed ? new AppError('job/cancelled', {}, { cause: error }) : error;
    }
  };
  return {
    payloadCheck,
    block: () => shared.slot(filling),
    flush(bytes, isLast) {
      if (filling === 0) {
        const file = target.open();
        guarded(() => writeWhole(file, head, head.length, 0));
        written = head.length;
      }
      if (isLast) {
        memory.places[lastLengthAt] = bytes;
        shared.endWith(filling);
      }
      filling += 1;
      written += sealedSize(bytes);
      shared.raise(filling);
      // The next block takes the memory of an earlier one; at the end all have to be done.
      const from = Math.max(0, filling - slots);
      const end = isLast ? filling : filling - slots + 1;
      for (let block = from; block < end; block += 1) finishBlock(block);
      if (isLast) shared.close(sodium);
    },
    bytes: () => written,
    sync: () => target.sync(),
    close() {
      shared.close(sodium);
      target.close();
    },
  };
}

/** The helper's part: seals blocks of the file at this path until the leader is done. Throws `disk/full`, `disk/failed`. */
export function helpSealing(sodium: Sodium, memory: SharedMemory, buffers: BlockBuffers, path: string): void {
  let file: number | null = null;
  const openFile = (): number => (file ??= openSync(path, 'r+'));
  try {
    useSharedBlocks(memory).help(createBlockSealer(sodium, memory, buffers.ciphertext, openFile));
  } finally {
    if (file !== null) closeSync(file);
  }
}
