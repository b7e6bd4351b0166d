/** Where the payload of an object comes from, block by block: read and opened in this thread, or by two threads together. For read-object.ts and tasks.ts. */
import { closeSync, openSync } from 'node:fs';
import { AppError } from '../../../preload/contract/errors.ts';
import { chunkBytes, createChunkOpener, sealedChunkBytes } from '../../crypto/age/age.ts';
import type { Sodium } from '../../crypto/sodium.ts';
import { HelperFailed, slots, useSharedBlocks } from '../work/shared-blocks.ts';
import type { SharedMemory } from '../work/shared-blocks.ts';
import { asObjectError, readFully } from './object-reader.ts';

const blockChunks = 16;
export const openBlockBytes = blockChunks * chunkBytes;
const sealedBlockBytes = blockChunks * sealedChunkBytes;

export interface ReadBuffers {
  readonly sealed: Uint8Array;
  readonly plaintext: Uint8Array;
}

/** Buffers for one reading at a time; whoever made them wipes `plaintext`. */
export function makeReadBuffers(): ReadBuffers {
  const bytes = (length: number) => new Uint8Array(Buffer.allocUnsafeSlow(length).buffer, 0, length);
  return { sealed: bytes(sealedBlockBytes), plaintext: bytes(openBlockBytes) };
}

/** Memory and a look-up for reading with another thread, which is to run `helpOpening` meanwhile. */
export interface SharedReading {
  readonly memory: SharedMemory;
  /** Called now and then while we wait; throws to stop. */
  readonly lookUp: () => void;
}

/** An open object whose head has been read. */
export interface SealedFile {
  readonly file: number;
  readonly size: number;
  readonly payloadStart: number;
  /** The first bytes of the file, as far as they were read along with the head. */
  readonly start: Uint8Array;
}

export function damaged(): AppError {
  return new AppError('vault/object-damaged');
}

/** Opens blocks in this thread, in order. A generator's block is its consumer's until he asks for the next. */
export function* openHere(
  sodium: Sodium,
  payloadKey: Uint8Array,
  { file, size, payloadStart, start }: SealedFile,
  { sealed, plaintext }: ReadBuffers,
): Generator<Uint8Array, void, undefined> {
  const opener = createChunkOpener(sodium, payloadKey);
  // What was read along with the head needs no second read if it is all there is.
  for (let at = payloadStart; at < size;) {
    const length = Math.min(sealedBlockBytes, size - at);
    const isHere = at === payloadStart && size <= start.length;
    const block = isHere ? start.subarray(at) : sealed.subarray(0, length);
    if (!isHere && readFully(file, block, at) !== length) throw damaged();
    const bytes = opener.open(plaintext, block, at + length === size);
    if (opener.failed()) throw damaged();
    yield plaintext.subarray(0, bytes);
    at += length;
  }
}

const payloadStartAt = 0;
const sizeAt = 1;

/** Opens one block into its place, and gives how many bytes it has. */
function createBlockOpener(sodium: Sodium, memory: SharedMemory, sealed: Uint8Array, openFile: () => number) {
  const shared = useSharedBlocks(memory);
  return (block: number): number => {
    const [payloadStart = 0, size = 0] = [memory.places[payloadStartAt], memory.places[sizeAt]];
    const from = payloadStart + block * sealedBlockBytes;
    const bytes = sealed.subarray(0, Math.min(sealedBlockBytes, size - from));
    if (readFully(openFile(), bytes, from) !== bytes.length) throw damaged();
    const opener = createChunkOpener(sodium, memory.key, block * blockChunks);
    const opened = opener.open(shared.slot(block), bytes, from + bytes.length === size);
    if (opener.failed()) throw damaged();
    return opened;
  };
}

/** The same in memory that another thread shares. */
export function* openTogether(
  sodium: Sodium,
  payloadKey: Uint8Array,
  { file, size, payloadStart }: SealedFile,
  { sealed }: ReadBuffers,
  { memory, lookUp }: SharedReading,
): Generator<Uint8Array, void, undefined> {
  const shared = useSharedBlocks(memory);
  memory.key.set(payloadKey);
  memory.places.set([payloadStart, size]);
  const open = createBlockOpener(sodium, memory, sealed, () => file);
  const blocks = Math.ceil((size - payloadStart) / sealedBlockBytes);
  try {
    for (let block = 0; block < blocks; block += 1) {
      // The block before has been consumed, so its place is free for one further ahead.
      shared.raise(Math.min(blocks, block + slots));
      shared.finishBlock(block, open, lookUp);
      const sealedBytes = Math.min(sealedBlockBytes, size - payloadStart - block * sealedBlockBytes);
      const chunks = Math.ceil(sealedBytes / sealedChunkBytes);
      yield shared.slot(block).subarray(0, sealedBytes - chunks * (sealedChunkBytes - chunkBytes));
    }
  } catch (error) {
    throw error instanceof HelperFailed ? damaged() : error;
  } finally {
    shared.close(sodium);
  }
}

/** The helper's part: opens blocks of the object at this path until the leader is done. What is damaged is the leader's to tell. */
export function helpOpening(sodium: Sodium, memory: SharedMemory, { sealed }: ReadBuffers, path: string): void {
  let file: number | null = null;
  try {
    const open = createBlockOpener(sodium, memory, sealed, () => (file ??= openSync(path, 'r')));
    useSharedBlocks(memory).help((block) => void open(block));
  } catch (error) {
    if (!(asObjectError(error) instanceof AppError)) throw error;
  } finally {
    if (file !== null) closeSync(file);
  }
}
