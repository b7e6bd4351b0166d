import { describe, expect, it } from 'vitest';
import { createFormatter } from '../../../../resources/locales/format.ts';

const ja = createFormatter('ja', 'Asia/Tokyo');
const en = createFormatter('en', 'Asia/Tokyo');
const moment = '2026-11-22T05:05:00Z';

describe('dates', () => {
  it('are written out as an office writes them', () => {
    expect(ja.dateTime(moment)).toBe('2026年11月22日(日) 14:05');
    expect(en.dateTime(moment)).toBe('22 Nov 2026, 14:05');
    expect(ja.shortDate(moment)).toBe('11月22日(日)');
    expect(en.shortDate(moment)).toBe('22 Nov');
    expect(ja.shortDateTime(moment)).toBe('11/22 14:05');
    expect(en.shortDateTime(moment)).toBe('22 Nov, 14:05');
  });

  it('keep a bare day on its day in every time zone', () => {
    for (const zone of ['Pacific/Kiritimati', 'Asia/Tokyo', 'UTC', 'Pacific/Pago_Pago']) {
      expect(createFormatter('ja', zone).date('2026-11-22')).toBe('2026年11月22日(日)');
    }
  });

  it('show midnight as 00:00', () => {
    expect(ja.time('2026-11-21T15:00:00Z')).toBe('00:00');
  });

  it.each([
    ['2026-11-22T05:35:00Z', 'in 30 minutes'],
    ['2026-11-22T03:05:00Z', '2 hours ago'],
    ['2026-11-25T01:00:00Z', 'in 3 days'],
    ['2026-11-22', 'today'],
    ['2026-11-23', 'tomorrow'],
    ['2026-11-25', 'in 3 days'],
    ['2026-11-21', 'yesterday'],
    ['2027-11-22', 'in 12 months'],
  ])('count from now to %s as "%s"', (value, words) => {
    expect(en.relative(value, moment)).toBe(words);
  });
});

describe('lengths of time', () => {
  it.each([
    [0, '0秒', '0 s'],
    [59_499, '59秒', '59 s'],
    [60_000, '1分', '1 min'],
    [3_900_000, '1時間5分', '1 h 5 min'],
    [90_061_000, '1日1時間', '1 d 1 h'],
    [-5, '0秒', '0 s'],
  ])('of %d ms read "%s" and "%s"', (milliseconds, japanese, english) => {
    expect(ja.duration(milliseconds)).toBe(japanese);
    expect(en.duration(milliseconds)).toBe(english);
  });
});

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [1023, '1,023 B'],
    [1024, '1.0 KB'],
    [102_400, '100 KB'],
    [1_048_525, '1.0 MB'],
    [1_500_000, '1.4 MB'],
    [5 * 1024 ** 4, '5.0 TB'],
    [5000 * 1024 ** 4, '5,000 TB'],
  ])('of %d bytes read %s', (size, words) => {
    expect(ja.bytes(size)).toBe(words);
  });
});
