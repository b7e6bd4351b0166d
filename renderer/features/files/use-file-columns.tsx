/** The columns of the list of files; fewer while the details panel stands beside it. */
import { useMemo } from 'react';
import type { TakeoutRow } from '../../../preload/contract/values.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { FileIcon } from '../../ui/file-icon.tsx';
import { DueDate, TakeoutStateChip } from './takeout-state.tsx';
import { Discreet } from '../veil/discreet.tsx';

export function useFileColumns({ now, isNarrow }: { now: number; isNarrow: boolean }): readonly Column<TakeoutRow>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(() => {
    const columns: Column<TakeoutRow>[] = [
      {
        key: 'name',
        title: t('files.column.name'),
        width: { share: 1, min: isNarrow ? 172 : 220 },
        isSortable: true,
        render: (row) => <NameCell row={row} />,
      },
      {
        key: 'state',
        title: t('files.column.state'),
        width: isNarrow ? 136 : 148,
        isSortable: true,
        render: (row) => <TakeoutStateChip row={row} />,
      },
      {
        key: 'dueAt',
        title: t('files.column.due'),
        width: isNarrow ? 116 : 132,
        isSortable: true,
        render: (row) => <DueDate row={row} now={now} isNarrow={isNarrow} />,
      },
    ];
    if (isNarrow) return columns;
    return [
      ...columns,
      {
        key: 'sizeBytes',
        title: t('files.column.size'),
        width: 96,
        align: 'end',
        isSortable: true,
        render: (row) => format.bytes(row.sizeBytes),
      },
      {
        key: 'takenOutAt',
        title: t('files.column.takenOut'),
        width: 128,
        isSortable: true,
        render: (row) => format.shortDateTime(row.takenOutAt),
      },
    ];
  }, [t, format, now, isNarrow]);
}

function NameCell({ row }: { readonly row: TakeoutRow }) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <FileIcon name={row.name} size={20} />
      <span className="min-w-0">
        <span className="block truncate leading-tight">
          <Discreet>{row.name}</Discreet>
        </span>
        {row.folder !== '' && (
          <span className="block truncate text-[0.8125rem] leading-tight text-muted">
            <Discreet>{row.folder}</Discreet>
          </span>
        )}
      </span>
    </span>
  );
}
