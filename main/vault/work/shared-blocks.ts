/**
 * One large file worked on by two threads: its blocks lie in memory that both see. The leader goes through them in order (hashing has
 * to), whoever is free claims the next one and does the part that can be done in any order (sealing, opening). Where nobody helps, the
 * leader does all of it. For main/vault.
 */
import { keyBytes } from '../../crypto/sizes.ts';
import type { Sodium } from '../../crypto/sodium.ts';

export const slots = 8;

/** Plain data that crosses to the helping thread; the memory behind it is the same. */
export interface SharedMemory {
  readonly control: Int32Array;
  /** Bytes of the last block; sizes and offsets that do not fit into the control's numbers. */
  readonly places: Float64Array;
  readonly key: Uint8Array;
  readonly blocks: Uint8Array;
}

/** Made anew for each file: what an earlier leader or helper still does cannot reach it. */
export function shareMemory(blockBytes: number): SharedMemory {
  return {
    control: new Int32Array(new SharedArrayBuffer(4 * (fixedFields + slots))),
    places: new Float64Array(new SharedArrayBuffer(8 * 4)),
    key: new Uint8Array(new SharedArrayBuffer(keyBytes)),
    blocks: new Uint8Array(new SharedArrayBuffer(slots * blockBytes)),
  };
}

const phaseAt = 0;
/** Rises with each change, for those who wait. */
const bellAt = 1;
const nextAt = 2;
/** Blocks before this one may be claimed. */
const limitAt = 3;
/** Number of the last block, or 0 while it is not known; one more than its index. */
const lastAt = 4;
/** 1 while the helper may be at work on a block. */
const busyAt = 5;
const fixedFields = 6;

const working = 0;
const finished = 1;
const failed = 2;

/** Nobody is waited for without looking up now and then: the other thread may have ended. */
const patienceMs = 100;
/** A block takes a millisecond or two; whoever takes longer has ended with his thread. */
const mostPatience = 20;

export class HelperFailed extends Error {}

/** From outside of both threads: one of them has ended, in order or not, and the other is not to wait for it. */
export function endSharing({ control }: SharedMemory, { inOrder }: { inOrder: boolean }): void {
  Atomics.compareExchange(control, phaseAt, working, inOrder ? finished : failed);
  Atomics.add(control, bellAt, 1);
  Atomics.notify(control, bellAt);
}

export interface SharedBlocks {
  /** The memory of a block. Its content is the claimer's until `complete`, then the leader's. */
  slot(block: number): Uint8Array;
  /** Leader: blocks before `limit` may be claimed from now on. */
  raise(limit: number): void;
  /** The next block nobody has taken, or null where there is none now. */
  claim(): number | null;
  complete(block: number): void;
  isComplete(block: number): boolean;
  /** Leader: this is the last block there will be. */
  endWith(block: number): void;
  isLast(block: number): boolean;
  /**
   * Leader: works on whatever can be claimed until this block is complete. Throws `HelperFailed`, and what `lookUp` throws, which is
   * called now and then.
   */
  finishBlock(block: number, work: (block: number) => void, lookUp: () => void): void;
  /** Leader: the helper goes home; key and blocks are wiped once nobody works on one. */
  close(sodium: Sodium): void;
  /** Helper: works until the leader is done. What `work` throws stops the leader, too. */
  help(work: (block: number) => void): void;
}

export function useSharedBlocks({ control, key, blocks }: SharedMemory): SharedBlocks {
  const blockBytes = blocks.length / slots;
  const doneAt = (block: number): number => fixedFields + (block % slots);
  const ring = (): void => {
    Atomics.add(control, bellAt, 1);
    Atomics.notify(control, bellAt);
  };
  const phase = (): number => Atomics.load(control, phaseAt);
  const rest = (): void => {
    Atomics.store(control, busyAt, 0);
    Atomics.notify(control, busyAt);
  };

  const claim = (): number | null => {
    for (;;) {
      const next = Atomics.load(control, nextAt);
      if (next >= Atomics.load(control, limitAt)) return null;
      if (Atomics.compareExchange(control, nextAt, next, next + 1) === next) return next;
    }
  };
  const complete = (block: number): void => {
    Atomics.store(control, doneAt(block), block + 1);
    ring();
  };
  const isComplete = (block: number): boolean => Atomics.load(control, doneAt(block)) === block + 1;

  return {
    slot: (block) => blocks.subarray((block % slots) * blockBytes, ((block % slots) + 1) * blockBytes),
    raise(limit) {
      Atomics.store(control, limitAt, limit);
      ring();
    },
    claim,
    complete,
    isComplete,
    endWith: (block) => void Atomics.store(control, lastAt, block + 1),
    isLast: (block) => Atomics.load(control, lastAt) === block + 1,
    finishBlock(block, work, lookUp) {
      for (;;) {
        const bell = Atomics.load(control, bellAt);
        if (isComplete(block)) return;
        if (phase() === failed) throw new HelperFailed();
        const claimed = claim();
        if (claimed !== null) {
          work(claimed);
          complete(claimed);
        } else if (Atomics.wait(control, bellAt, bell, patienceMs) === 'timed-out') lookUp();
      }
    },
    close(sodium) {
      if (phase() === working) Atomics.store(control, phaseAt, finished);
      // Nothing more can be claimed. What is being sealed now must not meet a key that was wiped already.
      Atomics.store(control, limitAt, 0);
      ring();
      for (let waits = 0; Atomics.load(control, busyAt) === 1; waits += 1) {
        if (waits === mostPatience) return;
        Atomics.wait(control, busyAt, 1, patienceMs);
      }
      sodium.memzero(key, blocks);
    },
    help(work) {
      try {
        for (;;) {
          const bell = Atomics.load(control, bellAt);
          Atomics.store(control, busyAt, 1);
          const claimed = claim();
          if (claimed !== null) {
            work(claimed);
            complete(claimed);
          }
          rest();
          if (claimed !== null) continue;
          if (phase() !== working) return;
          Atomics.wait(control, bellAt, bell, patienceMs);
        }
      } catch (error) {
        Atomics.store(control, phaseAt, failed);
        rest();
        ring();
        throw error;
      }
    },
  };
}
