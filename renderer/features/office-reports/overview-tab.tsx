/** Every device in use: its last self-inspection, what waits, and how many cards are done; one opened shows both in full. */
import { Laptop } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { useCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { LoadingOrFailure } from '../office-parcel/loading-or-failure.tsx';
import { Discreet } from '../veil/discreet.tsx';
import { DeviceReports } from './device-reports.tsx';

type Row = CallOutput<'office/report-overview'>['devices'][number];

export function OverviewTab(): ReactNode {
  const t = useT();
  const overview = useCall('office/report-overview', {}, { changedBy: ['reports', 'returns', 'devices', 'policy'] });
  const [opened, setOpened] = useState<Row | null>(null);
  const { value } = overview;
  if (!value) return <LoadingOrFailure call={overview} />;
  if (value.devices.length === 0) {
    return (
      <EmptyState icon={Laptop} title={t('reports.office.overview.none')}>
        <p>{t('reports.office.noneText')}</p>
      </EmptyState>
    );
  }
  const headings = ['worker', 'inspected', 'cards', 'open', 'detail'] as const;
  return (
    <div className="overflow-hidden rounded-lg border border-line">
      <table className="w-full border-collapse text-left" aria-label={t('reports.office.overview.table')}>
        <thead>
          <tr className="type-small border-b border-line bg-sunken">
            {headings.map((key) => (
              <th key={key} scope="col" className="px-5 py-2 font-bold">
                <span className={key === 'detail' ? 'sr-only' : ''}>{t(`reports.office.overview.${key}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {value.devices.map((row) => (
            <OneDevice
              key={row.deviceId}
              row={row}
              onOpen={() => {
                setOpened(row);
              }}
            />
          ))}
        </tbody>
      </table>
      {opened && (
        <Dialog
          isOpen
          size="large"
          title={t('reports.office.from', { worker: opened.workerName, device: opened.deviceName })}
          onClose={() => {
            setOpened(null);
          }}
        >
          {/* It scrolls; the keyboard reaches it here. */}
          <div
            role="region"
            aria-label={t('reports.office.overview.detail')}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard scrolls only what has the focus
            tabIndex={0}
            className="focus-mark rounded-lg"
          >
            <DeviceReports deviceId={opened.deviceId} />
          </div>
        </Dialog>
      )}
    </div>
  );
}

function OneDevice({ row, onOpen }: { readonly row: Row; readonly onOpen: () => void }): ReactNode {
  const t = useT();
  const format = useFormat();
  const passed = row.readings.filter(({ state }) => state === 'passed').length;
  return (
    <tr className="border-b border-line last:border-b-0">
      <td className="type-body px-5 py-3 font-bold">
        <Discreet>{row.workerName}</Discreet>
        <span className="type-small block font-normal text-muted">
          <Discreet>{row.deviceName}</Discreet>
        </span>
      </td>
      <td className="type-small px-5 py-3">
        <span className="flex flex-wrap items-center gap-2">
          {row.inspectedAt === null ? t('reports.office.overview.never') : format.calendarDay(row.inspectedAt)}
          {row.isOverdue && <StatusChip tone="warning">{t('reports.office.overview.overdue')}</StatusChip>}
          {row.noes > 0 && <span className="text-muted">{t('reports.office.overview.noes', { count: row.noes })}</span>}
        </span>
      </td>
      <td className="type-small px-5 py-3">
        {t('reports.office.overview.passed', { passed, total: row.readings.length })}
      </td>
      <td className="type-small px-5 py-3">{format.number(row.openRequests)}</td>
      <td className="px-5 py-3">
        <Button
          size="small"
          onPress={onOpen}
          aria-label={t('reports.office.overview.detailOf', { worker: row.workerName })}
        >
          {t('reports.office.overview.detail')}
        </Button>
      </td>
    </tr>
  );
}
