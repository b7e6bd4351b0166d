/** What keys and clicks do in a `DataTable`: move, choose, open, show the commands. */
import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { DataTableProps, RowSource } from './data-table.tsx';
import { rowAfterKey, rowByPrefix, typeOn, type TypedPrefix } from './moves.ts';
import type { MenuPlace } from './row-menu.tsx';
import { emptySelection, fullSelection, isSelected, setRows, toggleRow } from './selection.ts';
import { checkboxCell, menuButton } from './table-row.tsx';
import { headerHeight, type VisibleRows } from './use-visible-rows.ts';

export interface RowActionsInput<Row> extends DataTableProps<Row> {
  readonly visible: VisibleRows;
  readonly onMenu: (place: MenuPlace) => void;
}

export interface RowActions {
  readonly activeIndex: number;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: { target: EventTarget; currentTarget: EventTarget }) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onDoubleClick: (event: MouseEvent) => void;
  readonly onContextMenu: (event: MouseEvent) => void;
}

export function useRowActions<Row>(input: RowActionsInput<Row>): RowActions {
  const { rows, getKey, getText, selection, onSelectionChange, onOpen, onActiveChange, getCommands } = input;
  const { visible, onMenu } = input;
  const [wantedIndex, setWantedIndex] = useState(-1);
  const activeIndex = Math.min(wantedIndex, rows.rowCount - 1);
  const anchor = useRef<Anchor | null>(null);
  const typed = useRef<TypedPrefix>({ text: '', at: 0 });

  const activate = (index: number) => {
    setWantedIndex(index);
    visible.scrollTo(index);
    onActiveChange?.(rows.getRow(index));
  };

  const toggle = (index: number) => {
    const row = rows.getRow(index);
    if (!selection || !onSelectionChange || row === undefined) return;
    anchor.current = { index, key: getKey(row) };
    onSelectionChange(toggleRow(selection, getKey(row)));
  };

  /** Chooses from the last toggled row to this one, or lets them go where that row was let go. */
  const chooseTo = async (index: number) => {
    if (!selection || !onSelectionChange) return;
    const standing = standingAnchor(anchor.current, rows, getKey);
    const from = standing ?? Math.max(0, activeIndex);
    const fromRow = rows.getRow(from);
    if (standing === null && fromRow !== undefined) anchor.current = { index: from, key: getKey(fromRow) };
    const start = Math.min(from, index);
    const end = Math.max(from, index) + 1;
    const loaded: string[] = [];
    for (let i = start; i < end; i += 1) {
      const row = rows.getRow(i);
      if (row !== undefined) loaded.push(getKey(row));
    }
    const keys = loaded.length < end - start && rows.keysInRange ? await rows.keysInRange(start, end) : loaded;
    const chosen = standing === null || fromRow === undefined || isSelected(selection, getKey(fromRow));
    onSelectionChange(setRows(selection, keys, chosen));
  };

  const open = (index: number) => {
    const row = rows.getRow(index);
    if (row !== undefined) onOpen?.(row);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // The header's own buttons keep their keys.
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    const { key, shiftKey } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    const next = isCommand ? null : rowAfterKey(key, activeIndex, rows.rowCount, visible.rowsPerPage());
    if (next !== null) {
      if (shiftKey) void chooseTo(next);
      activate(next);
    } else if (key === 'Enter') open(activeIndex);
    else if (key === ' ' && activeIndex >= 0 && selection) {
      if (shiftKey) void chooseTo(activeIndex);
      else toggle(activeIndex);
    } else if (key === 'a' && isCommand && selection) onSelectionChange?.(fullSelection);
    else if (key === 'Escape' && selection && (selection.isAll || selection.keys.size > 0)) {
      onSelectionChange?.(emptySelection);
    } else if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) showMenuAtRow(event.currentTarget);
    else if ([...key].length === 1 && !isCommand && !event.altKey) typeAhead(key, event.timeStamp);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const showMenuAtRow = (grid: HTMLElement) => {
    const top = visible.items.find((item) => item.index === activeIndex)?.top;
    if (!getCommands || top === undefined) return;
    const box = grid.getBoundingClientRect();
    onMenu({ index: activeIndex, x: box.left + 48, y: box.top + headerHeight + top - grid.scrollTop + 28 });
  };

  const typeAhead = (character: string, at: number) => {
    typed.current = typeOn(typed.current, character, at);
    // The first letter moves on from the active row; further letters may stay on it.
    const from = typed.current.text.length > 1 ? activeIndex : activeIndex + 1;
    const found = rowByPrefix(typed.current.text, from, rows.rowCount, (index) => {
      const row = rows.getRow(index);
      return row === undefined ? undefined : getText(row);
    });
    if (found !== null) activate(found);
  };

  return {
    activeIndex,
    onKeyDown,
    onFocus: ({ target, currentTarget }) => {
      if (target === currentTarget && activeIndex === -1 && rows.rowCount > 0) setWantedIndex(0);
    },
    onClick: (event) => {
      const { index, part, element } = pressed(event);
      if (index === null) return;
      if (part === menuButton) {
        const box = element.getBoundingClientRect();
        onMenu({ index, x: box.left, y: box.bottom });
      } else if (event.shiftKey) void chooseTo(index);
      else if (part === checkboxCell || event.ctrlKey || event.metaKey) toggle(index);
      setWantedIndex(index);
      onActiveChange?.(rows.getRow(index));
    },
    onDoubleClick: (event) => {
      const { index, part } = pressed(event);
      if (index !== null && part === undefined) open(index);
    },
    onContextMenu: (event) => {
      const { index } = pressed(event);
      if (index === null || !getCommands) return;
      event.preventDefault();
      setWantedIndex(index);
      onMenu({ index, x: event.clientX, y: event.clientY });
    },
  };
}

/** The row that was chosen or let go last, from which a range goes on. */
interface Anchor {
  readonly index: number;
  readonly key: string;
}

/** Where the anchor is, or `null` where there is none or another search or order has put another row there. */
function standingAnchor<Row>(anchor: Anchor | null, rows: RowSource<Row>, getKey: (row: Row) => string): number | null {
  if (!anchor || anchor.index >= rows.rowCount) return null;
  const row = rows.getRow(anchor.index);
  return row === undefined || getKey(row) === anchor.key ? anchor.index : null;
}

/** The row, and the part of it, that an event hit. */
function pressed(event: MouseEvent): { index: number | null; part: string | undefined; element: HTMLElement } {
  const target = event.target instanceof Element ? event.target : null;
  const row = target?.closest<HTMLElement>('[data-index]');
  const element = target?.closest<HTMLElement>('[data-part]') ?? row;
  return {
    index: row ? Number(row.dataset['index']) : null,
    part: element?.dataset['part'],
    element: element ?? document.body,
  };
}
