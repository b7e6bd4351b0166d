/** Cells as spreadsheets put them on the clipboard: tabs between cells, line ends between rows. Pure. */
import { parseTable } from './table-text.ts';

export function readBlock(text: string): string[][] {
  if (text === '') return [];
  return parseTable(text, '\t').rows.map(({ cells }) => [...cells]);
}

export function blockText(block: readonly (readonly string[])[]): string {
  const cellText = (cell: string) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  // A single cell is a plain text to whoever pastes it.
  const [[only] = []] = block;
  if (block.length === 1 && block[0]?.length === 1) return only ?? '';
  return block.map((cells) => cells.map(cellText).join('\t')).join('\n');
}
