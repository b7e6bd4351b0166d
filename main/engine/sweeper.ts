/**
 * Entry of the sweeper: a process without any key that the shell starts where working copies may lie that no engine looks after any
 * more: after a lock, and at the start after a crash. Their content is in its memory while it seals it, and goes with it.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { ShellToSweeper, type CopySettings, type SweeperToShell } from '../../preload/contract/control.ts';
import { loadSodium } from '../crypto/sodium.ts';
import { keepMemoryOutOfCores } from './core-filter.ts';
import { createSweeper } from '../workcopy/sweep.ts';

/** What this file needs of the parent port that Electron gives a utilityProcess. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
}

keepMemoryOutOfCores();

const { parentPort } = process as unknown as { parentPort: ParentPort };

const roundMs = 1000;
/** A program that saves late is met if it does so within this time of the last finding. */
const patienceMs = 120_000;

const post = (message: SweeperToShell): void => {
  parentPort.postMessage(message);
};
const log = (line: string): void => {
  post({ type: 'log', line: line.slice(0, 4096) });
};

let lastAsk = 1;

async function run({ places, fallbackFolder }: CopySettings): Promise<void> {
  if (fallbackFolder === null) return;
  const sodium = await loadSodium();
  const sweeper = createSweeper({ sodium, places, fallbackFolder, now: () => Date.now(), log });
  let busyAt = performance.now();
  while (performance.now() - busyAt < patienceMs) {
    const ask = lastAsk;
    const { left, erased, sealed, isWaiting } = await sweeper.sweep();
    if (left.length > 0 || erased > 0 || isWaiting) busyAt = performance.now();
    post({ type: 'swept', ask, left: left.slice(0, 100), erased, sealed });
    await delay(roundMs);
  }
}

let isRunning = false;
parentPort.on('message', ({ data }) => {
  const message = ShellToSweeper.safeParse(data);
  if (!message.success) return;
  lastAsk = message.data.ask;
  if (isRunning) return;
  isRunning = true;
  run(message.data.copies).then(
    () => process.exit(0),
    (error: unknown) => {
      log(`the sweeper failed: ${error instanceof Error ? error.name : 'unknown'}`);
      // The messages are on their way; the shell starts another one at the next lock.
      setTimeout(() => process.exit(1), roundMs);
    },
  );
});
