/** One cell of the table on show: a line of its text, cut where the column ends. */
import type { ReactNode } from 'react';
import { classNames } from '../../../ui/class-names.ts';

export interface GridCellProps {
  readonly id: string;
  readonly row: number;
  readonly column: number;
  readonly left: number;
  readonly width: number;
  /** Undefined where the row is shorter than others. */
  readonly text: string | undefined;
  readonly isHead: boolean;
  readonly isActive: boolean;
  readonly isFound: boolean;
  /** The field over the cell while it is written. */
  readonly children?: ReactNode;
}

/** More of a text than this never shows in a cell. */
const mostShown = 200;

export function GridCell(props: GridCellProps): ReactNode {
  const { id, row, column, left, width, text, isHead, isActive, isFound, children } = props;
  const shown = text?.slice(0, mostShown).replace(/\r\n?|\n/g, ' ⏎ ');
  const isNumber = !isHead && shown !== undefined && /^-?[\d,]+(?:\.\d+)?%?$/.test(shown);
  return (
    <div
      id={id}
      data-cell={`${row}:${column}`}
      role={isHead ? 'columnheader' : 'gridcell'}
      aria-colindex={column + 2}
      aria-selected={isHead ? undefined : isActive}
      className={classNames(
        'absolute inset-y-0 border-r border-line leading-[31px]',
        text === undefined && 'bg-sunken',
        isFound && 'bg-yellow-200 text-black',
        isActive &&
          'z-[5] outline-2 -outline-offset-2 outline-line-strong group-focus-visible/grid:outline-accent-line',
      )}
      style={{ left, width }}
    >
      <div className={classNames('truncate px-2', isNumber && 'text-right')}>{shown}</div>
      {children}
    </div>
  );
}
