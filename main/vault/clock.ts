/** The clocks of the machine. For whoever composes services; everybody else takes a `Clock` as an argument. */
import { performance } from 'node:perf_hooks';
import type { Clock } from './open-vault.ts';

/** Wall clock and monotonic clock of this process, in milliseconds. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};

/** ISO 8601 in UTC with milliseconds. */
export function instantOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
