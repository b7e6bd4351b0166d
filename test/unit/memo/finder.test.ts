/** The finder's estimate against the search itself. MOCHIDASHI_FINDER_PAIRS=1000 runs the long form (a few minutes). */
import { describe, expect, it } from 'vitest';
import { guessesFrom } from '../../../main/memo/finder/estimate.ts';
import { choices, choose, placeOfChoice, placeOfPair } from '../../../main/memo/finder/counting.ts';
import { commonParts } from '../../../main/memo/finder/parts.ts';
import { search } from '../../helpers/finder-search.ts';

const parts = commonParts(['password', 'dragon', 'sakura']);
const places = new Map(parts.map((part, place) => [part, place]));
const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ!-_';
const wantedPairs = Number(process.env['MOCHIDASHI_FINDER_PAIRS'] ?? 60);
const limit = wantedPairs >= 1000 ? 300_000 : 30_000;

/** Repeatable numbers below `n`. */
function drawer(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * n);
  };
}

/** A random password and what one or two steps of a simple rule make of it. */
function randomPair(draw: (n: number) => number): { memo: string; password: string } {
  const char = (): string => alphabet.charAt(draw(alphabet.length));
  const password = Array.from({ length: 7 + draw(8) }, char);
  let memo = [...password];
  for (let step = 1 + draw(2); step > 0; step -= 1) {
    const [a, b] = [draw(memo.length), draw(memo.length)];
    switch (draw(7)) {
      case 0:
        memo.splice(a, 1, char());
        break;
      case 1:
        memo.splice(a, 0, char());
        break;
      case 2:
        [memo[a], memo[b]] = [memo[b] ?? '', memo[a] ?? ''];
        break;
      case 3:
        memo.reverse();
        break;
      case 4:
        memo = [...memo.slice(a), ...memo.slice(0, a)];
        break;
      case 5:
        memo = memo.slice(0, -1 - draw(2));
        break;
      default:
        memo.splice(a, 1);
    }
  }
  return { memo: memo.join(''), password: password.join('') };
}

const guesses = (memo: string, password: string): number | null => guessesFrom(memo, password, places)?.guesses ?? null;

describe("the finder's estimate", () => {
  it(`says what the search needs, for ${String(wantedPairs)} random pairs`, { timeout: 1_200_000 }, () => {
    const draw = drawer(20_261_128);
    const ratios: number[] = [];
    let tooFar = 0;
    while (ratios.length < wantedPairs) {
      const { memo, password } = randomPair(draw);
      const estimate = guesses(memo, password);
      const found = search(memo, password, parts, limit);
      if (found === null) {
        // The search was given up: then the estimate must not promise less than was tried.
        tooFar += 1;
        expect(estimate ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(limit);
        continue;
      }
      expect(estimate).toBe(found.made);
      ratios.push((estimate ?? 0) / found.different);
    }
    ratios.sort((a, b) => a - b);
    const [median = 0, worst = 0] = [ratios[Math.floor(ratios.length / 2)], ratios.at(-1)];
    process.stdout.write(
      `finder: ${String(ratios.length)} pairs searched, ${String(tooFar)} given up at ${String(limit)} guesses; estimate ÷ different guesses: median ${median.toFixed(2)}, worst ${worst.toFixed(2)}\n`,
    );
    expect(worst).toBeLessThanOrEqual(2);
    expect(median).toBeGreaterThanOrEqual(0.5);
    expect(median).toBeLessThanOrEqual(2);
  });

  it.each([
    ['Q7Kvx-mado', 'Q7Kvx-mado', 1],
    ['odam-xvK7Q', 'Q7Kvx-mado', 12],
  ])('of %j for %j is %d', (memo, password, wanted) => {
    expect(guesses(memo, password)).toBe(wanted);
  });

  it('grows with what is left out', () => {
    const one = guesses('Q7Kvxmado', 'Q7Kvx-mado') ?? 0;
    const two = guesses('Q7Kvado', 'Q7Kvxmado') ?? 0;
    const three = guesses('Q7ado', 'Q7Kvxmado') ?? 0;
    expect(one).toBeLessThan(two);
    expect(two).toBeLessThan(three);
  });

  it('finds a common ending sooner than as many other characters', () => {
    expect(guesses('kasa-tori', 'kasa-tori2024') ?? 0).toBeLessThan(guesses('kasa-tori', 'kasa-tori7f3k') ?? 0);
  });

  it('says that a memo which has nothing to do with the password leads nowhere', () => {
    expect(guesses('umi', 'Q7Kvx-mado-tori')).toBeNull();
  });

  it('can be stopped', () => {
    const stop = (): never => {
      throw new Error('stopped');
    };
    expect(() => guessesFrom('aB3dE5gH7jK9mN1pQ3sT5v', 'B3dE5gH7jK9mN1pQ3sT5v', places, stop)).toThrow('stopped');
  });

  it.each(['', '🗝️🗝️', 'a'.repeat(300), '\u0000'])('takes %j for what it is', (odd) => {
    expect(guesses(odd, 'Q7Kvx-mado') ?? 1).toBeGreaterThan(0);
    expect(guesses('Q7Kvx-mado', odd) ?? 1).toBeGreaterThan(0);
  });
});

describe('counting choices', () => {
  it('numbers them in the order in which they are gone through', () => {
    for (const [n, k] of [
      [6, 0],
      [6, 1],
      [7, 3],
      [5, 5],
    ] as const) {
      const places = Array.from(choices(n, k), (positions) => placeOfChoice(positions, n));
      expect(places).toEqual(Array.from({ length: choose(n, k) }, (_, index) => index));
    }
    const pairs = Array.from(choices(6, 2), ([a = 0, b = 0]) => placeOfPair(a, b, 6));
    expect(pairs).toEqual(Array.from({ length: 15 }, (_, index) => index));
  });
});
