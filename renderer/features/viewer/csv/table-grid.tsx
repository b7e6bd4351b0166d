/** Draws the cells in view, of tables of any length and width. Arrows move, Enter or typing edits, as in a spreadsheet. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { CellEditor } from './cell-editor.tsx';
import { columnLetters, columnWidths } from './column-widths.ts';
import type { CellPlace } from './find-cells.ts';
import { blockText, readBlock } from './clipboard-block.ts';
import { deedOf } from './table-keys.ts';
import { GridCell } from './grid-cell.tsx';
import type { TableState } from './use-table.ts';

export interface TableGridProps {
  readonly label: string;
  readonly table: TableState;
  readonly isReadOnly: boolean;
  /** The first row names the columns and stays in view. */
  readonly hasHeader: boolean;
  /** Cells that were looked for, as `row:column`. */
  readonly found: ReadonlySet<string>;
}

const rowHeight = 32;
const headHeight = 32;
const numberWidth = 60;

export function TableGrid({ label, table, isReadOnly, hasHeader, found }: TableGridProps): ReactNode {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState<{ readonly place: CellPlace; readonly text: string } | null>(null);
  const { rows, columns, active } = table;
  // Measured once: columns that grow while somebody types would run away under the hand.
  const [firstRows] = useState(rows);
  const widths = useMemo(() => columnWidths(firstRows, columns), [firstRows, columns]);
  const first = hasHeader ? 1 : 0;

  const rowSlots = useVirtualizer({
    count: Math.max(0, rows.length - first),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  });
  const columnSlots = useVirtualizer({
    horizontal: true,
    count: columns,
    getScrollElement: () => scroller.current,
    estimateSize: (column) => widths[column] ?? 0,
    overscan: 2,
    scrollMargin: numberWidth,
    scrollPaddingStart: numberWidth,
  });
  const { row: activeRow, column: activeColumn } = active;
  useEffect(() => {
    if (activeRow >= first) rowSlots.scrollToIndex(activeRow - first, { align: 'auto' });
    columnSlots.scrollToIndex(activeColumn, { align: 'auto' });
  }, [activeRow, activeColumn, first, rowSlots, columnSlots]);

  const edit = (place: CellPlace, text: string | null) => {
    if (isReadOnly || rows.length === 0) return;
    setEditing({ place, text: text ?? rows[place.row]?.cells[place.column] ?? '' });
  };
  const endEdit = (place?: CellPlace) => {
    setEditing(null);
    if (place) table.moveTo(place);
    scroller.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const rowsPerPage = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const deed = deedOf(event, { active, rows: rows.length, columns, rowsPerPage });
    if (!deed || (isReadOnly && deed.kind !== 'move')) return;
    switch (deed.kind) {
      case 'move':
        table.moveTo(deed.to);
        break;
      case 'edit':
        // The field must have the focus before the key does its work in it; an input method writes straight into it.
        flushSync(() => {
          edit(active, deed.text === null ? null : '');
        });
        if (deed.text !== null) return;
        break;
      case 'clear':
        table.setCell(active, '');
        break;
      case 'undo':
        table.undo();
        break;
      case 'redo':
        table.redo();
        break;
    }
    event.preventDefault();
  };

  const shownColumns = columnSlots
    .getVirtualItems()
    .map(({ index, start, size }) => ({ index, left: start - numberWidth, size }));
  const totalWidth = numberWidth + columnSlots.getTotalSize();
  const cellId = (row: number, column: number) => `${id}-${row}-${column}`;
  const cellsOf = (row: number, kind: 'head' | 'body') =>
    shownColumns.map(({ index: column, left, size }) => {
      const isEditing = editing?.place.row === row && editing.place.column === column;
      return (
        <GridCell
          key={column}
          id={cellId(row, column)}
          row={row}
          column={column}
          left={left}
          width={size}
          text={rows[row]?.cells[column]}
          isHead={kind === 'head'}
          isActive={row === activeRow && column === activeColumn}
          isFound={found.has(`${row}:${column}`)}
        >
          {isEditing && (
            <CellEditor
              text={editing.text}
              onType={(text) => {
                table.type({ row, column }, text);
              }}
              onCancel={() => {
                table.type({ row, column }, null);
                endEdit();
              }}
              onDone={(text, step) => {
                table.type({ row, column }, null);
                table.setCell({ row, column }, text);
                if (step === 'stay') setEditing(null);
                else endEdit({ row: row + (step === 'down' ? 1 : 0), column: column + shift[step] });
              }}
            />
          )}
        </GridCell>
      );
    });

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rows.length + (hasHeader ? 0 : 1)}
      aria-colcount={columns + 1}
      aria-readonly={isReadOnly}
      aria-activedescendant={rows.length > 0 ? cellId(activeRow, activeColumn) : undefined}
      className="group/grid focus-inset h-full overflow-auto text-[0.875rem]"
      onKeyDown={onKeyDown}
      onMouseDown={({ target }) => {
        const place = cellOf(target);
        if (place) table.moveTo(place);
      }}
      onDoubleClick={({ target }) => {
        const place = cellOf(target);
        if (place) edit(place, null);
      }}
      onCopy={(event) => {
        event.clipboardData.setData('text/plain', blockText([[rows[activeRow]?.cells[activeColumn] ?? '']]));
        event.preventDefault();
      }}
      onPaste={(event) => {
        if (isReadOnly || editing) return;
        table.paste(readBlock(event.clipboardData.getData('text/plain')));
        event.preventDefault();
      }}
    >
      <div role="rowgroup" className="sticky top-0 z-20" style={{ width: totalWidth, height: headHeight }}>
        <div role="row" aria-rowindex={1} className="relative h-full border-b border-line-strong bg-sunken font-bold">
          <Corner text={hasHeader ? '1' : ''} />
          <div className="absolute inset-y-0" style={{ left: numberWidth }}>
            {hasHeader
              ? cellsOf(0, 'head')
              : shownColumns.map(({ index, left, size }) => (
                  <div
                    key={index}
                    role="columnheader"
                    aria-colindex={index + 2}
                    className="absolute inset-y-0 border-r border-line px-2 text-center leading-[31px] text-muted"
                    style={{ left, width: size }}
                  >
                    {columnLetters(index)}
                  </div>
                ))}
          </div>
        </div>
      </div>
      <div role="rowgroup" className="relative" style={{ height: rowSlots.getTotalSize(), width: totalWidth }}>
        {rowSlots.getVirtualItems().map(({ index, start }) => {
          const row = index + first;
          return (
            <div
              key={row}
              role="row"
              aria-rowindex={row + 1 + (hasHeader ? 0 : 1)}
              className="absolute border-b border-line"
              style={{ top: start - headHeight, height: rowHeight, width: totalWidth }}
            >
              <div
                role="rowheader"
                aria-colindex={1}
                className="sticky left-0 z-10 float-left h-full border-r border-line-strong bg-sunken px-2 text-right leading-[31px] text-muted select-none"
                style={{ width: numberWidth }}
              >
                {row + 1}
              </div>
              <div className="absolute inset-y-0" style={{ left: numberWidth }}>
                {cellsOf(row, 'body')}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The cell that was pressed; null for the field over a cell and for what is no cell. */
function cellOf(target: EventTarget): CellPlace | null {
  if (!(target instanceof Element) || target.tagName === 'TEXTAREA') return null;
  const [row, column] = target.closest<HTMLElement>('[data-cell]')?.dataset['cell']?.split(':') ?? [];
  return row === undefined || column === undefined ? null : { row: Number(row), column: Number(column) };
}

const shift = { down: 0, right: 1, left: -1, stay: 0 } as const;

function Corner({ text }: { readonly text: string }): ReactNode {
  return (
    <div
      role="columnheader"
      aria-colindex={1}
      className="sticky left-0 z-10 float-left h-full border-r border-line-strong bg-sunken px-2 text-right leading-[31px] font-normal text-muted select-none"
      style={{ width: numberWidth }}
    >
      {text === '' ? <span className="sr-only">#</span> : text}
    </div>
  );
}
