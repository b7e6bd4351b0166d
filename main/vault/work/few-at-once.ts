/** Keeps the threads busy without piling up orders in memory. For main/vault. */
import type { Pool } from './pool.ts';

/** Orders that wait for each thread besides the one it works on. */
const waitingPerThread = 2;

/**
 * Does all of the work, a few pieces at a time. After a failure nothing new is begun. Rejects with the first failure once all that was
 * begun is at rest.
 */
export async function fewAtOnce(pool: Pool, work: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = work.values();
  const failures: unknown[] = [];
  const goOn = async (): Promise<void> => {
    for (const piece of waiting) {
      try {
        await piece();
      } catch (error) {
        failures.push(error);
      }
      if (failures.length > 0) return;
    }
  };
  const lines = Math.max(1, pool.size * waitingPerThread);
  await Promise.all(Array.from({ length: Math.min(lines, work.length) }, goOn));
  if (failures.length > 0) throw failures[0];
}
