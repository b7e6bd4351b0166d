/** Runs a program of a peer: how long it took, and how much memory it needed. For the bulk benchmark. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Measured } from './store.ts';

const longestOutput = 256 * 1024 * 1024;

export interface Surroundings {
  /** For notes of its own; the program's home, too. */
  readonly folder: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Gives what it printed. Throws when it fails. */
export function runCommand(
  command: readonly string[],
  { folder, cwd, env, input }: Surroundings,
): Measured & { output: string } {
  const note = join(folder, 'peak-memory');
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync('/usr/bin/time', ['-q', '-f', '%M', '-o', note, ...command], {
    cwd,
    input,
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', HOME: folder, ...env },
    encoding: 'utf8',
    maxBuffer: longestOutput,
  });
  const ms = performance.now() - start;
  if (error) throw error;
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${String(status)}: ${stderr.slice(-2000)}`);
  return { ms, peakKibibytes: Number(readFileSync(note, 'utf8')), output: stdout };
}

/** The same for a line of shell, in which a failure anywhere counts. */
export function runShell(line: string, surroundings: Surroundings): Measured & { output: string } {
  return runCommand(['bash', '-o', 'pipefail', '-c', line], surroundings);
}

/** The first line of what a program says of its version. */
export function versionOf(...command: readonly string[]): string {
  const { stdout, stderr } = spawnSync(command[0] ?? '', command.slice(1), { encoding: 'utf8' });
  return (stdout.trim() || stderr.trim()).split('\n')[0]?.trim() ?? '';
}
