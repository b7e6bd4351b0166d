/** The columns of the office's ledger of take-outs; names match the contract's sort keys. */
import { useMemo, useState } from 'react';
import type { TakeoutRow } from '../../../preload/contract/values.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { FileIcon } from '../../ui/file-icon.tsx';
import { TwoLines } from '../office-parcel/table-cells.tsx';
import { TakeoutStateChip } from './takeout-state-chip.tsx';
import { Discreet } from '../veil/discreet.tsx';

export interface LedgerColumnsInput {
  /** False where the page is about one worker. */
  readonly hasWorker: boolean;
  /** Beside a details panel: only what tells rows apart. */
  readonly isNarrow?: boolean;
}

export function useLedgerColumns({ hasWorker, isNarrow = false }: LedgerColumnsInput): readonly Column<TakeoutRow>[] {
  const t = useT();
  const format = useFormat();
  const [now] = useState(() => Date.now());
  return useMemo(() => {
    const columns: Column<TakeoutRow>[] = [
      {
        key: 'name',
        title: t('office.ledger.column.name'),
        width: { share: 2, min: 200 },
        isSortable: true,
        render: (row) => (
          <TwoLines
            icon={<FileIcon name={row.name} size={20} />}
            first={<Discreet>{row.name}</Discreet>}
            second={<Discreet>{row.purpose}</Discreet>}
          />
        ),
      },
      {
        key: 'state',
        title: t('office.ledger.column.state'),
        width: 146,
        isSortable: true,
        render: (row) => <TakeoutStateChip row={row} />,
      },
      {
        key: 'dueAt',
        title: t('office.ledger.column.dueAt'),
        width: 150,
        isSortable: true,
        render: (row) =>
          row.dueAt === null ? (
            <span className="text-muted">{t('office.ledger.noDue')}</span>
          ) : (
            <TwoLines
              first={<span className="font-normal">{format.date(row.dueAt)}</span>}
              second={isOpen(row) ? format.relative(row.dueAt, now) : ''}
            />
          ),
      },
      {
        key: 'takenOutAt',
        title: t('office.ledger.column.takenOutAt'),
        width: 116,
        isSortable: true,
        render: (row) => format.shortDateTime(row.takenOutAt),
      },
      {
        key: 'sizeBytes',
        title: t('office.ledger.column.size'),
        width: 92,
        align: 'end',
        isSortable: true,
        render: (row) => format.bytes(row.sizeBytes),
      },
    ];
    const worker: Column<TakeoutRow> = {
      key: 'workerName',
      title: t('office.ledger.column.worker'),
      width: { share: 1, min: 130 },
      isSortable: true,
      render: (row) => (
        <TwoLines
          first={<Discreet>{row.workerName ?? ''}</Discreet>}
          second={<Discreet>{row.deviceName ?? ''}</Discreet>}
        />
      ),
    };
    const all = hasWorker ? [...columns.slice(0, 2), worker, ...columns.slice(2)] : columns;
    return isNarrow ? all.filter(({ key }) => narrowKeys.includes(key)) : all;
  }, [t, format, now, hasWorker, isNarrow]);
}

const narrowKeys = ['name', 'state', 'workerName'];

/** Still to come back, so that the distance to its due day means something. */
function isOpen({ state }: TakeoutRow): boolean {
  return state === 'out' || state === 'changed' || state === 'returning';
}
