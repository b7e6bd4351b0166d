/** What one thread works with, made once: libsodium and its large buffers. For tasks.ts, the pool and the worker's entry. */
import type { Sodium } from '../../crypto/sodium.ts';
import { makeBlockBuffers } from '../objects/seal-blocks.ts';
import type { BlockBuffers } from '../objects/seal-blocks.ts';
import { makeReadBuffers } from '../objects/open-blocks.ts';
import type { ReadBuffers } from '../objects/open-blocks.ts';

export interface Workbench {
  readonly sodium: Sodium;
  /** For writing objects, one at a time. */
  readonly blocks: () => BlockBuffers;
  /** For reading objects, one at a time. */
  readonly reads: () => ReadBuffers;
  /** Wipes the plaintext left in them; after each task. */
  wipe(): void;
}

/** Buffers are made when first needed: new ones for each task would keep the collector busier than the work itself. */
export function createWorkbench(sodium: Sodium): Workbench {
  let blocks: BlockBuffers | null = null;
  let reads: ReadBuffers | null = null;
  return {
    sodium,
    blocks: () => (blocks ??= makeBlockBuffers()),
    reads: () => (reads ??= makeReadBuffers()),
    wipe() {
      if (blocks !== null) sodium.memzero(blocks.plaintext);
      if (reads !== null) sodium.memzero(reads.plaintext);
    },
  };
}
