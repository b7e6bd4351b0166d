/** All devices the office granted: searched, narrowed by state, sorted; opens one. */
import { LaptopMinimalCheck, MonitorX } from 'lucide-react';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { DeviceRow } from '../../../preload/contract/calls/office.ts';
import type { Readiness } from '../../../preload/contract/check.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { useCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import type { Sort } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { FilterChips } from '../office-parcel/filter-chips.tsx';
import { LoadingOrFailure } from '../office-parcel/loading-or-failure.tsx';
import { sortRows } from '../office-parcel/table-cells.tsx';
import { useDeviceColumns } from './device-columns.tsx';
import { readinessOrder } from './readiness-tones.ts';

type Filter = 'all' | DeviceRow['state'];

const states = ['active', 'leaseOver', 'lost', 'revoked', 'retired'] as const satisfies readonly DeviceRow['state'][];
const sortValues = {
  worker: (row: DeviceRow) => row.workerName,
  state: (row: DeviceRow) => states.indexOf(row.state),
  ready: (row: DeviceRow) => readinessOrder.indexOf(row.lastCheck.readiness),
  definitions: (row: DeviceRow) => row.lastCheck.definitions?.ageDays ?? null,
  updates: (row: DeviceRow) => row.lastCheck.updates?.pending ?? null,
  lease: (row: DeviceRow) => row.leaseNotAfter,
  filesOut: (row: DeviceRow) => row.filesOut,
  lastReturn: (row: DeviceRow) => row.lastReturnAt,
};

export function DeviceListPage(): ReactNode {
  const t = useT();
  const { go } = useNavigation();
  const devices = useCall('office/devices', {}, { changedBy: ['devices', 'ledger', 'returns'] });
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [readiness, setReadiness] = useState<'all' | Readiness>('all');
  const [sort, setSort] = useState<Sort>({ key: 'worker', direction: 'ascending' });
  const open = useCallback(
    ({ id }: DeviceRow) => {
      go({ page: 'office-devices', deviceId: id });
    },
    [go],
  );
  const columns = useDeviceColumns(open);
  const all = devices.value;
  const rows = useMemo(() => {
    const word = fold(search);
    const shown = (all ?? []).filter(
      (row) =>
        (filter === 'all' || row.state === filter) &&
        (readiness === 'all' || row.lastCheck.readiness === readiness) &&
        fold(`${row.workerName} ${row.name}`).includes(word),
    );
    const sorted = sortRows(shown, sort, sortValues);
    return { rowCount: sorted.length, getRow: (index: number) => sorted[index] };
  }, [all, search, filter, readiness, sort]);
  const addButton = (
    <Button
      variant="primary"
      icon={LaptopMinimalCheck}
      onPress={() => {
        go({ page: 'office-grant' });
      }}
    >
      {t('devices.add')}
    </Button>
  );
  return (
    <Page width="full">
      <PageHeader title={t('devices.title')} lead={t('devices.lead')} actions={addButton} />
      {!all ? (
        <LoadingOrFailure call={devices} />
      ) : all.length === 0 ? (
        <EmptyState icon={LaptopMinimalCheck} title={t('devices.empty')}>
          {t('devices.emptyText')}
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <FilterChips
              label={t('devices.filter')}
              options={[
                { key: 'all', label: t('devices.all'), count: all.length },
                ...states
                  .map((key) => ({
                    key,
                    label: t(`devices.state.${key}`),
                    count: all.filter(({ state }) => state === key).length,
                  }))
                  .filter(({ key, count }) => count > 0 || key === filter),
              ]}
              selected={filter}
              onSelect={setFilter}
            />
            <FilterChips
              label={t('devices.readiness.filter')}
              options={[
                { key: 'all', label: t('devices.all'), count: all.length },
                ...readinessOrder.map((key) => ({
                  key,
                  label: t(`devices.readiness.${key}`),
                  count: all.filter(({ lastCheck }) => lastCheck.readiness === key).length,
                })),
              ]}
              selected={readiness}
              onSelect={setReadiness}
            />
            <SearchField label={t('devices.search')} value={search} onChange={setSearch} />
          </div>
          <div className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-lg border border-line">
            <DataTable
              label={t('devices.title')}
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
                {
                  key: 'takeout',
                  label: t('desk.title'),
                  isDisabled: row.state !== 'active',
                  onPress: () => {
                    go({ page: 'office-takeout', deviceId: row.id });
                  },
                },
                {
                  key: 'ledger',
                  label: t('devices.detail.allFiles'),
                  onPress: () => {
                    go({ page: 'office-ledger', deviceId: row.id });
                  },
                },
              ]}
              rowHeight={56}
              emptyState={
                <EmptyState icon={MonitorX} title={t('devices.noMatch')}>
                  {t('devices.noMatchText')}
                </EmptyState>
              }
            />
          </div>
        </>
      )}
    </Page>
  );
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
