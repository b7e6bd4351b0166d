/** The log that came back from one device: the verdict on it in plain words, then its entries, newest page by page. */
import { ScrollText } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { dataWords } from '../../../resources/locales/data-words.ts';
import { eventWords } from '../../../resources/locales/event-words.ts';
import { useCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadingOrFailure } from '../office-parcel/loading-or-failure.tsx';
import { BreakDialog } from './break-dialog.tsx';
import { BreakList } from './break-list.tsx';

type Log = CallOutput<'office/device-log'>;
type LogRow = Log['rows'][number];

/** As many as the engine gives at once; older ones stand in the exported log. */
const mostRows = 1000;

export function DeviceLog({ deviceId }: { readonly deviceId: string }): ReactNode {
  const t = useT();
  const format = useFormat();
  const log = useCall('office/device-log', { deviceId, limit: mostRows }, { changedBy: ['returns', 'devices'] });
  const [isDeciding, setIsDeciding] = useState(false);
  const found = log.value;
  const rows = useMemo(
    () => ({ rowCount: found?.rows.length ?? 0, getRow: (index: number) => found?.rows[index] }),
    [found],
  );
  const columns = useMemo(
    (): Column<LogRow>[] => [
      {
        key: 'seq',
        title: t('devices.deviceLog.column.seq'),
        width: 80,
        align: 'end',
        render: (row) => format.number(row.seq),
      },
      {
        key: 'at',
        title: t('devices.deviceLog.column.at'),
        width: 150,
        render: (row) => format.shortDateTime(row.at),
      },
      {
        key: 'event',
        title: t('devices.deviceLog.column.event'),
        width: { share: 1, min: 180 },
        render: (row) => eventWords(t, row.event),
      },
      {
        key: 'data',
        title: t('devices.deviceLog.column.data'),
        width: { share: 2, min: 200 },
        render: (row) => <span className="truncate text-muted">{dataWords(t, format, row.data)}</span>,
      },
    ],
    [t, format],
  );
  if (!found) return <LoadingOrFailure call={log} />;
  if (found.verdict === 'none') {
    return (
      <EmptyState icon={ScrollText} title={t('devices.deviceLog.empty')}>
        {t('devices.deviceLog.verdict.none')}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {found.verdict === 'broken' ? (
        <Banner
          tone="error"
          title={verdictText(t, found)}
          actions={
            <Button
              size="small"
              onPress={() => {
                setIsDeciding(true);
              }}
            >
              {t('devices.deviceLog.break.action')}
            </Button>
          }
        >
          <p>{t('devices.deviceLog.verdict.brokenText')}</p>
        </Banner>
      ) : (
        <Banner tone={found.breaks.length === 0 ? 'success' : 'info'} title={verdictText(t, found)} />
      )}
      {found.breaks.length > 0 && <BreakList breaks={found.breaks} />}
      <div className="flex h-[26rem] flex-col overflow-hidden rounded-lg border border-line">
        <DataTable
          label={t('devices.detail.tabs.log')}
          rows={rows}
          columns={columns}
          getKey={({ chain, seq }) => `${chain}-${seq}`}
          getText={({ event }) => event}
          rowHeight={36}
        />
      </div>
      {isDeciding && (
        <BreakDialog
          deviceId={deviceId}
          onClose={() => {
            setIsDeciding(false);
          }}
        />
      )}
    </div>
  );
}

function verdictText(t: ReturnType<typeof useT>, { verdict, brokenAtSeq, breaks }: Log): string {
  if (verdict !== 'broken' && breaks.length > 0) return t('devices.deviceLog.verdict.goesOn', { count: breaks.length });
  if (verdict !== 'broken') return t('devices.deviceLog.verdict.intact');
  return brokenAtSeq === null
    ? t('devices.deviceLog.verdict.brokenUnknown')
    : t('devices.deviceLog.verdict.broken', { seq: brokenAtSeq });
}
