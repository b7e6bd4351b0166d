import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSweeping } from '../../../main/shell/sweeping.ts';
import type { SweeperToShell } from '../../../preload/contract/control.ts';
import type { LeftBehind } from '../../../preload/contract/shell.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

async function sweepingWorld({ isEmpty = false } = {}) {
  const place = join(await tempFolder(), 'copies');
  mkdirSync(isEmpty ? place : join(place, 'a copy'), { recursive: true, mode: 0o700 });
  const reports: LeftBehind[] = [];
  const lines: string[] = [];
  const heard: unknown[] = [];
  let forked = 0;
  let hear = (_message: unknown): void => undefined;
  let end = (): void => undefined;
  let timeOut = (): void => undefined;
  const copies = { places: [{ path: place, kind: 'memory' as const }], fallbackFolder: '/found' };
  const sweeping = createSweeping({
    copies,
    fork: () => {
      forked += 1;
      return {
        post: (message) => heard.push(message),
        onMessage: (listener) => {
          hear = listener;
        },
        onExit: (listener) => {
          end = listener;
        },
      };
    },
    report: (left) => reports.push(left),
    after: (_ms, work) => {
      timeOut = work;
      return () => undefined;
    },
    log: (line) => lines.push(line),
  });
  return {
    sweeping,
    copies,
    reports,
    lines,
    heard,
    forked: () => forked,
    say: (message: SweeperToShell | { type: string }) => hear(message),
    end: () => end(),
    timeOut: () => timeOut(),
  };
}

const item = { kind: 'file', name: 'a', folder: '/x', heldBy: 'sh (PID 1)', why: 'inUse' } as const;

it('starts nothing where there is nothing to be swept', async () => {
  const { sweeping, forked } = await sweepingWorld({ isEmpty: true });
  sweeping.begin();
  await sweeping.looked();
  expect([forked(), sweeping.isLooking()]).toEqual([0, false]);
});

it('is done when the sweeper has looked once, and tells what could not be removed, until it can', async () => {
  const { sweeping, copies, heard, say, reports } = await sweepingWorld();
  sweeping.begin();
  expect(sweeping.isLooking()).toBe(true);
  expect(heard).toEqual([{ type: 'sweep', ask: 1, copies }]);
  say({ type: 'swept', ask: 1, left: [item], erased: 1, sealed: 1 });
  await sweeping.looked();
  expect(sweeping.isLooking()).toBe(false);
  say({ type: 'swept', ask: 1, left: [], erased: 0, sealed: 0 });
  expect(reports).toEqual([[item], []]);
});

it('starts no second sweeper beside one that runs, and another one when that has ended', async () => {
  const { sweeping, forked, end } = await sweepingWorld();
  sweeping.begin();
  sweeping.begin();
  expect(forked()).toBe(1);
  end();
  await sweeping.looked();
  sweeping.begin();
  expect(forked()).toBe(2);
});

it('is not waited for without end, and what is no message of the contract is not heard', async () => {
  const { sweeping, timeOut, say, reports } = await sweepingWorld();
  sweeping.begin();
  say({ type: 'swept' });
  say({ type: 'nonsense' });
  expect([reports, sweeping.isLooking()]).toEqual([[], true]);
  timeOut();
  await sweeping.looked();
  expect(sweeping.isLooking()).toBe(false);
});

it('is not done by a round that had begun before the wish', async () => {
  const { sweeping, say, heard } = await sweepingWorld();
  sweeping.begin();
  sweeping.begin();
  expect(heard).toMatchObject([{ ask: 1 }, { ask: 2 }]);
  say({ type: 'swept', ask: 1, left: [], erased: 0, sealed: 0 });
  expect(sweeping.isLooking()).toBe(true);
  say({ type: 'swept', ask: 2, left: [], erased: 1, sealed: 1 });
  await sweeping.looked();
  expect(sweeping.isLooking()).toBe(false);
});
