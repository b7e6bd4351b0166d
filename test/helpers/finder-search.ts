/** The finder's search, really run: builds every guess in the order of main/memo/finder/family.ts until one is the password. */
import { choices } from '../../main/memo/finder/counting.ts';
import { charsets, familyOf } from '../../main/memo/finder/family.ts';

/** The texts after so many swaps of two characters, in order. */
function* swapped(text: readonly string[], swaps: number): Generator<readonly string[]> {
  if (swaps === 0) {
    yield text;
    return;
  }
  for (let a = 0; a < text.length; a += 1) {
    for (let b = a + 1; b < text.length; b += 1) {
      const next = [...text];
      [next[a], next[b]] = [text[b] ?? '', text[a] ?? ''];
      yield* swapped(next, swaps - 1);
    }
  }
}

function* filled(text: readonly string[], missing: number, charset: string): Generator<string> {
  const total = charset.length ** missing;
  for (const positions of choices(text.length + missing, missing)) {
    const guess: string[] = [];
    let from = 0;
    for (let at = 0; at < text.length + missing; at += 1) {
      if (positions.includes(at)) guess.push('');
      else {
        guess.push(text[from] ?? '');
        from += 1;
      }
    }
    for (let number = 0; number < total; number += 1) {
      let rest = number;
      for (let index = positions.length - 1; index >= 0; index -= 1) {
        guess[positions[index] ?? 0] = charset.charAt(rest % charset.length);
        rest = Math.floor(rest / charset.length);
      }
      yield guess.join('');
    }
  }
}

/** Every guess, in order. */
export function* guesses(memoText: string, parts: readonly string[]): Generator<string> {
  const memo = Array.from(memoText);
  const family = familyOf(memo, parts.length);
  for (const { whole, swaps, deleted, missing, fill } of family.classes) {
    for (const base of family.wholes[whole] ?? []) {
      for (const text of swapped(base, swaps)) {
        if (fill === 'part') {
          for (let gap = text.length; gap >= 0; gap -= 1) {
            for (const part of parts) yield text.slice(0, gap).join('') + part + text.slice(gap).join('');
          }
          continue;
        }
        for (const out of choices(text.length, deleted)) {
          const left = text.filter((_, index) => !out.includes(index));
          yield* filled(left, missing, charsets[fill] ?? '');
        }
      }
    }
  }
}

export interface Search {
  /** Guesses made, and how many of them were different; null where the limit was reached first. */
  readonly made: number;
  readonly different: number;
}

/** Searches until the password is found or `limit` guesses were made. */
export function search(memo: string, password: string, parts: readonly string[], limit: number): Search | null {
  const seen = new Set<string>();
  let made = 0;
  for (const guess of guesses(memo, parts)) {
    made += 1;
    seen.add(guess);
    if (guess === password) return { made, different: seen.size };
    if (made >= limit) return null;
  }
  return null;
}
