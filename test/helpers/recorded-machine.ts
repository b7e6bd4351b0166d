/** A machine made of recordings, for the tests of the pre-work check: what its commands print and what its files hold. */
import type { CheckedSystem } from '../../preload/contract/check-facts.ts';
import { type Ended, type Known, type Machine, ProbeGap } from '../../main/check/probe/probe.ts';

/** What a command does: prints this and ends with 0, ends otherwise, or never answers. */
export type Outcome = string | Ended | { readonly status: number; readonly stdout?: string; readonly stderr?: string };

export interface Recording {
  readonly name: string;
  /** Where the outputs come from: the maker's own documentation, or what they were made up for. */
  readonly source: string;
  readonly system: CheckedSystem;
  /** By a part of the command line that is in no other; the first that fits answers. A command that is not here is not installed. */
  readonly commands?: readonly (readonly [part: string, outcome: Outcome])[];
  /** Text, bytes, or `'refused'`. A folder is the list of its names. */
  readonly files?: Readonly<Record<string, string | Uint8Array | readonly string[]>>;
  readonly modified?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly kernel?: string;
  readonly isRoot?: boolean | null;
}

export const recordedAt = Date.parse('2026-11-22T05:00:00.000Z');

export const nothingKnown: Known = {
  vaultFolder: null,
  lastBackupAt: undefined,
  notBefore: null,
  pendingSince: null,
};

export const timeout: Ended = { state: 'timeout' };

/** PowerShell's refusal when a cmdlet fails under `$ErrorActionPreference='Stop'`. */
export const powershellError = (words: string) => ({ status: 1, stderr: words });

function endedOf(outcome: Outcome): Ended {
  if (typeof outcome === 'string') return { state: 'ended', status: 0, stdout: outcome, stderr: '' };
  if ('state' in outcome) return outcome;
  return { state: 'ended', status: outcome.status, stdout: outcome.stdout ?? '', stderr: outcome.stderr ?? '' };
}

export function createRecordedMachine(recording: Recording, now: number = recordedAt): Machine {
  const { files = {}, modified = {}, commands = [] } = recording;
  const fileOf = (path: string) => {
    const found = files[path];
    if (found === 'refused') throw new ProbeGap('refused');
    return found;
  };
  const readFile = async (path: string): Promise<Uint8Array | null> => {
    const found = fileOf(path);
    if (found === undefined || Array.isArray(found)) return null;
    return typeof found === 'string' ? new TextEncoder().encode(found) : (found as Uint8Array);
  };
  return {
    system: recording.system,
    run: async (command, args) => {
      const line = [command, ...args].join(' ');
      const found = commands.find(([part]) => line.includes(part));
      return found ? endedOf(found[1]) : { state: 'missing' };
    },
    readFile,
    readHead: async (path, bytes) => (await readFile(path))?.subarray(0, bytes) ?? null,
    listFolder: async (path) => {
      const found = fileOf(path);
      return Array.isArray(found) ? (found as string[]) : null;
    },
    modifiedAt: async (path) => {
      const time = modified[path];
      return time === undefined ? null : Date.parse(time);
    },
    now: () => now,
    environment: recording.environment ?? {},
    home: '/home/sato',
    kernel: recording.kernel ?? '6.1.0-27-amd64',
    isRoot: recording.isRoot === undefined ? false : recording.isRoot,
  };
}
