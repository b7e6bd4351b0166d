/** Entry of the engine process: an Electron utilityProcess that the shell starts for one vault folder and ends to lock it. */
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '../vault/clock.ts';
import { createBugReport } from '../../preload/contract/bug-report.ts';
import { composeEngine } from './compose.ts';
import { keepMemoryOutOfCores } from './core-filter.ts';
import type { EngineToShell } from '../../preload/contract/control.ts';
import { pipeFromElectronPort, withOwnBytes, type ElectronPort } from './pipe.ts';
import { serveEngine } from './serve.ts';

/** What this file needs of the parent port that Electron gives a utilityProcess. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: readonly ElectronPort[] }) => void): unknown;
}

keepMemoryOutOfCores();

const { parentPort } = process as unknown as { parentPort: ParentPort };

const post = (message: EngineToShell): void => {
  parentPort.postMessage(withOwnBytes(message));
};
const randomToken = (): string => randomBytes(24).toString('hex');
const reportBug = createBugReport({
  randomToken,
  writeLine: (line) => {
    post({ type: 'log', level: 'error', line });
  },
});

/**
 * A seal ends the process from outside of it: nothing is left to be done, and `process.exit` would wait for a thread that is deep
 * in a key derivation.
 */
function end(code: number): void {
  if (code === 0) process.kill(process.pid, 'SIGKILL');
  else process.exit(code);
}

process.on('unhandledRejection', (error) => {
  reportBug(error, 'unhandled rejection');
});
// After this nothing can be relied on: the process ends, which is also what locks the vault.
process.on('uncaughtException', (error) => {
  reportBug(error, 'uncaught exception');
  process.exit(70);
});

const take = serveEngine({
  post,
  compose: composeEngine,
  clock: systemClock,
  reportBug,
  randomToken,
  after: async (ms) => {
    await delay(ms);
  },
  exit: end,
});

parentPort.on('message', ({ data, ports: [port] }) => {
  take({ data, pagePipe: port ? pipeFromElectronPort(port) : null });
});
