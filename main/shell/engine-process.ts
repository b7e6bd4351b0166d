/** The engine as a process of the system: Electron's utilityProcess behind the few verbs that the supervisor needs. */
import { MessageChannelMain, utilityProcess, type MessagePortMain } from 'electron';
import type { ShellToEngine } from '../../preload/contract/control.ts';

export interface EngineProcess<Port = unknown> {
  /** Posts a message; `withPagePort` makes a channel, sends one end along and gives the other back. */
  post(message: ShellToEngine): void;
  postWithPagePort(message: ShellToEngine): Port;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (code: number) => void): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}

/** What the engine needs of the shell's environment: its home, its session bus (keychain), its temp folder, its language. */
const passedOn = [
  'HOME',
  'USER',
  'LOGNAME',
  'PATH',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'XDG_RUNTIME_DIR',
  'XDG_DATA_HOME',
  'XDG_CONFIG_HOME',
  'DBUS_SESSION_BUS_ADDRESS',
  'DISPLAY',
  'WAYLAND_DISPLAY',
  'SystemRoot',
  'SystemDrive',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'ComSpec',
] as const;

/** Only what is named above: `NODE_OPTIONS` and the like could load foreign code beside the keys. */
export function engineEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    passedOn.flatMap((name) => {
      const value = env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
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
