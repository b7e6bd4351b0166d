/** Changes to the rows of a table, each of which can be undone and done again. Pure; for the table editor. */
import type { TableRow } from './table-text.ts';

/** `removed` rows at `at` give way to `inserted` ones. Every change of a table is one of these. */
export interface TableChange {
  readonly at: number;
  readonly removed: readonly TableRow[];
  readonly inserted: readonly TableRow[];
}

export interface TableHistory {
  readonly rows: readonly TableRow[];
  readonly done: readonly TableChange[];
  readonly undone: readonly TableChange[];
}

/** Changes further back than this cannot be undone. */
const mostChanges = 1000;

export function startHistory(rows: readonly TableRow[]): TableHistory {
  return { rows, done: [], undone: [] };
}

function apply(rows: readonly TableRow[], { at, removed, inserted }: TableChange): readonly TableRow[] {
  return [...rows.slice(0, at), ...inserted, ...rows.slice(at + removed.length)];
}

/** Replaces `count` rows from `at` on. */
export function change(
  { rows, done }: TableHistory,
  at: number,
  count: number,
  inserted: readonly TableRow[],
): TableHistory {
  const step = { at, removed: rows.slice(at, at + count), inserted };
  return { rows: apply(rows, step), done: [...done.slice(1 - mostChanges), step], undone: [] };
}

/** The state before the last change; the same object where there is none. */
export function undo(history: TableHistory): TableHistory {
  const { rows, done, undone } = history;
  const last = done.at(-1);
  if (!last) return history;
  const back = { at: last.at, removed: last.inserted, inserted: last.removed };
  return { rows: apply(rows, back), done: done.slice(0, -1), undone: [...undone, last] };
}

/** The state after the change that was undone last; the same object where there is none. */
export function redo(history: TableHistory): TableHistory {
  const { rows, done, undone } = history;
  const next = undone.at(-1);
  if (!next) return history;
  return { rows: apply(rows, next), done: [...done, next], undone: undone.slice(0, -1) };
}
