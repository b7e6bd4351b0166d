import { expect, it } from 'vitest';
import { parcelAmong, valueOfFlag } from '../../../main/shell/open-file.ts';

it.each([
  [['app', 'a.mochi'], '/w/a.mochi'],
  [['--flag', '/x/持ち出し.MOCHI'], '/x/持ち出し.MOCHI'],
  [['a.mochi', 'b.mochi'], '/w/b.mochi'],
  [['--x=a.mochi', 'mochi', 'a.mochi.txt'], null],
  [[], null],
])('finds the parcel among %j', (args, expected) => {
  expect(parcelAmong(args, '/w')).toBe(expected);
});

it.each([
  [['--vault', '/v'], '/v'],
  [['--vault=/v=1'], '/v=1'],
  [['--vault=/a', '--vault', '/b'], '/b'],
  [['--vault'], null],
  [['--vault', '--lang'], null],
  [['--vault='], null],
  [['--vaults=/v'], null],
])('reads the flag in %j', (args, expected) => {
  expect(valueOfFlag(args, 'vault')).toBe(expected);
});
