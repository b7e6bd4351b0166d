/** The head of a `DataTable`: stays in view, sorts on a press, and chooses all rows. */
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { Checkbox } from '../checkbox.tsx';
import { classNames } from '../class-names.ts';
import { nextSort, type Column, type Sort } from './columns.ts';

export interface TableHeaderProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly template: string;
  readonly sort: Sort | null;
  readonly onSort: ((sort: Sort) => void) | undefined;
  /** State of the box for all rows; `null` where rows cannot be chosen. */
  readonly checkbox: 'on' | 'off' | 'mixed' | null;
  readonly onCheckboxChange: (chosen: boolean) => void;
  readonly hasMenu: boolean;
}

const cellClass = 'flex min-w-0 items-center px-2.5';

function TableHeaderView<Row>(props: TableHeaderProps<Row>): ReactNode {
  const { columns, template, sort, onSort, checkbox, onCheckboxChange, hasMenu } = props;
  const t = useT();
  return (
    <div role="rowgroup" className="sticky top-0 z-10 border-b border-line-strong bg-sunken">
      <div
        role="row"
        aria-rowindex={1}
        className="grid h-9 text-[0.8125rem] font-bold text-muted select-none"
        style={{ gridTemplateColumns: template }}
      >
        {checkbox !== null && (
          <div role="columnheader" aria-colindex={1} className="grid place-items-center">
            <Checkbox
              aria-label={t('ui.table.selectAll')}
              isSelected={checkbox === 'on'}
              isIndeterminate={checkbox === 'mixed'}
              onChange={onCheckboxChange}
            />
          </div>
        )}
        {columns.map((column, index) => {
          const direction = sort?.key === column.key ? sort.direction : undefined;
          const isSortable = column.isSortable === true && onSort !== undefined;
          const Arrow = direction === 'ascending' ? ArrowUp : direction === 'descending' ? ArrowDown : ArrowUpDown;
          return (
            <div
              key={column.key}
              role="columnheader"
              aria-colindex={index + (checkbox === null ? 1 : 2)}
              aria-sort={isSortable ? (direction ?? 'none') : undefined}
              className={classNames(!isSortable && cellClass, column.align === 'end' && 'justify-end')}
            >
              {isSortable ? (
                <button
                  type="button"
                  onClick={() => {
                    onSort(nextSort(sort, column.key));
                  }}
                  className={classNames(
                    cellClass,
                    'focus-inset group h-full w-full gap-1 hover:bg-hover hover:text-ink',
                    column.align === 'end' && 'flex-row-reverse',
                    direction && 'text-ink',
                  )}
                >
                  <span className="truncate">{column.title}</span>
                  <Arrow
                    aria-hidden
                    size={14}
                    strokeWidth={2.5}
                    className={classNames(
                      'shrink-0',
                      !direction && 'opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100',
                    )}
                  />
                </button>
              ) : (
                <span className={column.isTitleHidden === true ? 'sr-only' : 'truncate'}>{column.title}</span>
              )}
            </div>
          );
        })}
        {hasMenu && (
          <div role="columnheader">
            <span className="sr-only">{t('ui.more')}</span>
          </div>
        )}
      </div>
    </div>
  );
}

// `memo` loses the type parameter; the component is the same.
export const TableHeader = memo(TableHeaderView) as typeof TableHeaderView;
