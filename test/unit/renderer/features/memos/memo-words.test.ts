import { describe, expect, it } from 'vitest';
import { weaknessKinds } from '../../../../../preload/contract/memo.ts';
import { rankOf, stateOf } from '../../../../../renderer/features/memos/memo-words.ts';
import { readOnce, readSecret, takeSecret, wipe } from '../../../../../renderer/features/memos/secret-bytes.ts';
import { guessesInWords } from '../../../../../renderer/features/memos/use-guesses.ts';

const since = '2026-11-28T00:00:00.000Z';

describe('the state of a memo', () => {
  it.each([
    [{ changeNow: { reason: 'seenHands', since }, weakness: null }, 'changeNow'],
    [{ changeNow: null, weakness: 'reused' }, 'weak'],
    [{ changeNow: null, weakness: 'notChecked' }, 'unchecked'],
    [{ changeNow: null, weakness: null }, 'good'],
  ] as const)('of %j is %s', (row, state) => {
    expect(stateOf(row)).toBe(state);
  });

  it('puts the worst first: what is to be changed now, then the weaknesses in their order, then the good ones', () => {
    const rows = [
      { changeNow: null, weakness: null },
      ...[...weaknessKinds].reverse().map((weakness) => ({ changeNow: null, weakness })),
      { changeNow: { reason: 'cardLost', since }, weakness: 'exposed' },
    ] as const;
    const ranked = [...rows].sort((one, other) => rankOf(one) - rankOf(other));
    expect(ranked.map(({ changeNow, weakness }) => (changeNow ? 'now' : weakness))).toEqual([
      'now',
      ...weaknessKinds,
      null,
    ]);
  });
});

describe('guesses in words', () => {
  it.each([
    [4, 'ja', '1万'],
    [4.65, 'ja', '4.5万'],
    [6, 'en', '1 million'],
    [0, 'en', '1'],
    [22.4, 'ja', '10^22'],
  ] as const)('says 10 to the %d in %s as %s', (log10, locale, words) => {
    expect(guessesInWords(log10, locale)).toBe(words);
  });
});

describe('a password on its way', () => {
  const field = (value: string) => ({ value }) as HTMLInputElement;

  it('stays in its field when it is read, and leaves it when it is taken', () => {
    const box = field('ひみつ');
    expect(readSecret(box)).toEqual(new TextEncoder().encode('ひみつ'));
    expect(box.value).toBe('ひみつ');
    takeSecret(box);
    expect(box.value).toBe('');
    expect(takeSecret(box)).toBeNull();
    expect(readSecret(null)).toBeNull();
  });

  it('is overwritten after use', () => {
    const sent = readSecret(field('ひみつ'));
    wipe(sent, null);
    expect(sent?.every((byte) => byte === 0)).toBe(true);
    const received = new TextEncoder().encode('みどり');
    expect(readOnce(received)).toBe('みどり');
    expect(received.every((byte) => byte === 0)).toBe(true);
  });
});
