/** Shortens a text difference to what changed and a few lines around it. Pure; for text-diff.tsx. */
import type { DiffLine } from './compare-lines.ts';

export type DiffPiece =
  | { readonly kind: 'line'; readonly line: DiffLine }
  /** A run of lines that are the same on both sides and not shown. */
  | { readonly kind: 'gap'; readonly lines: number };

/** Unchanged lines kept on either side of a change. */
const around = 3;

/** Keeps changed lines and `around` lines beside them; longer runs between become a gap. A gap never hides a single line. */
export function shortenDiff(lines: readonly DiffLine[]): DiffPiece[] {
  const isNear = lines.map(() => false);
  lines.forEach(({ sign }, index) => {
    if (sign === ' ') return;
    for (let near = index - around; near <= index + around; near += 1) if (near in isNear) isNear[near] = true;
  });
  const pieces: DiffPiece[] = [];
  for (let index = 0; index < lines.length;) {
    let end = index;
    while (end < lines.length && !isNear[end]) end += 1;
    if (end - index > 1) pieces.push({ kind: 'gap', lines: end - index });
    else for (const line of lines.slice(index, end)) pieces.push({ kind: 'line', line });
    const next = lines[end];
    if (next) pieces.push({ kind: 'line', line: next });
    index = end + 1;
  }
  return pieces;
}

/** How many lines came and went. */
export function countChanges(lines: readonly DiffLine[]): { added: number; removed: number } {
  return {
    added: lines.filter(({ sign }) => sign === '+').length,
    removed: lines.filter(({ sign }) => sign === '-').length,
  };
}
