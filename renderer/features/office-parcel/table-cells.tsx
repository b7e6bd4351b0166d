/** Small pieces the office's tables share: a cell of two lines, and sorting rows that are all in memory. */
import type { ReactNode } from 'react';
import type { Sort } from '../../ui/data-table/columns.ts';

export interface TwoLinesProps {
  readonly first: ReactNode;
  readonly second: ReactNode;
  readonly icon?: ReactNode;
}

/** The thing itself above, where it belongs below; each cut off with an ellipsis. */
export function TwoLines({ first, second, icon }: TwoLinesProps): ReactNode {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      {icon}
      <span className="min-w-0">
        <span className="block truncate leading-5 font-medium">{first}</span>
        <span className="block truncate text-[0.8125rem] leading-5 text-muted">{second}</span>
      </span>
    </span>
  );
}

type SortValue = string | number | null;

/** A sorted copy. Rows without a value come last in both directions; words sort as people of the language expect. */
export function sortRows<Row>(
  rows: readonly Row[],
  sort: Sort,
  values: Readonly<Record<string, (row: Row) => SortValue>>,
): Row[] {
  const value = values[sort.key];
  if (!value) return [...rows];
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return [...rows].sort((one, other) => {
    const left = value(one);
    const right = value(other);
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
    return sign * String(left).localeCompare(String(right), 'ja');
  });
}
