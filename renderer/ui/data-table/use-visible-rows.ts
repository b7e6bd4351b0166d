/** Which rows of a `DataTable` are in view, and asking the source for them. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, type RefObject } from 'react';
import type { RowSource } from './data-table.tsx';

export const headerHeight = 37;
const rowsDrawnBeyondView = 8;
const rowsFetchedBeyondView = 40;

export interface VisibleRows {
  readonly items: readonly { readonly index: number; readonly top: number }[];
  readonly totalHeight: number;
  /** No more rows than this are ever drawn at once in a table of this height. */
  readonly mostDrawn: number;
  readonly rowsPerPage: () => number;
  readonly scrollTo: (index: number) => void;
}

export interface VisibleRowsInput<Row> {
  readonly rows: RowSource<Row>;
  readonly rowHeight: number;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

export function useVisibleRows<Row>({ rows, rowHeight, scroller }: VisibleRowsInput<Row>): VisibleRows {
  const { rowCount, onRangeNeeded } = rows;
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: rowsDrawnBeyondView,
    // The header lies in the scrolled area and covers its top.
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
  });
  const { startIndex = 0, endIndex = -1 } = virtualizer.range ?? {};

  useEffect(() => {
    if (endIndex < 0 || rowCount === 0) return;
    onRangeNeeded?.(
      Math.max(0, startIndex - rowsFetchedBeyondView),
      Math.min(rowCount, endIndex + 1 + rowsFetchedBeyondView),
    );
  }, [onRangeNeeded, rowCount, startIndex, endIndex]);

  return {
    items: virtualizer
      .getVirtualItems()
      .filter(({ index }) => index < rowCount)
      .map(({ index, start }) => ({ index, top: start - headerHeight })),
    mostDrawn: Math.ceil((virtualizer.scrollRect?.height ?? 0) / rowHeight) + 2 * rowsDrawnBeyondView + 2,
    totalHeight: virtualizer.getTotalSize(),
    rowsPerPage: () => Math.floor(((scroller.current?.clientHeight ?? 0) - headerHeight) / rowHeight),
    scrollTo: (index) => {
      virtualizer.scrollToIndex(index, { align: 'auto' });
    },
  };
}
