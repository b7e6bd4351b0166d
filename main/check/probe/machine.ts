/** The machine that the app runs on, for the check's collectors: commands with a hard end, small files, clocks. Made by shell and cli. */
import { spawn } from 'node:child_process';
import { open, readdir, stat } from 'node:fs/promises';
import { homedir, release } from 'node:os';
import { win32 } from 'node:path';
import type { CheckedSystem } from '../../../preload/contract/check-facts.ts';
import { ProbeGap, type Ended, type Machine } from './probe.ts';

const largestOutputBytes = 8 * 1024 * 1024;
const largestFileBytes = 1024 * 1024;
// Time for a killed command to report its end before it is given up.
const afterKillMs = 500;

export interface MachineParts {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
}

/** The running machine, or `null` where the check knows nothing of its system. */
export function createMachine({ platform, environment, now }: MachineParts): Machine | null {
  const system = systems[platform];
  if (system === undefined) return null;
  return {
    system,
    run: (command, args, { timeoutMs }) => runCommand(system, environment, command, args, timeoutMs),
    readFile: readSmallFile,
    readHead: readStart,
    listFolder: async (path) => gapOnError(() => readdir(path)),
    modifiedAt: async (path) => gapOnError(async () => (await stat(path)).mtimeMs),
    now,
    environment,
    home: homedir(),
    kernel: release(),
    isRoot: process.getuid ? process.getuid() === 0 : null,
  };
}

const systems: Partial<Record<NodeJS.Platform, CheckedSystem>> = { linux: 'linux', win32: 'windows', darwin: 'macos' };

/**
 * What a command is given: the system's own folders first, so that nothing in the user's path stands in for a system tool, and
 * plain English, so that its words can be read.
 */
function commandEnvironment(system: CheckedSystem, environment: MachineParts['environment']): NodeJS.ProcessEnv {
  if (system === 'windows') return { ...environment };
  return {
    ...environment,
    PATH: '/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/sbin:/usr/local/bin:/opt/homebrew/bin',
    LC_ALL: 'C.UTF-8',
    LANGUAGE: 'C',
  };
}

/** On Windows a bare name would also be looked for in the current folder. */
function programOf(system: CheckedSystem, environment: MachineParts['environment'], command: string): string {
  if (system !== 'windows') return command;
  const root = win32.join(environment['SystemRoot'] ?? String.raw`C:\Windows`, 'System32');
  return command === 'powershell'
    ? win32.join(root, 'WindowsPowerShell', 'v1.0', 'powershell.exe')
    : win32.join(root, `${command}.exe`);
}

function runCommand(
  system: CheckedSystem,
  environment: MachineParts['environment'],
  command: string,
  args: readonly string[],
  timeoutMs: number,
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(programOf(system, environment, command), args, {
      env: commandEnvironment(system, environment),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // A group of its own, so that what it started ends with it.
      detached: system !== 'windows',
    });
    const outputs = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    let bytes = 0;
    let late: NodeJS.Timeout | undefined;
    const kill = (): void => {
      try {
        if (system === 'windows' || child.pid === undefined) child.kill('SIGKILL');
        else process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
    };
    const settle = (ended: Ended): void => {
      clearTimeout(timer);
      clearTimeout(late);
      child.stdout.destroy();
      child.stderr.destroy();
      resolve(ended);
    };
    const timer = setTimeout(() => {
      kill();
      late = setTimeout(() => settle({ state: 'timeout' }), afterKillMs);
      child.once('exit', () => settle({ state: 'timeout' }));
    }, timeoutMs);
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= largestOutputBytes) {
          outputs[name].push(chunk);
          return;
        }
        kill();
        settle({ state: 'failed' });
      });
    }
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') settle({ state: 'missing' });
      else settle({ state: error.code === 'EACCES' || error.code === 'EPERM' ? 'refused' : 'failed' });
    });
    child.once('close', (status) => {
      const text = (name: 'stdout' | 'stderr'): string => new TextDecoder().decode(Buffer.concat(outputs[name]));
      // Ended by a signal: it crashed.
      if (status === null) settle({ state: 'failed' });
      else settle({ state: 'ended', status, stdout: text('stdout'), stderr: text('stderr') });
    });
  });
}

/** The first bytes of a file. Files under /proc and /sys say they have 0 bytes, so the size is not asked for. */
function readStart(path: string, most: number): Promise<Uint8Array | null> {
  return gapOnError(async () => {
    const file = await open(path, 'r');
    try {
      const buffer = Buffer.alloc(most);
      let length = 0;
      while (length < most) {
        const { bytesRead } = await file.read(buffer, length, most - length, null);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      return buffer.subarray(0, length);
    } finally {
      await file.close();
    }
  });
}

async function readSmallFile(path: string): Promise<Uint8Array | null> {
  const bytes = await readStart(path, largestFileBytes + 1);
  if (bytes !== null && bytes.length > largestFileBytes) throw new ProbeGap('nonsense');
  return bytes;
}

async function gapOnError<Value>(read: () => Promise<Value>): Promise<Value | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ProbeGap) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new ProbeGap(code === 'EACCES' || code === 'EPERM' ? 'refused' : 'failed');
  }
}
