/** A clock that tests move by hand. */
import type { Clock } from '../../main/vault/open-vault.ts';

export interface HandClock extends Clock {
  /** Moves both hands forward (or, with a negative number, the wall clock back). */
  pass(milliseconds: number): void;
}

export const dayMs = 24 * 60 * 60 * 1000;

export function createHandClock(start = Date.parse('2026-11-22T05:00:00.000Z')): HandClock {
  let now = start;
  let monotonic = 0;
  return {
    now: () => now,
    monotonic: () => monotonic,
    pass(milliseconds) {
      now += milliseconds;
      monotonic += Math.max(0, milliseconds);
    },
  };
}
