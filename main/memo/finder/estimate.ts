/** How many guesses the search of family.ts needs to come from a memo to the password, without going through them. Pure. For main/memo. */
import { type Alignment, alignments, commonLength, masksOf } from './align.ts';
import { choose, placeOfChoice, placeOfPair } from './counting.ts';
import { type Family, type GuessClass, charsets, familyOf, most, swapCount } from './family.ts';

/** Called now and then; throws to stop. */
export type Interrupt = () => void;

/** Place of the alignment within the choices that follow bases and swaps. */
function placeOfAlignment(
  { deleted, inserted }: Alignment,
  { missing, fill }: GuessClass,
  length: number,
  password: readonly string[],
): number | null {
  const charset = typeof fill === 'number' ? (charsets[fill] ?? '') : '';
  let chars = 0;
  for (const position of inserted) {
    const at = charset.indexOf(password[position] ?? '');
    if (at === -1) return null;
    chars = chars * charset.length + at;
  }
  const left = length - deleted.length;
  const insertions = placeOfChoice(inserted, left + missing);
  return (
    (placeOfChoice(deleted, length) * choose(left + missing, missing) + insertions) * charset.length ** missing + chars
  );
}

/** Place within a class of common parts: at which gap, and which part. Null if the rest is not the text. */
function placeOfPart(
  text: readonly string[],
  password: readonly string[],
  parts: ReadonlyMap<string, number>,
): number | null {
  const extra = password.length - text.length;
  if (extra < 1) return null;
  let best: number | null = null;
  for (let gap = text.length; gap >= 0; gap -= 1) {
    const isAround =
      text.slice(0, gap).every((char, index) => char === password[index]) &&
      text.slice(gap).every((char, index) => char === password[gap + extra + index]);
    const part = isAround ? parts.get(password.slice(gap, gap + extra).join('')) : undefined;
    // Ends are tried first, then the gaps before them.
    const place = part === undefined ? null : (text.length - gap) * parts.size + part;
    if (place !== null && (best === null || place < best)) best = place;
  }
  return best;
}

export interface Found {
  readonly guesses: number;
  readonly found: GuessClass;
}

interface Candidate {
  readonly text: readonly string[];
  /** Place among the texts after whole changes and swaps. */
  readonly place: number;
}

/** The texts after so many whole changes and swaps, in the order of the search; of bases that can lead to the password only. */
function* candidates(
  { wholes, length }: Family,
  whole: number,
  swaps: number,
  isWorth: (base: readonly string[]) => boolean,
): Generator<Candidate> {
  const pairs = swapCount(length);
  for (const [index, base] of (wholes[whole] ?? []).entries()) {
    if (!isWorth(base)) continue;
    const work = [...base];
    const swap = (a: number, b: number): void => {
      [work[a], work[b]] = [work[b] ?? '', work[a] ?? ''];
    };
    if (swaps === 0) {
      yield { text: base, place: index };
      continue;
    }
    for (let a = 0; a < length; a += 1) {
      for (let b = a + 1; b < length; b += 1) {
        swap(a, b);
        const place = index * pairs + placeOfPair(a, b, length);
        if (swaps === 1) yield { text: work, place };
        else {
          for (let c = 0; c < length; c += 1) {
            for (let d = c + 1; d < length; d += 1) {
              swap(c, d);
              yield { text: work, place: place * pairs + placeOfPair(c, d, length) };
              swap(c, d);
            }
          }
        }
        swap(a, b);
      }
    }
  }
}

/**
 * Guesses until this password, counting from 1, and in which class it is found; null where the search does not come to it. `parts` are the common parts in order.
 * `interrupt` is called every few thousand steps.
 */
export function guessesFrom(
  memoText: string,
  passwordText: string,
  parts: ReadonlyMap<string, number>,
  interrupt: Interrupt = () => undefined,
): Found | null {
  const memo = Array.from(memoText);
  const password = Array.from(passwordText);
  const family = familyOf(memo, parts.size);
  const masks = masksOf(password);
  const longestPart = Math.max(0, ...Array.from(parts.keys(), (part) => part.length));
  const classes = new Map(family.classes.map((each) => [keyOf(each), each]));
  let best = Number.POSITIVE_INFINITY;
  let bestClass: GuessClass | null = null;
  const consider = (found: GuessClass, candidate: Candidate, inner: number | null): void => {
    if (inner === null) return;
    const perCandidate =
      found.size / ((family.wholes[found.whole]?.length ?? 1) * swapCount(family.length) ** found.swaps);
    const guesses = found.before + candidate.place * perCandidate + inner + 1;
    if (guesses >= best) return;
    best = guesses;
    bestClass = found;
  };
  let steps = 0;
  for (const [whole, swaps] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [2, 0],
    [1, 1],
    [0, 2],
  ] as const) {
    interrupt();
    const least = classes.get(keyOf({ whole, swaps, deleted: 0, missing: 0, fill: 0 }));
    if (least === undefined || least.before > best) continue;
    // A swap makes at most two more characters fit.
    const isWorth = (base: readonly string[]): boolean => {
      const common = commonLength(base, password, masks) + 2 * swaps;
      return common >= family.length - most.deleted && common >= password.length - Math.max(most.missing, longestPart);
    };
    for (const candidate of candidates(family, whole, swaps, isWorth)) {
      steps += 1;
      if (steps % 4096 === 0) interrupt();
      const partClass = classes.get(keyOf({ whole, swaps, deleted: 0, missing: 0, fill: 'part' }));
      if (partClass !== undefined && partClass.before < best)
        consider(partClass, candidate, placeOfPart(candidate.text, password, parts));
      const common = commonLength(candidate.text, password, masks);
      const deleted = family.length - common;
      const missing = password.length - common;
      for (const fill of missing === 0 ? [0] : [0, 1]) {
        const found = classes.get(keyOf({ whole, swaps, deleted, missing, fill }));
        if (found === undefined || found.before >= best) continue;
        for (const alignment of alignments(candidate.text, password, deleted, missing))
          consider(found, candidate, placeOfAlignment(alignment, found, family.length, password));
      }
    }
  }
  return bestClass === null ? null : { guesses: best, found: bestClass };
}

function keyOf({ whole, swaps, deleted, missing, fill }: Omit<GuessClass, 'size' | 'before'>): string {
  return `${whole} ${swaps} ${deleted} ${missing} ${fill}`;
}
