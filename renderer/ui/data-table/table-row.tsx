/** One row of a `DataTable`, drawn again only when something of its own changes. */
import { memo, type ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { CheckMark } from '../checkbox.tsx';
import { classNames } from '../class-names.ts';
import type { Column } from './columns.ts';

export interface TableRowProps<Row> {
  readonly id: string;
  readonly index: number;
  /** `undefined` while it is being fetched. */
  readonly row: Row | undefined;
  readonly columns: readonly Column<Row>[];
  readonly template: string;
  readonly top: number;
  readonly height: number;
  readonly isActive: boolean;
  /** `null` where rows cannot be chosen. */
  readonly isSelected: boolean | null;
  /** Adds a last cell with the button of the row's commands. */
  readonly hasMenu: boolean;
}

/** Marks the cell on which a press chooses the row. */
export const checkboxCell = 'checkbox';
/** Marks the button that opens the row's commands. */
export const menuButton = 'menu';

function TableRowView<Row>(props: TableRowProps<Row>): ReactNode {
  const { id, index, row, columns, template, top, height, isActive, isSelected, hasMenu } = props;
  const t = useT();
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected ?? undefined}
      aria-busy={row === undefined || undefined}
      data-index={index}
      className={classNames(
        'absolute inset-x-0 top-0 grid contain-strict border-b border-line text-[0.875rem]',
        isSelected === true ? 'bg-selected' : 'hover:bg-hover',
        // Where a details panel is about: the mark stays when the focus goes into the panel.
        isActive && 'shadow-[inset_3px_0_0_var(--accent-line)]',
        isActive &&
          'group-focus-visible/grid:shadow-[inset_0_0_0_4px_var(--focus-ring)] group-focus-visible/grid:outline-2 group-focus-visible/grid:-outline-offset-2 group-focus-visible/grid:outline-(--focus)',
      )}
      style={{ gridTemplateColumns: template, height, transform: `translateY(${top}px)` }}
    >
      {isSelected !== null && (
        <div role="gridcell" aria-colindex={1} data-part={checkboxCell} className="grid place-items-center">
          <span className="sr-only">{t('ui.table.select')}</span>
          <CheckMark state={isSelected ? 'on' : 'off'} />
        </div>
      )}
      {columns.map((column, columnIndex) => (
        <div
          key={column.key}
          role="gridcell"
          aria-colindex={columnIndex + (isSelected === null ? 1 : 2)}
          className={classNames('flex min-w-0 items-center px-2.5', column.align === 'end' && 'justify-end text-right')}
        >
          {row === undefined ? <Placeholder isFirst={columnIndex === 0} /> : cellContent(column.render(row))}
        </div>
      ))}
      {hasMenu && (
        <div role="gridcell" className="grid place-items-center">
          {/* Out of the tab order: with the keyboard the menu key of the active row opens it. */}
          <button
            type="button"
            tabIndex={-1}
            data-part={menuButton}
            aria-label={t('ui.more')}
            aria-haspopup="menu"
            className="grid size-7 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
          >
            {/* A character, not a drawing: it is in every row that scrolls by. */}
            <span aria-hidden className="text-[1.125rem] leading-none">
              ⋯
            </span>
          </button>
        </div>
      )}
    </div>
  );
}

/** Plain text is cut off with an ellipsis; anything else lays itself out. */
function cellContent(content: ReactNode): ReactNode {
  return typeof content === 'string' ? <span className="truncate">{content}</span> : content;
}

function Placeholder({ isFirst }: { readonly isFirst: boolean }): ReactNode {
  const t = useT();
  return (
    <span className={classNames('h-2.5 rounded-full bg-neutral-soft', isFirst ? 'w-2/5' : 'w-3/5')}>
      {isFirst && <span className="sr-only">{t('ui.table.loading')}</span>}
    </span>
  );
}

// `memo` loses the type parameter; the component is the same.
export const TableRow = memo(TableRowView) as typeof TableRowView;
