/**
 * A list of any length: only the rows in view exist, and rows may arrive later than they are shown.
 * Keyboard: arrows, Home, End, Page keys and typing move; Enter opens; Space chooses, with Shift from the last one on;
 * Ctrl/Cmd+A chooses all; the menu key or Shift+F10 shows the row's commands.
 */
import { useCallback, useId, useRef, useState, type ReactNode } from 'react';
import type { MenuCommand } from '../menu.tsx';
import { gridTemplate, leastWidth, type Column, type Sort } from './columns.ts';
import { RowMenu, type MenuPlace } from './row-menu.tsx';
import { emptySelection, fullSelection, headerState, isSelected, type Selection } from './selection.ts';
import { TableHeader } from './table-header.tsx';
import { TableRow } from './table-row.tsx';
import { useRowActions } from './use-row-actions.ts';
import { useVisibleRows } from './use-visible-rows.ts';

/** Where rows come from. Replace the object when the data changes (other search, other order); keep its identity else. */
export interface RowSource<Row> {
  readonly rowCount: number;
  /** `undefined` while the row is not loaded. The same row is the same object each time, or it is drawn again at each scroll. */
  readonly getRow: (index: number) => Row | undefined;
  /** Rows `start` to `end` (exclusive) are in view or near it; called again whenever that changes. */
  readonly onRangeNeeded?: ((start: number, end: number) => void) | undefined;
  /** Keys of rows `start` to `end` (exclusive), for choosing a range of which some rows are not loaded. */
  readonly keysInRange?: ((start: number, end: number) => Promise<readonly string[]>) | undefined;
}

export interface DataTableProps<Row> {
  /** What is listed; read aloud. */
  readonly label: string;
  readonly rows: RowSource<Row>;
  /** Keep the array's identity between renders (`useMemo`), or every row is drawn again. */
  readonly columns: readonly Column<Row>[];
  readonly getKey: (row: Row) => string;
  /** The text that typing looks for, and the row's name where one is needed. */
  readonly getText: (row: Row) => string;
  readonly sort?: Sort | null;
  readonly onSort?: (sort: Sort) => void;
  /** With both of these, rows can be chosen. */
  readonly selection?: Selection;
  readonly onSelectionChange?: (selection: Selection) => void;
  /** Enter or double click. */
  readonly onOpen?: (row: Row) => void;
  /** The row that the keyboard or a click is on; for a details panel. */
  readonly onActiveChange?: (row: Row | undefined) => void;
  readonly getCommands?: (row: Row) => readonly MenuCommand[];
  /** Shown instead of the table where there are no rows. */
  readonly emptyState?: ReactNode;
  readonly rowHeight?: 36 | 40 | 48 | 56;
}

export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { label, rows, columns, sort = null, onSort, selection, onSelectionChange, getCommands, emptyState } = props;
  const { rowHeight = 40 } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [menuPlace, setMenuPlace] = useState<MenuPlace | null>(null);
  const visible = useVisibleRows({ rows, rowHeight, scroller });
  const actions = useRowActions({ ...props, visible, onMenu: setMenuPlace });

  const canSelect = selection !== undefined && onSelectionChange !== undefined;
  const own = { hasCheckbox: canSelect, hasMenu: getCommands !== undefined };
  const template = gridTemplate(columns, own);
  const menuRow = menuPlace ? rows.getRow(menuPlace.index) : undefined;
  const { activeIndex } = actions;
  // Keeps its identity while scrolling, so that the head is not drawn again.
  const chooseAll = useCallback(
    (chosen: boolean) => onSelectionChange?.(chosen ? fullSelection : emptySelection),
    [onSelectionChange],
  );
  if (rows.rowCount === 0 && emptyState !== undefined) return emptyState;

  const isActiveDrawn = visible.items.some((item) => item.index === activeIndex);

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={rows.rowCount + 1}
        aria-colcount={columns.length + Number(own.hasCheckbox) + Number(own.hasMenu)}
        aria-multiselectable={canSelect || undefined}
        aria-activedescendant={isActiveDrawn ? `${id}-${activeIndex}` : undefined}
        className={`group/grid min-h-0 overflow-auto outline-none ${rows.rowCount === 0 ? 'focus-inset shrink-0' : 'flex-1'}`}
        onKeyDown={actions.onKeyDown}
        onFocus={actions.onFocus}
        onClick={actions.onClick}
        onDoubleClick={actions.onDoubleClick}
        onContextMenu={actions.onContextMenu}
      >
        <div className="relative" style={{ minWidth: leastWidth(columns, own) }}>
          <TableHeader
            columns={columns}
            template={template}
            sort={sort}
            onSort={onSort}
            checkbox={canSelect ? headerState(selection, rows.rowCount) : null}
            onCheckboxChange={chooseAll}
            hasMenu={own.hasMenu}
          />
          {rows.rowCount > 0 && (
            <div role="rowgroup" className="relative select-none" style={{ height: visible.totalHeight }}>
              {visible.items.map(({ index, top }) => {
                const row = rows.getRow(index);
                return (
                  <TableRow
                    // A row that leaves hands its elements to the one that comes: cheaper than new ones while scrolling.
                    key={index % visible.mostDrawn}
                    id={`${id}-${index}`}
                    index={index}
                    row={row}
                    columns={columns}
                    template={template}
                    top={top}
                    height={rowHeight}
                    isActive={index === activeIndex}
                    isSelected={canSelect ? row !== undefined && isSelected(selection, props.getKey(row)) : null}
                    hasMenu={own.hasMenu}
                  />
                );
              })}
            </div>
          )}
        </div>
      </div>
      {menuPlace && menuRow !== undefined && getCommands && (
        <RowMenu
          label={props.getText(menuRow)}
          commands={getCommands(menuRow)}
          place={menuPlace}
          onClose={() => {
            setMenuPlace(null);
            scroller.current?.focus();
          }}
        />
      )}
    </div>
  );
}
