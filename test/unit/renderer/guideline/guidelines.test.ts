import { describe, expect, it } from 'vitest';
import { guidelines } from '../../../../renderer/features/guideline/guidelines.ts';

describe('the guideline table', () => {
  it.each(['ja', 'en'] as const)('lists every item of the worker, administrator and executive once in %s', (locale) => {
    const numbers = guidelines[locale].map(({ who, items }) => [who, items.map(({ number }) => number)]);
    const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
    expect(numbers).toEqual([
      ['worker', upTo(16)],
      ['administrator', upTo(14)],
      ['executive', upTo(3)],
    ]);
  });

  it('says the same about each item in both languages', () => {
    const facts = (locale: 'ja' | 'en') =>
      guidelines[locale].flatMap(({ items }) => items.map(({ kinds, coverage }) => ({ kinds, coverage })));
    expect(facts('en')).toEqual(facts('ja'));
  });

  it('does not hide what is missing or not its subject', () => {
    const coverages = new Set(guidelines.ja.flatMap(({ items }) => items.map(({ coverage }) => coverage)));
    expect([...coverages].sort()).toEqual(['does', 'notYet', 'outside', 'partly']);
  });
});
