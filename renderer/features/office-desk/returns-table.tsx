/** Returns as a table: who, when, how much of it changed, and what the checks said. Enter or a click opens one. */
import { Inbox } from 'lucide-react';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { DeskReturn } from '../../../preload/contract/calls/desk.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { useFormat, useT } from '../../i18n/translate.tsx';
import type { Column, Sort } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { sortRows, TwoLines } from '../office-parcel/table-cells.tsx';
import { ReturnChecks } from './return-checks.tsx';
import { Discreet } from '../veil/discreet.tsx';

export interface ReturnsTableProps {
  readonly returns: readonly DeskReturn[];
  readonly label: string;
  readonly emptyTitle: string;
}

const sortValues = {
  worker: (row: DeskReturn) => row.workerName,
  files: (row: DeskReturn) => row.files,
  changed: (row: DeskReturn) => row.changed,
  packed: (row: DeskReturn) => row.packedAt,
  received: (row: DeskReturn) => row.receivedAt,
};

export function ReturnsTable({ returns, label, emptyTitle }: ReturnsTableProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const { go } = useNavigation();
  const [sort, setSort] = useState<Sort>({ key: 'received', direction: 'descending' });
  const open = useCallback(
    ({ id }: DeskReturn) => {
      go({ page: 'office-desk', returnId: id });
    },
    [go],
  );
  const rows = useMemo(() => {
    const sorted = sortRows(returns, sort, sortValues);
    return { rowCount: sorted.length, getRow: (index: number) => sorted[index] };
  }, [returns, sort]);
  const columns = useMemo(
    (): Column<DeskReturn>[] => [
      {
        key: 'worker',
        title: t('returnsDesk.list.column.worker'),
        width: { share: 1, min: 200 },
        isSortable: true,
        render: (row) => (
          <TwoLines
            first={<Discreet>{row.workerName}</Discreet>}
            second={<Discreet>{row.deviceName}</Discreet>}
            onPress={() => {
              open(row);
            }}
          />
        ),
      },
      {
        key: 'files',
        title: t('returnsDesk.list.column.files'),
        width: 104,
        align: 'end',
        isSortable: true,
        render: (row) => t('returnsDesk.list.files', { count: row.files }),
      },
      {
        key: 'changed',
        title: t('returnsDesk.list.column.changed'),
        width: 104,
        align: 'end',
        isSortable: true,
        render: (row) => t('returnsDesk.list.changed', { count: row.changed }),
      },
      {
        key: 'packed',
        title: t('returnsDesk.list.column.packed'),
        width: 116,
        isSortable: true,
        render: (row) => format.shortDateTime(row.packedAt),
      },
      {
        key: 'received',
        title: t('returnsDesk.list.column.received'),
        width: 116,
        isSortable: true,
        render: (row) => format.shortDateTime(row.receivedAt),
      },
      {
        key: 'checks',
        title: t('returnsDesk.list.column.checks'),
        width: 184,
        render: (row) => <ReturnChecks summary={row} isShort />,
      },
    ],
    [t, format, open],
  );
  return (
    <div className="flex h-[calc(100vh-17rem)] min-h-60 flex-col overflow-hidden rounded-lg border border-line">
      <DataTable
        label={label}
        rows={rows}
        columns={columns}
        getKey={({ id }) => id}
        getText={({ workerName }) => workerName}
        sort={sort}
        onSort={setSort}
        onOpen={open}
        getCommands={(row) => [
          {
            key: 'open',
            label: t('common.open'),
            onPress: () => {
              open(row);
            },
          },
        ]}
        rowHeight={56}
        emptyState={<EmptyState icon={Inbox} title={emptyTitle} />}
      />
    </div>
  );
}
