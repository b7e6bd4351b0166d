import { expect, it } from 'vitest';
import { monthsAfter } from '../../../main/takeout/inspections.ts';

it.each([
  ['2027-01-31T10:00:00.000Z', 1, '2027-02-28T10:00:00.000Z'],
  ['2028-02-29T10:00:00.000Z', 12, '2029-02-28T10:00:00.000Z'],
  ['2026-11-28T10:00:00.000Z', 12, '2027-11-28T10:00:00.000Z'],
  ['2026-12-15T10:00:00.000Z', 36, '2029-12-15T10:00:00.000Z'],
])('counts months from %s by %i to %s', (from, months, to) => {
  expect(monthsAfter(from, months)).toBe(to);
});
