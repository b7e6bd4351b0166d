import { expect, it } from 'vitest';
import { createLeftBehind } from '../../../main/shell/left-behind.ts';
import type { LeftBehindItem, ShellEvent } from '../../../preload/contract/shell.ts';

const file: LeftBehindItem = { kind: 'file', name: '見積書.xlsx', folder: '/run/x', heldBy: 'Calc', why: 'inUse' };
const clipboard: LeftBehindItem = { kind: 'clipboard', name: '', folder: '', heldBy: null, why: 'comesBack' };

function world() {
  const told: ShellEvent[] = [];
  return { told, leftBehind: createLeftBehind({ tellPage: (event) => told.push(event) }) };
}

it('puts what several parts report into one list, and each part takes back its own alone', () => {
  const { leftBehind } = world();
  leftBehind.report('workcopy', [file]);
  leftBehind.report('clipboard', [clipboard]);
  expect(leftBehind.list()).toEqual([file, clipboard]);
  leftBehind.report('workcopy', []);
  expect(leftBehind.list()).toEqual([clipboard]);
});

it('tells the page the whole list when it changes, and nothing when it does not', () => {
  const { leftBehind, told } = world();
  leftBehind.report('workcopy', []);
  leftBehind.report('workcopy', [file]);
  leftBehind.report('workcopy', [{ ...file }]);
  leftBehind.report('workcopy', []);
  expect(told).toEqual([
    { type: 'leftBehind', items: [file] },
    { type: 'leftBehind', items: [] },
  ]);
});

it('never hands out more than the contract lets through', () => {
  const { leftBehind } = world();
  leftBehind.report(
    'workcopy',
    Array.from({ length: 500 }, () => file),
  );
  expect(leftBehind.list()).toHaveLength(200);
});
