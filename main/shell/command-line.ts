/** Runs the command line in the packaged app, without a window: for main/index.ts, before anything else. Decision 14. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type ThreadOrder, threadStates } from '../../preload/contract/thread-order.ts';

/** A thread that has not even started by then never will. */
const startWithinMs = 30_000;

/**
 * Runs a command in a thread, whose entry lies among `bundles`, and ends the process with its exit code; does not return. This thread stands still meanwhile, so that
 * Chromium, which starts when the main script has run, never does: no screen, profile or session is needed, and nothing but the
 * command's own words is printed.
 */
export function runCommandLine(words: readonly string[], bundles: string, appVersion: string): never {
  const outcome = new Int32Array(new SharedArrayBuffer(8));
  const order: ThreadOrder = { words, workerPath: join(bundles, 'worker.cjs'), appVersion, outcome };
  void new Worker(join(bundles, 'cli-thread.cjs'), { workerData: order });
  const { starting, running } = threadStates;
  if (Atomics.wait(outcome, 0, starting, startWithinMs) === 'timed-out') process.exit(1);
  Atomics.wait(outcome, 0, running);
  process.exit(Atomics.load(outcome, 1));
}
