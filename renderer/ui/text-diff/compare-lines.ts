/** What differs between two texts, line by line. Pure; for text-diff.tsx and whoever has two texts to show by it. */
import { diffLines } from 'diff';

export interface DiffLine {
  readonly sign: ' ' | '+' | '-';
  readonly text: string;
  readonly oldLine: number | null;
  readonly newLine: number | null;
}

/** Looking for the shortest difference is given up after this time. */
const longestMs = 3000;

/** Null: they differ so much that no difference was found in time. Line endings do not count. */
export function compareLines(before: string, after: string): DiffLine[] | null {
  const changes = diffLines(withPlainEnds(before), withPlainEnds(after), { timeout: longestMs });
  if (!changes) return null;
  const lines: DiffLine[] = [];
  let oldLine = 1;
  let newLine = 1;
  for (const { value, added, removed } of changes) {
    for (const text of value.replace(/\n$/, '').split('\n')) {
      const sign = added ? '+' : removed ? '-' : ' ';
      lines.push({ sign, text, oldLine: added ? null : oldLine, newLine: removed ? null : newLine });
      if (!added) oldLine += 1;
      if (!removed) newLine += 1;
    }
  }
  return lines;
}

/** A last line without an end is the same line as one with it. */
function withPlainEnds(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n');
  return plain === '' || plain.endsWith('\n') ? plain : `${plain}\n`;
}
