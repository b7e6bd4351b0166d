/** Three clocks moved by hand: the wall clock, the one that stops in sleep, the one that does not. */
import type { Clocks } from '../../main/away/away.ts';

export interface HandClocks extends Clocks {
  /** Time goes by on all of them. */
  pass(ms: number): void;
  /** The machine sleeps: the monotonic clock stands still. */
  sleep(ms: number): void;
  /** Somebody sets the wall clock; it stays set by so much. */
  set(byMs: number): void;
  /** What the wall clock says, whatever that is. */
  say(now: number): void;
}

export function createHandClocks(start = Date.parse('2026-06-15T08:00:00.000Z')): HandClocks {
  let [wall, monotonic, boot] = [start, 5_000_000, 9_000_000];
  return {
    now: () => wall,
    monotonic: () => monotonic,
    // As coarse as some systems are.
    sinceBoot: () => Math.floor(boot / 1000) * 1000,
    pass(ms) {
      wall += ms;
      monotonic += ms;
      boot += ms;
    },
    sleep(ms) {
      wall += ms;
      boot += ms;
    },
    set(byMs) {
      wall += byMs;
    },
    say(now) {
      wall = now;
    },
  };
}
