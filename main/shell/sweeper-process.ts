/** The sweeper as a process of the system: Electron's utilityProcess behind the few verbs that sweeping.ts needs. */
import { utilityProcess } from 'electron';
import { engineEnvironment } from './engine-environment.ts';
import type { SweeperProcess } from './sweeping.ts';

/** Starts a process from the bundled entry of the sweeper. Its output is shown in development only. */
export function forkSweeper({ entryPath, isPackaged }: { entryPath: string; isPackaged: boolean }): SweeperProcess {
  const child = utilityProcess.fork(entryPath, [], {
    serviceName: 'Mochidashi sweeper',
    env: engineEnvironment(process.env),
    stdio: isPackaged ? 'ignore' : 'inherit',
  });
  return {
    post: (message) => {
      child.postMessage(message);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.on('exit', listener);
    },
  };
}
