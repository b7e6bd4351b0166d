/** Grounds side by side on which chapters are played with faults, as many as there are cores. For the tests of this room. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import type { Sodium } from '../../main/crypto/sodium.ts';
import type { Chapter } from './chapters/chapter.ts';
import { makeGround } from './ground.ts';
import type { Ground } from './ground.ts';
import type { Seen } from './look.ts';
import { bundlePlayer } from './program.ts';
import { loadQuickSodium } from './quick-sodium.ts';
import { createStage, readAcknowledged } from './stage.ts';
import { logOf, readCalls, straced } from './strace.ts';
import type { Ended, SeenCall } from './strace.ts';

export interface Played extends Seen {
  readonly ended: Ended;
  readonly calls: SeenCall[];
  readonly failed: ReadonlyMap<string, string>;
}

export interface Theatre {
  readonly seats: number;
  /** Plays a chapter with these faults on a renewed ground, and looks at what is left. */
  play: (chapter: Chapter, inject?: readonly string[]) => Promise<Played>;
  /** The folder of the stage on which the calls of a run were made. */
  rootOf: (played: Played) => string;
  close(): void;
}

/**
 * In memory where one may mount that: what is tried is the order of calls, not the disk. (Not below `/dev/shm`: the returns desk writes
 * to no place below `/dev`.)
 */
export function quickFolder(): { base: string; remove: () => void } {
  const base = mkdtempSync(path.join(tmpdir(), 'mochidashi-fault-'));
  const isMounted =
    process.getuid?.() === 0 && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1g', 'tmpfs', base]).status === 0;
  return {
    base,
    remove() {
      if (isMounted) spawnSync('umount', ['-l', base]);
      rmSync(base, { recursive: true, force: true });
    },
  };
}

export const node24 = path.resolve(import.meta.dirname, '../../node_modules/.bin/node');
export const bundleFolder = path.resolve(import.meta.dirname, '../../out/fault');

/** Runs `work` on each item, `width` at a time. */
export async function sideBySide<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

interface Seat {
  readonly folder: string;
  readonly ground: Ground;
}

async function playOn(
  { folder, ground }: Seat,
  player: string,
  sodium: Sodium,
  chapter: Chapter,
  inject: readonly string[],
) {
  await ground.renew();
  await chapter.prepare?.(createStage(ground.root, sodium));
  const temporaryFolder = path.join(ground.root, 'temp');
  const command = [node24, '--v8-pool-size=0', player, chapter.name, ground.root];
  const ended = await straced({ command, logPath: logOf(folder), temporaryFolder, inject });
  const acknowledged = readAcknowledged(ground.root);
  const seen = await chapter.look(createStage(ground.root, sodium), acknowledged);
  return { ...seen, ended, calls: readCalls(logOf(folder)), failed: acknowledged.failed };
}

/** Null where faults can be put into system calls, else the reason why not. */
export function faultsArePossible(): string | null {
  if (process.platform !== 'linux') return 'strace is a tool of Linux';
  const tried = spawnSync('strace', ['-o', '/dev/null', 'true'], { encoding: 'utf8' });
  return tried.status === 0 ? null : `strace does not run here: ${tried.stderr}`;
}

export async function openTheatre(seats = Math.max(1, Math.min(4, cpus().length))): Promise<Theatre> {
  const { base, remove } = quickFolder();
  mkdirSync(bundleFolder, { recursive: true });
  const player = await bundlePlayer(bundleFolder);
  const sodium = await loadQuickSodium();
  const free: Seat[] = [];
  for (let number = 0; number < seats; number++) {
    const folder = path.join(base, `seat-${String(number)}`);
    free.push({ folder, ground: await makeGround(folder, sodium) });
  }
  const roots = new WeakMap<Played, string>();
  const waiting: ((seat: Seat) => void)[] = [];
  const takeSeat = (): Promise<Seat> => {
    const seat = free.pop();
    return seat === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(seat);
  };
  const leaveSeat = (seat: Seat) => {
    const next = waiting.shift();
    if (next === undefined) free.push(seat);
    else next(seat);
  };
  return {
    seats,
    async play(chapter, inject = []) {
      const seat = await takeSeat();
      try {
        const played: Played = await playOn(seat, player, sodium, chapter, inject);
        roots.set(played, seat.ground.root);
        return played;
      } finally {
        leaveSeat(seat);
      }
    },
    rootOf: (played) => roots.get(played) ?? '',
    close: remove,
  };
}
