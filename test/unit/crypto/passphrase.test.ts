/** Which passphrases are refused and why, and that each has one spelling. */
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../main/crypto/encoding.ts';
import { judgePassphrase, passphraseBytes } from '../../../main/crypto/passphrase.ts';

const withSecret = { withDeviceSecret: true, userWords: ['山田太郎', 'Yamada', 'Midori Shokai'] };
const alone = { ...withSecret, withDeviceSecret: false };

it.each([
  ['full-width letters', 'ｍｏｃｈｉ２０', 'mochi20'],
  ['half-width kana', 'ﾓﾁﾀﾞｼ', 'モチダシ'],
  ['decomposed accents', 'cafe\u0301', 'café'],
  ['decomposed kana', 'か\u3099', 'が'],
  ['an ideographic space', 'a\u3000b', 'a b'],
])('derives from the same bytes with %s', (_what, one, other) => {
  expect(toHex(passphraseBytes(one))).toBe(toHex(passphraseBytes(other)));
});

it('keeps case and inner spaces apart', () => {
  const all = ['ab cd', 'Ab cd', 'ab  cd', 'abcd'].map((text) => toHex(passphraseBytes(text)));
  expect(new Set(all).size).toBe(4);
});

describe('length', () => {
  // Unlike words, so that only the length decides.
  const long = 'zq8 vlo5 ウニ wm3k 稲 xr7t ペン hj2d';

  it.each<[string, number, boolean, boolean]>([
    ['seven beside a device secret', 7, true, false],
    ['eight beside a device secret', 8, true, true],
    ['fourteen alone', 14, false, false],
    ['fifteen alone', 15, false, true],
  ])('%s', async (_what, length, withDeviceSecret, ok) => {
    const passphrase = Array.from(long).slice(0, length).join('');
    const judgement = await judgePassphrase(passphrase, { withDeviceSecret, userWords: [] });
    expect([judgement.ok, judgement.problems.includes('tooShort')]).toEqual([ok, !ok]);
    expect([judgement.lengthCodePoints, judgement.minimumCodePoints]).toEqual([length, withDeviceSecret ? 8 : 15]);
  });

  it.each<[number, boolean]>([
    [128, true],
    [129, false],
  ])('of %i is within the bounds: %s', async (length, isWithin) => {
    const judgement = await judgePassphrase(long.repeat(9).slice(0, length), withSecret);
    expect(judgement.problems.includes('tooLong')).toBe(!isWithin);
  });

  it('counts characters outside the basic plane once, and after NFKC', async () => {
    expect((await judgePassphrase('𠮷野家の牛丼', withSecret)).lengthCodePoints).toBe(6);
    expect((await judgePassphrase('か\u3099', withSecret)).lengthCodePoints).toBe(1);
    expect((await judgePassphrase('㍿', withSecret)).lengthCodePoints).toBe(4);
  });
});

it.each([
  'password',
  'Password1!',
  'qwertyuiop',
  '12345678',
  'aaaaaaaaaaaaaaaa',
  'abcdefghijklmno',
  'sakura2024',
  'mochidashi1',
  'ｐａｓｓｗｏｒｄ',
  'yamada123',
  '20240401',
  'suzuki1985',
])('refuses %s as too easy to guess and says what would help', async (passphrase) => {
  const judgement = await judgePassphrase(passphrase, withSecret);
  expect(judgement.problems).toContain('tooGuessable');
  expect(judgement.ok).toBe(false);
  expect(judgement.advice.length).toBeGreaterThan(0);
});

it.each(['mugi no umi 7 hashi', 'correct horse battery staple', '麦の海を渡る七つの古い橋と猫'])(
  'accepts %s, without digits and signs asked for',
  async (passphrase) => {
    const judgement = await judgePassphrase(passphrase, { withDeviceSecret: passphrase.length < 15, userWords: [] });
    expect(judgement).toMatchObject({ ok: true, problems: [] });
    expect(judgement.score).toBeGreaterThanOrEqual(3);
  },
);

it('asks for more where the passphrase stands alone', async () => {
  const passphrase = 'tanaka hanako k';
  const both = [await judgePassphrase(passphrase, withSecret), await judgePassphrase(passphrase, alone)];
  expect(both[0]?.guessesLog10).toBe(both[1]?.guessesLog10);
  expect(both.map(({ minimumCodePoints }) => minimumCodePoints)).toEqual([8, 15]);
});

it('knows the names of worker and office', async () => {
  const guesses = async (userWords: string[]) =>
    (await judgePassphrase('midori shokai', { withDeviceSecret: true, userWords })).guessesLog10;
  expect(await guesses(['Midori Shokai'])).toBeLessThan(await guesses([]));
});

it.each(['zq8 vlo5\nwm3k', 'zq8 vlo5\u0000wm3k', 'zq8 vlo5 wm3k\ud800'])(
  'refuses %j, which cannot be typed or would stand for others, too',
  async (passphrase) => {
    expect((await judgePassphrase(passphrase, withSecret)).problems).toContain('unusable');
  },
);

it('answers for the empty one', async () => {
  expect(await judgePassphrase('', withSecret)).toMatchObject({ ok: false, problems: ['tooShort'], score: 0 });
});
