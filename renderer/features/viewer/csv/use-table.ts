/** The table on show: its rows with undo and redo, the active cell, and what can be done to them. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { EditorHandle } from '../edit/editor-handle.ts';
import type { CellPlace } from './find-cells.ts';
import { change, redo, startHistory, undo, type TableHistory } from './table-history.ts';
import {
  cellAtOffset,
  columnCount,
  offsetOfCell,
  parseTable,
  rowOf,
  tableText,
  withCell,
  type Table,
  type TableRow,
} from './table-text.ts';

export interface TableInput {
  readonly text: string;
  readonly delimiter: string;
  readonly cursor: number;
  readonly onReady: (handle: EditorHandle) => void;
  readonly onEdit: () => void;
  readonly onFind: () => void;
}

export interface TableState {
  readonly rows: readonly TableRow[];
  readonly columns: number;
  readonly active: CellPlace;
  readonly moveTo: (place: CellPlace) => void;
  /** What stands in the field over a cell and was not taken over yet; null: the field is closed. */
  readonly type: (place: CellPlace, value: string | null) => void;
  readonly setCell: (place: CellPlace, value: string) => void;
  /** Puts a block of cells in, from the active cell on; rows are added at the end as needed. */
  readonly paste: (block: readonly (readonly string[])[]) => void;
  /** An empty row above or below the active one. */
  readonly addRow: (where: 'above' | 'below') => void;
  readonly removeRow: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export function useTable({ text, delimiter, cursor, onReady, onEdit, onFind }: TableInput): TableState {
  const [table] = useState<Table>(() => parseTable(text, delimiter));
  const [history, setHistory] = useState(() => startHistory(table.rows));
  const [active, setActive] = useState<CellPlace>(() => cellAtOffset(table, cursor));
  const { rows } = history;
  const columns = Math.max(1, columnCount(rows));

  // The newest state for whoever asks from outside: a draft is written between two renderings, or after the last one.
  const newest = useRef({ history, active });
  const typing = useRef<{ readonly place: CellPlace; readonly value: string } | null>(null);
  useEffect(() => {
    newest.current = { history, active };
  });
  const announce = useEffectEvent(() => {
    const now = (): Table => {
      const { history: newestHistory } = newest.current;
      if (!typing.current) return { ...table, rows: newestHistory.rows };
      const { place, value } = typing.current;
      const before = newestHistory.rows[place.row];
      if (!before) return { ...table, rows: newestHistory.rows };
      const row = withCell(before, place.column, value, delimiter);
      return { ...table, rows: change(newestHistory, place.row, 1, [row]).rows };
    };
    onReady({
      text: () => tableText(now()),
      cursor: () => offsetOfCell(now(), newest.current.active.row, newest.current.active.column),
      // A table begins at the active cell.
      top: () => null,
      find: onFind,
    });
  });
  useEffect(() => {
    announce();
  }, []);

  const within = ({ row, column }: CellPlace, count: number): CellPlace => ({
    row: Math.max(0, Math.min(row, count - 1)),
    column: Math.max(0, Math.min(column, columns - 1)),
  });
  const update = (next: TableHistory, place?: CellPlace) => {
    if (next === history) return;
    newest.current = { history: next, active: newest.current.active };
    setHistory(next);
    setActive(within(place ?? active, next.rows.length));
    onEdit();
  };
  const emptyRow = () =>
    rowOf(
      Array.from({ length: columns }, () => ''),
      delimiter,
      rows[active.row],
    );
  const placeOfChange = (step: { at: number } | undefined): CellPlace | undefined =>
    step && { row: step.at, column: active.column };

  return {
    rows,
    columns,
    active,
    moveTo: (place) => {
      setActive(within(place, rows.length));
    },
    type: (place, value) => {
      typing.current = value === null ? null : { place, value };
      if (value !== null) onEdit();
    },
    setCell: ({ row, column }, value) => {
      const before = rows[row];
      if (!before || (before.cells[column] ?? '') === value) return;
      update(change(history, row, 1, [withCell(before, column, value, delimiter)]));
    },
    paste: (block) => {
      if (block.length === 0) return;
      const { row, column } = active;
      const replaced = rows.slice(row, row + block.length);
      const inserted = block.map((cells, index) => {
        const before = replaced[index] ?? emptyRow();
        return cells.reduce((next, cell, step) => withCell(next, column + step, cell, delimiter), before);
      });
      update(change(history, row, replaced.length, inserted));
    },
    addRow: (where) => {
      const at = where === 'above' ? active.row : Math.min(rows.length, active.row + 1);
      update(change(history, at, 0, [emptyRow()]), { row: at, column: active.column });
    },
    removeRow: () => {
      if (rows.length > 0) update(change(history, active.row, 1, []));
    },
    undo: () => {
      update(undo(history), placeOfChange(history.done.at(-1)));
    },
    redo: () => {
      update(redo(history), placeOfChange(history.undone.at(-1)));
    },
    canUndo: history.done.length > 0,
    canRedo: history.undone.length > 0,
  };
}
