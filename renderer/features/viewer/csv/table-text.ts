/** CSV and TSV between text and rows. A row that nobody touched is written exactly as it was read. Pure; for the table viewer. */
import Papa from 'papaparse';

export interface TableRow {
  readonly cells: readonly string[];
  /** The row as it stands in the file, without its line end; null where it was changed or is new. */
  readonly source: string | null;
  /** Every cell of the file's row stood in quotes; a changed row keeps that style. */
  readonly isQuoted: boolean;
}

export interface Table {
  readonly rows: readonly TableRow[];
  readonly delimiter: string;
  readonly lineBreak: string;
  /** Whether the last row has a line end. */
  readonly endsWithBreak: boolean;
}

export const delimiters = [',', '\t', ';', '|'] as const;

/** Reads a text; the delimiter is guessed where none is given. Never throws: a text that is no table is a table of one column. */
export function parseTable(text: string, delimiter?: string): Table {
  const rows: TableRow[] = [];
  const found = delimiter ?? guessDelimiter(text);
  let from = 0;
  let lineBreak = '\r\n';
  // The parser leaves this sign out and does not count it.
  const skipped = text.startsWith('\uFEFF') ? 1 : 0;
  Papa.parse<string[]>(text, {
    delimiter: found,
    step: ({ data, meta }) => {
      lineBreak = meta.linebreak;
      const end = meta.cursor + skipped;
      const raw = text.slice(from, end);
      from = end;
      const source = raw.endsWith(lineBreak) ? raw.slice(0, -lineBreak.length) : raw;
      rows.push({ cells: data, source, isQuoted: false });
    },
  });
  // What the parser leaves over would be lost at the next save.
  if (from < text.length) rows.push({ cells: [text.slice(from)], source: text.slice(from), isQuoted: false });
  const endsWithBreak = text.endsWith(lineBreak);
  if (endsWithBreak && rows.at(-1)?.source === '') rows.pop();
  return { rows, delimiter: found, lineBreak, endsWithBreak };
}

/** Of the beginning of a text the delimiter that gives most rows the same number of cells, and most cells. A comma without a better one. */
export function guessDelimiter(text: string): string {
  const beginning = text.slice(0, 64 * 1024);
  const judged = delimiters.map((delimiter) => {
    const { data } = Papa.parse<string[]>(beginning, { delimiter, preview: 50, skipEmptyLines: true });
    const lengths = data.map((cells) => cells.length);
    const counts = new Map<number, number>();
    for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
    const [usual = 1, rows = 0] = [...counts].sort((one, other) => other[1] - one[1])[0] ?? [];
    return { delimiter, score: usual < 2 ? 0 : (rows / Math.max(1, lengths.length)) * (1 + usual / 1000) };
  });
  return judged.reduce((best, each) => (each.score > best.score ? each : best)).delimiter;
}

/** Writes a table as text. */
export function tableText({ rows, delimiter, lineBreak, endsWithBreak }: Table): string {
  const text = rows.map((row) => rowText(row, delimiter)).join(lineBreak);
  return endsWithBreak && rows.length > 0 ? text + lineBreak : text;
}

function rowText({ cells, source, isQuoted }: TableRow, delimiter: string): string {
  return source ?? cells.map((cell) => (isQuoted ? quoted(cell) : cellText(cell, delimiter))).join(delimiter);
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

function cellText(cell: string, delimiter: string): string {
  const needsQuotes = cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell);
  return needsQuotes ? quoted(cell) : cell;
}

/** A new or changed row with these cells, in the quoting style of the row it comes from. */
export function rowOf(cells: readonly string[], delimiter: string, from?: TableRow): TableRow {
  const isQuoted = from !== undefined && (from.isQuoted || from.source === from.cells.map(quoted).join(delimiter));
  return { cells, source: null, isQuoted: isQuoted && from.cells.length > 0 };
}

/** The row with one cell set; missing cells before it become empty. */
export function withCell(row: TableRow, column: number, value: string, delimiter: string): TableRow {
  const cells = [...row.cells];
  while (cells.length <= column) cells.push('');
  cells[column] = value;
  return rowOf(cells, delimiter, row);
}

/** Cells of the longest row. */
export function columnCount(rows: readonly TableRow[]): number {
  return rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
}

/** Where a row and column stand in the text, for the cursor of a draft; a column counts as one place after the row's start. */
export function offsetOfCell(table: Table, row: number, column: number): number {
  let offset = 0;
  for (const each of table.rows.slice(0, row)) offset += rowText(each, table.delimiter).length + table.lineBreak.length;
  return offset + column;
}

/** The cell that `offsetOfCell` gave this offset for; the last row where the offset lies behind it. */
export function cellAtOffset(table: Table, offset: number): { row: number; column: number } {
  let start = 0;
  for (const [row, each] of table.rows.entries()) {
    const next = start + rowText(each, table.delimiter).length + table.lineBreak.length;
    if (offset < next || row === table.rows.length - 1) {
      return { row, column: Math.max(0, Math.min(offset - start, each.cells.length - 1)) };
    }
    start = next;
  }
  return { row: 0, column: 0 };
}
