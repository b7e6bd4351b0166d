/** What a column of a `DataTable` is, and how the columns share the width. */
import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** Fixed width in pixels, or a share of what is left with a least width. */
  readonly width: number | { readonly share: number; readonly min: number };
  readonly align?: 'start' | 'end';
  readonly isSortable?: boolean;
  /** Hides the title from the eye (a column of icons or menus). */
  readonly isTitleHidden?: boolean;
  /** What the cell shows; must not keep state of its own, as rows come and go while scrolling. */
  readonly render: (row: Row) => ReactNode;
}

export interface Sort {
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
}

/** The cells that the table adds by itself. */
export interface OwnCells {
  readonly hasCheckbox: boolean;
  readonly hasMenu: boolean;
}

const ownCellWidth = 44;

/** The CSS grid that header and rows share. */
export function gridTemplate<Row>(columns: readonly Column<Row>[], own: OwnCells): string {
  const tracks = columns.map(({ width }) =>
    typeof width === 'number' ? `${width}px` : `minmax(${width.min}px, ${width.share}fr)`,
  );
  const track = `${ownCellWidth}px`;
  return [...(own.hasCheckbox ? [track] : []), ...tracks, ...(own.hasMenu ? [track] : [])].join(' ');
}

/** Least width of the whole table in pixels; below it the table scrolls sideways. */
export function leastWidth<Row>(columns: readonly Column<Row>[], own: OwnCells): number {
  const ownWidth = (Number(own.hasCheckbox) + Number(own.hasMenu)) * ownCellWidth;
  return columns.reduce((sum, { width }) => sum + (typeof width === 'number' ? width : width.min), ownWidth);
}

/** The order after a press on a column's title: first ascending, then the other way round. */
export function nextSort(sort: Sort | null, key: string): Sort {
  return { key, direction: sort?.key === key && sort.direction === 'ascending' ? 'descending' : 'ascending' };
}
