import { describe, expect, it } from 'vitest';
import { datePart, namePart } from '../../../../../renderer/features/office-parcel/file-names.ts';

describe('a proposed file name', () => {
  it.each([
    ['佐藤 美咲', '佐藤 美咲'],
    ['A/B\\C:D*E?"F<G>|H', 'A_B_C_D_E__F_G__H'],
    ['../../etc', '.._.._etc'],
    [' name. ', 'name'],
    ['\u0000\n', '__'],
    ['...', '_'],
    ['', '_'],
    ['か\u3099', 'が'],
  ])('takes %j as %j', (name, part) => {
    expect(namePart(name)).toBe(part);
  });

  it('keeps a long name short', () => {
    expect([...namePart('長'.repeat(200))]).toHaveLength(60);
  });

  it('carries the local day with two digits each', () => {
    expect(datePart(new Date(2026, 0, 5, 23, 59))).toBe('20260105');
  });
});
