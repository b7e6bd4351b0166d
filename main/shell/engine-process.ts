/** The engine as a process of the system: Electron's utilityProcess behind the few verbs that the supervisor needs. */
import { MessageChannelMain, utilityProcess, type MessagePortMain } from 'electron';
import type { ShellToEngine } from '../../preload/contract/control.ts';
import { engineEnvironment } from './engine-environment.ts';

export interface EngineProcess<Port = unknown> {
  /** Posts a message; `withPagePort` makes a channel, sends one end along and gives the other back. */
  post(message: ShellToEngine): void;
  postWithPagePort(message: ShellToEngine): Port;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (code: number) => void): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}

/** Starts a process from the bundled entry of the engine. Its output is shown in development only. */
export function forkEngine({
  entryPath,
  isPackaged,
}: {
  entryPath: string;
  isPackaged: boolean;
}): EngineProcess<MessagePortMain> {
  const child = utilityProcess.fork(entryPath, [], {
    serviceName: 'Mochidashi engine',
    env: engineEnvironment(process.env),
    stdio: isPackaged ? 'ignore' : 'inherit',
  });
  return {
    post: (message) => {
      child.postMessage(message);
    },
    postWithPagePort: (message) => {
      const { port1, port2 } = new MessageChannelMain();
      child.postMessage(message, [port1]);
      return port2;
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.on('exit', listener);
    },
    kill: () => {
      // Electron's own kill asks politely; a process that is deep in a computation would not hear it.
      try {
        if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
      } catch {
        child.kill();
      }
    },
  };
}
