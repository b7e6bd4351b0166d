/** Small pieces the office's tables share: a cell of two lines, and sorting rows that are all in memory. */
import { Circle, CircleAlert, CircleCheck, Clock, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Sort } from '../../ui/data-table/columns.ts';
import type { Tone } from '../../ui/status-chip.tsx';

export interface TwoLinesProps {
  readonly first: ReactNode;
  readonly second: ReactNode;
  readonly icon?: ReactNode;
  /** Makes the first line look and act as a link for the mouse; rows are opened by Enter with the keyboard. */
  readonly onPress?: () => void;
}

/** The thing itself above, where it belongs below; each cut off with an ellipsis. */
export function TwoLines({ first, second, icon, onPress }: TwoLinesProps): ReactNode {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      {icon}
      <span className="min-w-0">
        {onPress ? (
          <button
            type="button"
            tabIndex={-1}
            onClick={onPress}
            className="block w-fit max-w-full cursor-pointer truncate leading-5 font-medium text-link underline underline-offset-[3px] hover:decoration-2"
          >
            {first}
          </button>
        ) : (
          <span className="block truncate leading-5 font-medium">{first}</span>
        )}
        <span className="block truncate text-[0.8125rem] leading-5 text-muted">{second}</span>
      </span>
    </span>
  );
}

const lineLooks: Record<Tone, { readonly icon: LucideIcon; readonly colour: string }> = {
  neutral: { icon: Circle, colour: 'text-muted' },
  pending: { icon: Clock, colour: 'text-muted' },
  info: { icon: Info, colour: 'text-info' },
  success: { icon: CircleCheck, colour: 'text-success' },
  warning: { icon: TriangleAlert, colour: 'text-warning' },
  danger: { icon: CircleAlert, colour: 'text-danger' },
};

/** A state as a line of a table cell: sign and words, where chips would be too loud. */
export function StatusLine({ tone, children }: { readonly tone: Tone; readonly children: string }): ReactNode {
  const { icon: Icon, colour } = lineLooks[tone];
  const isLoud = tone === 'danger' || tone === 'warning';
  return (
    <span className={`flex items-center gap-1.5 text-[0.8125rem] leading-5 ${isLoud ? `font-bold ${colour}` : ''}`}>
      <Icon aria-hidden size={14} strokeWidth={2.25} className={`shrink-0 ${colour}`} />
      <span className="truncate">{children}</span>
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
