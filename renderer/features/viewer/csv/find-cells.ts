/** Looks for a text in the cells of a table. Pure. */
import type { TableRow } from './table-text.ts';

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** More than these are not counted. */
export const mostMatches = 10_000;

/** Cells that contain the text, in reading order; width and case of letters do not count. An empty text finds nothing. */
export function findCells(rows: readonly TableRow[], text: string): CellPlace[] {
  const wanted = fold(text);
  const found: CellPlace[] = [];
  if (wanted === '') return found;
  for (const [row, { cells }] of rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (!fold(cell).includes(wanted)) continue;
      found.push({ row, column });
      if (found.length === mostMatches) return found;
    }
  }
  return found;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Position of the match after (or with -1 before) a cell, round the end; -1 where nothing was found. */
export function nextMatch(matches: readonly CellPlace[], from: CellPlace, step: 1 | -1): number {
  if (matches.length === 0) return -1;
  const isBehind = ({ row, column }: CellPlace) => row > from.row || (row === from.row && column > from.column);
  const isBefore = ({ row, column }: CellPlace) => row < from.row || (row === from.row && column < from.column);
  if (step === 1) {
    const index = matches.findIndex(isBehind);
    return index === -1 ? 0 : index;
  }
  const before = matches.filter(isBefore).length;
  return before === 0 ? matches.length - 1 : before - 1;
}
