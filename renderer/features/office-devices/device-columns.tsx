/** The columns of the device ledger. */
import { Laptop } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { DeviceRow } from '../../../preload/contract/calls/office.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { TwoLines } from '../office-parcel/table-cells.tsx';
import { DeviceStateChip, EscrowChip, LeaseText, LogChip } from './device-words.tsx';
import { DefinitionsLine, ReadinessCell, UpdatesLine } from './readiness.tsx';
import { Discreet } from '../veil/discreet.tsx';

/** `onOpen` is for the mouse; the keyboard opens a row with Enter. */
export function useDeviceColumns(onOpen: (row: DeviceRow) => void): readonly Column<DeviceRow>[] {
  const t = useT();
  const format = useFormat();
  const [now] = useState(() => Date.now());
  return useMemo(
    (): Column<DeviceRow>[] => [
      {
        key: 'worker',
        title: t('devices.column.worker'),
        width: { share: 1, min: 184 },
        isSortable: true,
        render: (row) => (
          <TwoLines
            icon={<Laptop aria-hidden size={20} strokeWidth={1.75} className="shrink-0 text-muted" />}
            first={<Discreet>{row.workerName}</Discreet>}
            onPress={() => {
              onOpen(row);
            }}
            second={
              <Discreet>{t('office.pair', { one: row.name, other: t(`devices.ownership.${row.ownership}`) })}</Discreet>
            }
          />
        ),
      },
      {
        key: 'state',
        title: t('devices.column.state'),
        width: 116,
        isSortable: true,
        render: (row) => <DeviceStateChip device={row} />,
      },
      {
        key: 'ready',
        title: t('devices.column.ready'),
        width: 176,
        isSortable: true,
        render: (row) => <ReadinessCell device={row} now={now} />,
      },
      {
        key: 'definitions',
        title: t('devices.column.definitions'),
        width: 124,
        isSortable: true,
        render: (row) => <DefinitionsLine device={row} />,
      },
      {
        key: 'updates',
        title: t('devices.column.updates'),
        width: 100,
        isSortable: true,
        render: (row) => <UpdatesLine device={row} />,
      },
      {
        key: 'lease',
        title: t('devices.column.lease'),
        width: 132,
        isSortable: true,
        render: (row) => <LeaseText device={row} now={now} />,
      },
      {
        key: 'filesOut',
        title: t('devices.column.filesOut'),
        width: 104,
        align: 'end',
        isSortable: true,
        render: (row) => (
          <span>
            <span className="block leading-5">{t('devices.filesOut', { count: row.filesOut })}</span>
            {row.filesOverdue > 0 && (
              <span className="block text-[0.8125rem] leading-5 font-bold text-danger">
                {t('devices.overdue', { count: row.filesOverdue })}
              </span>
            )}
          </span>
        ),
      },
      {
        key: 'lastReturn',
        title: t('devices.column.lastReturn'),
        width: 116,
        isSortable: true,
        render: (row) => (row.lastReturnAt === null ? t('devices.never') : format.relative(row.lastReturnAt, now)),
      },
      {
        key: 'checks',
        title: t('devices.column.checks'),
        width: 184,
        render: (row) => (
          <span className="min-w-0">
            <LogChip device={row} isPlain />
            <EscrowChip device={row} isPlain />
          </span>
        ),
      },
    ],
    [t, format, now, onOpen],
  );
}
