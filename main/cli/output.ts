/** What the command line prints: tables and sentences for people, one JSON document for programs. Used by the commands only. */
import Table from 'cli-table3';
import type { Translate } from '../../resources/locales/translate.ts';

/** Where a command's results go. Exactly one `result` a run; with `--json` nothing else reaches standard output. */
export interface Output {
  readonly json: boolean;
  /** The value as JSON, or `text()` for people. */
  result(value: unknown, text: () => string): void;
  /** A remark for people, on standard error; left out with `--json`. */
  note(text: string): void;
}

export interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

export function createOutput(streams: Streams, json: boolean): Output {
  return {
    json,
    result(value, text) {
      const printed = json ? JSON.stringify(value, null, 2) : text();
      if (printed !== '') streams.stdout.write(`${printed}\n`);
    },
    note(text) {
      if (!json) streams.stderr.write(`${text}\n`);
    },
  };
}

/** One column of a table: its heading and how a row's cell reads. */
export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => string;
  readonly align?: 'left' | 'right';
}

/** A plain table with East Asian widths taken into account; the words for an empty list where there are no rows. */
export function formatTable<Row>(t: Translate, rows: readonly Row[], columns: readonly Column<Row>[]): string {
  if (rows.length === 0) return t('cli.empty');
  const plain = Object.fromEntries(
    ['top', 'bottom', 'left', 'right', 'mid'].flatMap((side) =>
      ['', '-mid', '-left', '-right'].map((part) => [`${side}${part}`, '']),
    ),
  );
  const table = new Table({
    chars: { ...plain, middle: '  ' },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
    colAligns: columns.map((column) => column.align ?? 'left'),
    head: columns.map((column) => column.heading),
  });
  for (const row of rows) table.push(columns.map((column) => column.cell(row)));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Label and value, one a line, values aligned. */
export function formatFacts(facts: readonly (readonly [label: string, value: string])[]): string {
  const table = new Table({
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '  ',
    },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
  });
  for (const [label, value] of facts) table.push([label, value]);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
