import { describe, expect, it } from 'vitest';
import type { DiffLine } from '../../../../renderer/ui/text-diff/compare-lines.ts';
import { countChanges, shortenDiff } from '../../../../renderer/ui/text-diff/shorten-diff.ts';

/** `'  +'` → two unchanged lines, then an added one. */
function lines(signs: string): DiffLine[] {
  return [...signs].map((sign, index) => ({
    sign: sign as DiffLine['sign'],
    text: `${index}`,
    oldLine: index + 1,
    newLine: index + 1,
  }));
}

function drawn(signs: string): string {
  return shortenDiff(lines(signs))
    .map((piece) => (piece.kind === 'gap' ? `(${piece.lines})` : piece.line.sign))
    .join('');
}

describe('a shortened difference', () => {
  it.each([
    ['a change in the middle of a long text', `${' '.repeat(10)}+${' '.repeat(10)}`, '(7)   +   (7)'],
    ['changes close to each other', '+     -', '+     -'],
    ['one line between the surroundings of two changes', '+       -', '+       -'],
    ['two lines between them', '+        -', '+   (2)   -'],
    ['no change', '     ', '(5)'],
    ['a single unchanged line', ' ', ' '],
    ['nothing', '', ''],
    ['only changes', '-+', '-+'],
  ])('of %s', (_, signs, expected) => {
    expect(drawn(signs)).toBe(expected);
  });

  it('shows or counts every line', () => {
    const signs = `${' '.repeat(40)}-+${' '.repeat(9)}+${' '.repeat(3)}`;
    const total = shortenDiff(lines(signs)).reduce((sum, piece) => sum + (piece.kind === 'gap' ? piece.lines : 1), 0);
    expect(total).toBe(signs.length);
    expect(countChanges(lines(signs))).toEqual({ added: 2, removed: 1 });
  });
});
