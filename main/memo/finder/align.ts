/** How one text becomes another by taking characters out and putting some in. Pure. For estimate.ts. */

/** Length of the longest common subsequence. Bit by bit for texts of up to 31 characters, which is what counts while typing. */
export function commonLength(
  a: readonly string[],
  b: readonly string[],
  masksOfB: ReadonlyMap<string, number>,
): number {
  if (b.length <= 31) {
    const all = b.length === 31 ? 0x7fffffff : (1 << b.length) - 1;
    let row = all;
    for (const char of a) {
      const match = row & (masksOfB.get(char) ?? 0);
      // Hyyrö's bit-vector step; the sum may exceed 32 bits and is cut to b's length.
      row = ((row + match) | (row - match)) & all;
    }
    let zeros = 0;
    for (let bits = ~row & all; bits !== 0; bits &= bits - 1) zeros += 1;
    return zeros;
  }
  let last = new Uint16Array(b.length + 1);
  for (const char of a) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 1; j <= b.length; j += 1)
      next[j] = b[j - 1] === char ? (last[j - 1] ?? 0) + 1 : Math.max(last[j] ?? 0, next[j - 1] ?? 0);
    last = next;
  }
  return last[b.length] ?? 0;
}

/** Where each character stands in a text, as bits. */
export function masksOf(text: readonly string[]): ReadonlyMap<string, number> {
  const masks = new Map<string, number>();
  text.slice(0, 31).forEach((char, index) => masks.set(char, (masks.get(char) ?? 0) | (1 << index)));
  return masks;
}

export interface Alignment {
  /** Positions in `from` that are taken out. */
  readonly deleted: readonly number[];
  /** Positions in `to` that are put in. */
  readonly inserted: readonly number[];
}

const mostAlignments = 256;

/** Ways to come from one to the other with exactly so many taken out and put in, those with early positions first; at most 256. */
export function alignments(from: readonly string[], to: readonly string[], taken: number, put: number): Alignment[] {
  const found: Alignment[] = [];
  const deleted: number[] = [];
  const inserted: number[] = [];
  const go = (i: number, j: number): void => {
    if (found.length >= mostAlignments) return;
    const takenLeft = taken - deleted.length;
    const putLeft = put - inserted.length;
    // What is left of both has to be as long after the changes.
    if (from.length - i - takenLeft !== to.length - j - putLeft || from.length - i < takenLeft) return;
    if (i === from.length && j === to.length) {
      found.push({ deleted: [...deleted], inserted: [...inserted] });
      return;
    }
    if (takenLeft > 0 && i < from.length) {
      deleted.push(i);
      go(i + 1, j);
      deleted.pop();
    }
    if (putLeft > 0 && j < to.length) {
      inserted.push(j);
      go(i, j + 1);
      inserted.pop();
    }
    if (i < from.length && j < to.length && from[i] === to[j]) go(i + 1, j + 1);
  };
  go(0, 0);
  return found;
}
