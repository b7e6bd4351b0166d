/** How wide the columns of a table are drawn, and their letters. Pure; for the table viewer. */
import type { TableRow } from './table-text.ts';

const narrowest = 72;
const widest = 340;
const sampleRows = 200;

/** Widths in pixels, from the longest cell of the first rows; full-width characters count double. */
export function columnWidths(rows: readonly TableRow[], columns: number): number[] {
  const widths = Array.from({ length: columns }, () => narrowest);
  for (const { cells } of rows.slice(0, sampleRows)) {
    cells.forEach((cell, column) => {
      const wanted = Math.min(widest, textWidth(cell) + 26);
      widths[column] = Math.max(widths[column] ?? narrowest, wanted);
    });
  }
  return widths;
}

/** About, at 14 pixels; of the longest line, and no more of it than a column can show. */
function textWidth(text: string): number {
  let width = 0;
  for (const character of text.slice(0, 60)) width += (character.codePointAt(0) ?? 0) < 0x250 ? 8 : 14.5;
  return Math.ceil(width);
}

/** `A`, `B`, … `Z`, `AA`, as spreadsheets count. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  const letter = String.fromCodePoint(65 + (column % 26));
  return rest === 0 ? letter : columnLetters(rest - 1) + letter;
}

/** Whether the first row seems to name the columns: it has a text in every cell and no number, and the next row has one. */
export function hasHeaderRow(rows: readonly TableRow[]): boolean {
  const [first, second] = rows;
  if (!first || !second || first.cells.length < 2) return false;
  const isNumber = (cell: string) => /^[\s"¥￥$-]*[\d０-９][\d０-９.,\s%]*$/.test(cell);
  return first.cells.every((cell) => cell.trim() !== '' && !isNumber(cell));
}
