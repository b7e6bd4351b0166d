/** Faults at single system calls, by strace: what a program calls, and the same run with a fault put into one call. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Calls that change what a disk holds. */
export const changingCalls = [
  'write',
  'pwrite64',
  'writev',
  'pwritev',
  'copy_file_range',
  'sendfile',
  'fsync',
  'fdatasync',
  'rename',
  'renameat',
  'renameat2',
  'link',
  'linkat',
  'unlink',
  'unlinkat',
  'rmdir',
  'mkdir',
  'mkdirat',
  'truncate',
  'ftruncate',
  'fallocate',
] as const;

/** The `nth` call of this name in one thread; strace counts by thread, and so the first thread that comes so far is the one. */
export interface CallPoint {
  readonly call: string;
  readonly nth: number;
}

/** A call as it was seen. */
export interface SeenCall extends CallPoint {
  readonly thread: number;
  /** Everything strace printed between the parentheses. */
  readonly about: string;
}

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

const patienceMs = 60_000;

export function runProgram(command: string, args: readonly string[], temporaryFolder: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      // One thread for small files, and none of V8's own: the same calls in the same order each time.
      env: { PATH: process.env['PATH'], TMPDIR: temporaryFolder, UV_THREADPOOL_SIZE: '1', LANG: 'C.UTF-8' },
    });
    let stderr = '';
    const late = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-4000);
    });
    child.on('error', reject);
    child.on('close', (status, signal) => {
      clearTimeout(late);
      resolve({ status, signal, stderr });
    });
  });
}

export interface StraceOrder {
  /** `node` with its arguments. */
  readonly command: readonly string[];
  readonly logPath: string;
  readonly temporaryFolder: string;
  /** `fsync:retval=0`, `write:error=EIO:when=3` … as strace takes it. */
  readonly inject?: readonly string[];
}

/** Runs under strace, with faults put in. */
export function straced({ command, logPath, temporaryFolder, inject = [] }: StraceOrder): Promise<Ended> {
  const calls = changingCalls.join(',');
  const faults = inject.flatMap((fault) => ['-e', `inject=${fault}`]);
  // Without `--seccomp-bpf`, which would be quicker: strace cannot send signals then, and says nothing of it.
  const watching = ['-f', '-y', '-s', '120', '-o', logPath, '-e', `trace=${calls},symlink`];
  return runProgram('strace', [...watching, ...faults, ...command], temporaryFolder);
}

/** Every changing call of a run in the order in which they began, counted as strace counts them. */
export function readCalls(logPath: string): SeenCall[] {
  const counts = new Map<string, number>();
  const calls: SeenCall[] = [];
  for (const line of readFileSync(logPath, 'latin1').split('\n')) {
    const [, thread = '', call = '', about = ''] = /^(\d+)\s+(\w+)\((.*)$/.exec(line) ?? [];
    if (call === '' || call === 'symlink') continue;
    const key = `${thread} ${call}`;
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    calls.push({ thread: Number(thread), call, nth, about });
  }
  return calls;
}

/** The points at which a fault can be put into a call that concerns the stage; one for each, the first thread's. */
export function pointsOn(calls: readonly SeenCall[], stageRoot: string): SeenCall[] {
  const first = new Map<string, SeenCall>();
  for (const seen of calls) {
    const key = `${seen.call} ${String(seen.nth)}`;
    if (!first.has(key)) first.set(key, seen);
  }
  return [...first.values()].filter(({ about }) => about.includes(stageRoot));
}

/** What a call was about, without ids: `objects/*.age.tmp`. */
export function placeOf({ about }: SeenCall, stageRoot: string): string {
  const file = about.slice(about.indexOf(stageRoot) + stageRoot.length + 1).split(/["><,]/)[0] ?? '';
  return file
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '*')
    .replaceAll(/\/objects\/[0-9a-f]{2}/g, '/objects/**')
    .replaceAll(/\.[0-9a-f]{12}\./g, '.*.')
    .replaceAll(/-[0-9a-f]{8}-[0-9a-f-]+\.part/g, '-*.part');
}

const isSamePlace = (one: SeenCall, oneRoot: string, other: SeenCall, otherRoot: string): boolean =>
  one.call === other.call && other.about.includes(otherRoot) && placeOf(one, oneRoot) === placeOf(other, otherRoot);

/**
 * The call of another run that stands where `point` stood in its own: at the same place, as often as it came there before, or the last one where it
 * comes less often. Runs differ by a call or two that no disk sees (how often threads wake each other), and by what fits on a page of the catalogue.
 * `null` where nothing is done at that place.
 */
export function sameCallOf(
  point: SeenCall,
  own: { readonly calls: readonly SeenCall[]; readonly root: string },
  other: { readonly calls: readonly SeenCall[]; readonly root: string },
): SeenCall | null {
  const before = own.calls.slice(0, own.calls.indexOf(point));
  const place = before.filter((seen) => isSamePlace(point, own.root, seen, own.root)).length;
  const there = other.calls.filter((seen) => isSamePlace(point, own.root, seen, other.root));
  return there[place] ?? there.at(-1) ?? null;
}

/**
 * Takes about `most` of the points: of every kind of call at every kind of place the first, and the rest spread over all
 * of them by order.
 */
export function spread(
  points: readonly SeenCall[],
  most: number,
  stageRoot: string,
  how: 'every kind' | 'evenly' = 'every kind',
): SeenCall[] {
  if (points.length <= most) return [...points];
  if (how === 'evenly')
    return Array.from(
      { length: most },
      (_, index) => points[Math.floor(((index + 0.5) * points.length) / most)],
    ).filter((point) => point !== undefined);
  const kinds = new Map<string, SeenCall[]>();
  for (const point of points) {
    const kind = `${point.call} ${placeOf(point, stageRoot)}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), point]);
  }
  const chosen = new Set([...kinds.values()].flatMap((alike) => [alike[0]]));
  const others = points.filter((point) => !chosen.has(point));
  const wanted = Math.max(0, most - chosen.size);
  for (let index = 0; index < wanted; index++) chosen.add(others[Math.floor((index * others.length) / wanted)]);
  return points.filter((point) => chosen.has(point));
}

export const logOf = (folder: string): string => path.join(folder, 'strace.log');
