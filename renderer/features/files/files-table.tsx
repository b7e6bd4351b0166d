/** The list itself with its foot: how many files match, or what can be done with the chosen ones. */
import type { ReactNode } from 'react';
import type { TakeoutQuery, TakeoutRow } from '../../../preload/contract/values.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { SelectionBar } from '../../ui/data-table/selection-bar.tsx';
import { emptySelection, selectedCount, type Selection } from '../../ui/data-table/selection.ts';
import type { MenuCommand } from '../../ui/menu.tsx';
import type { TakeoutRows } from './use-takeout-rows.ts';

export type FileSort = TakeoutQuery['sort'];

export interface FilesTableProps {
  readonly files: TakeoutRows;
  readonly columns: readonly Column<TakeoutRow>[];
  readonly sort: FileSort;
  readonly onSort: (sort: FileSort) => void;
  readonly selection: Selection;
  readonly onSelectionChange: (selection: Selection) => void;
  readonly onOpen: (row: TakeoutRow) => void;
  readonly onActiveChange: (row: TakeoutRow | undefined) => void;
  readonly getCommands: (row: TakeoutRow) => readonly MenuCommand[];
  readonly onReturn: () => void;
  readonly onLost: () => void;
  readonly emptyState: ReactNode;
}

const sortKeys: readonly FileSort['by'][] = ['name', 'state', 'sizeBytes', 'takenOutAt', 'dueAt', 'changedAt'];

export function FilesTable(props: FilesTableProps): ReactNode {
  const { files, sort, onSort, selection, onSelectionChange, onReturn, onLost, ...table } = props;
  const t = useT();
  const { rows, total } = files;
  const chosen = selectedCount(selection, rows.rowCount);
  return (
    <div className="flex min-w-0 flex-1 flex-col overflow-hidden rounded-lg border border-line">
      {total !== null && (
        <DataTable
          {...table}
          label={t('files.table')}
          rows={rows}
          rowHeight={48}
          getKey={(row) => row.id}
          getText={(row) => row.name}
          sort={{ key: sort.by, direction: sort.descending ? 'descending' : 'ascending' }}
          onSort={({ key, direction }) => {
            const by = sortKeys.find((each) => each === key);
            if (by) onSort({ by, descending: direction === 'descending' });
          }}
          selection={selection}
          onSelectionChange={onSelectionChange}
        />
      )}
      <div className="border-t border-line p-1.5">
        {chosen > 0 ? (
          <SelectionBar
            count={chosen}
            onClear={() => {
              onSelectionChange(emptySelection);
            }}
          >
            <Button size="small" variant="primary" onPress={onReturn}>
              {t('files.return')}
            </Button>
            <Button size="small" onPress={onLost}>
              {t('files.lost.action')}
            </Button>
          </SelectionBar>
        ) : (
          <p role="status" className="type-small flex min-h-9 items-center px-2.5 text-muted">
            {total === null ? t('common.loading') : t('files.count', { total })}
          </p>
        )}
      </div>
    </div>
  );
}
