/**
 * The command line in a thread of the packaged app's main process, whose own thread waits until it has ended
 * (main/shell/command-line.ts, decision 14). An entry of its own.
 */
import { workerData } from 'node:worker_threads';
import { readerOf, writerOf } from './descriptors.ts';
import { startCli } from './start.ts';
import { ThreadOrder, threadStates } from '../../preload/contract/thread-order.ts';

const { words, workerPath, appVersion, outcome } = ThreadOrder.parse(workerData);

function tell(state: (typeof threadStates)[keyof typeof threadStates]): void {
  Atomics.store(outcome, 0, state);
  Atomics.notify(outcome, 0);
}

const stderr = writerOf(2);
// Whatever ends this thread, the other one must not wait for ever.
process.once('exit', (code) => {
  Atomics.store(outcome, 1, code);
  tell(threadStates.ended);
});
process.on('uncaughtExceptionMonitor', (error) => {
  stderr.write(`${error.name}: ${error.message}\n`);
});
tell(threadStates.running);

// A signal ends the process as a whole: the waiting thread cannot hear it, and a vault survives that at any moment.
const interrupt = new AbortController().signal;
const start = { stdin: readerOf(0), stdout: writerOf(1), stderr, interrupt, workerPath, appVersion };
void startCli(start, words).then((status) => {
  Atomics.store(outcome, 1, status);
  tell(threadStates.ended);
  // The process is being ended by the other thread. A thread that took its add-ons down at the same moment made it crash now and then.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
