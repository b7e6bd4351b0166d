/**
 * The search of somebody who holds a memo: which changes he undoes, and in what order. The smaller a class of guesses, the earlier he
 * goes through it. The estimate (estimate.ts) and the search that the tests really run follow this one description. Pure.
 */
import { choose } from './counting.ts';
import { wholeChanges } from './whole.ts';

/** What a finder fills in for missing characters, most usual first; the larger set also holds the smaller. */
export const charsets: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz0123456789',
  'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ!@#$%&*-_.+?=,:;/()[]{}<>^~|"\'`\\ ',
];

/** How much is undone at once, at most. */
export const most = { deleted: 2, missing: 6, steps: 7 } as const;
/** Beyond, two changes of the whole and two swaps are too many to go through. */
export const longestThorough = 24;
/** Where a search ends; what takes more is guessed without the memo. */
const largestClass = 1e18;

export interface GuessClass {
  /** Whole changes, then swaps of two characters, then characters taken out, then characters (or a common part) put in. */
  readonly whole: number;
  readonly swaps: number;
  readonly deleted: number;
  readonly missing: number;
  /** Index of `charsets`, or `part` for one of the common parts at one place. */
  readonly fill: number | 'part';
  readonly size: number;
  /** Guesses before this class. */
  before: number;
}

export interface Family {
  /** The memo after 0, 1, 2 whole changes. */
  readonly wholes: readonly (readonly (readonly string[])[])[];
  readonly length: number;
  readonly classes: readonly GuessClass[];
}

export function swapCount(length: number): number {
  return (length * (length - 1)) / 2;
}

/** Everything but the place of a class in the order. */
function classOf(
  wholes: Family['wholes'],
  length: number,
  partCount: number,
  shape: Omit<GuessClass, 'size' | 'before'>,
): GuessClass {
  const { whole, swaps, deleted, missing, fill } = shape;
  const bases = wholes[whole]?.length ?? 0;
  const left = length - deleted;
  const filled =
    fill === 'part'
      ? (left + 1) * partCount
      : choose(left + missing, missing) * (charsets[fill]?.length ?? 0) ** missing;
  return { ...shape, size: bases * swapCount(length) ** swaps * choose(length, deleted) * filled, before: 0 };
}

/** All classes for this memo in the order in which they are gone through. `partCount`: how many common parts there are. */
export function familyOf(memo: readonly string[], partCount: number): Family {
  const { length } = memo;
  const isThorough = length <= longestThorough;
  const wholes = wholeChanges(memo, isThorough);
  const classes: GuessClass[] = [];
  for (let whole = 0; whole <= 2; whole += 1) {
    for (let swaps = 0; whole + swaps <= (isThorough ? 2 : 1); swaps += 1) {
      for (let deleted = 0; deleted <= most.deleted; deleted += 1) {
        const add = (missing: number, fill: GuessClass['fill']): void => {
          const made = classOf(wholes, length, partCount, { whole, swaps, deleted, missing, fill });
          if (made.size > 0 && made.size <= largestClass) classes.push(made);
        };
        for (
          let missing = 0;
          missing <= most.missing && whole + swaps + deleted + missing <= most.steps;
          missing += 1
        ) {
          add(missing, 0);
          if (missing > 0) add(missing, 1);
        }
        if (deleted === 0) add(0, 'part');
      }
    }
  }
  classes.sort((a, b) => a.size - b.size);
  let before = 0;
  for (const each of classes) {
    each.before = before;
    before += each.size;
  }
  return { wholes, length, classes };
}
