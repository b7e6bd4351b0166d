/** The office's ledger of take-outs: search, narrow, sort; a row shows where its original is. */
import { FileClock, SearchX } from 'lucide-react';
import { useDeferredValue, useRef, useState, type ReactNode } from 'react';
import type { TakeoutRow } from '../../../preload/contract/values.ts';
import { useNavigation } from '../../app/navigation.tsx';
import type { RouteOf } from '../../app/route.ts';
import { useCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import type { Sort } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { FilterChips } from '../office-parcel/filter-chips.tsx';
import { LoadingOrFailure } from '../office-parcel/loading-or-failure.tsx';
import { useLedgerColumns } from './ledger-columns.tsx';
import { RecordPanel } from './record-panel.tsx';
import { useLedgerRows, type LedgerQuery } from './use-ledger-rows.ts';
import { useSearchKey } from './use-search-key.ts';

type SortBy = NonNullable<LedgerQuery['sort']>['by'];

const states = ['overdue', 'dueSoon', 'out', 'changed', 'returning', 'returned', 'lost', 'destroyed'] as const;
const sortKeys: readonly SortBy[] = ['name', 'state', 'sizeBytes', 'takenOutAt', 'dueAt', 'workerName'];
const everyDevice = 'all';

export function OfficeLedgerPage({ route }: { readonly route: RouteOf<'office-ledger'> }): ReactNode {
  const t = useT();
  const { replace, go } = useNavigation();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<Sort>({ key: 'takenOutAt', direction: 'descending' });
  const [active, setActive] = useState<TakeoutRow>();
  const searchArea = useRef<HTMLDivElement>(null);
  useSearchKey(searchArea);
  const { filter, deviceId } = route;
  const ledger = useLedgerRows({
    search: useDeferredValue(search),
    filters: filter === undefined ? [] : [filter],
    deviceId: deviceId ?? null,
    sort: { by: sortKeys.find((key) => key === sort.key) ?? 'takenOutAt', descending: sort.direction === 'descending' },
  });
  const devices = useCall('office/devices', {}, { changedBy: ['devices'] });
  const columns = useLedgerColumns({ hasWorker: true, isNarrow: active !== undefined });
  const { rows } = ledger;
  const isNarrowed = search !== '' || filter !== undefined || deviceId !== undefined;
  const show = (next: { filter: typeof filter; deviceId: typeof deviceId }) => {
    replace({
      page: 'office-ledger',
      ...(next.filter === undefined ? {} : { filter: next.filter }),
      ...(next.deviceId === undefined ? {} : { deviceId: next.deviceId }),
    });
  };
  return (
    <Page width="full">
      <PageHeader title={t('office.ledger.title')} lead={t('office.ledger.lead')} />
      <div className="flex flex-wrap items-center gap-3">
        <div ref={searchArea} className="flex items-center gap-2">
          <SearchField label={t('office.ledger.search')} value={search} onChange={setSearch} keys="/" />
        </div>
        <div className="w-64">
          <Select
            label={t('office.ledger.device')}
            isLabelHidden
            size="small"
            options={[
              { value: everyDevice, label: t('office.ledger.allDevices') },
              ...(devices.value ?? []).map(({ id, workerName, name }) => ({
                value: id,
                label: t('desk.to.option', { worker: workerName, device: name }),
              })),
            ]}
            value={deviceId ?? everyDevice}
            onChange={(chosen) => {
              show({ filter, deviceId: chosen === everyDevice ? undefined : chosen });
            }}
          />
        </div>
        <span role="status" className="type-small ml-auto text-muted">
          {rows && t('office.ledger.count', { count: rows.rowCount })}
        </span>
      </div>
      <FilterChips
        label={t('office.ledger.filters')}
        options={[
          { key: everyDevice, label: t('devices.all') },
          ...states.map((key) => ({ key, label: t(`common.state.${key}`) })),
        ]}
        selected={filter ?? everyDevice}
        onSelect={(key) => {
          show({ filter: states.find((state) => state === key), deviceId });
        }}
      />
      {!rows ? (
        <LoadingOrFailure call={ledger} />
      ) : rows.rowCount === 0 && !isNarrowed ? (
        <EmptyState
          icon={FileClock}
          title={t('office.ledger.empty')}
          action={
            <Button
              variant="primary"
              onPress={() => {
                go({ page: 'office-takeout' });
              }}
            >
              {t('office.ledger.emptyGo')}
            </Button>
          }
        >
          {t('office.ledger.emptyText')}
        </EmptyState>
      ) : (
        <div className="flex min-h-0 flex-1 overflow-hidden rounded-lg border border-line">
          <div className="flex min-w-0 flex-1 flex-col">
            <DataTable
              label={t('office.ledger.title')}
              rows={rows}
              columns={columns}
              getKey={({ id }) => id}
              getText={({ name }) => name}
              sort={sort}
              onSort={setSort}
              onActiveChange={setActive}
              onOpen={setActive}
              rowHeight={56}
              emptyState={
                <EmptyState
                  icon={SearchX}
                  title={t('office.ledger.noMatch')}
                  action={
                    <Button
                      onPress={() => {
                        setSearch('');
                        show({ filter: undefined, deviceId: undefined });
                      }}
                    >
                      {t('office.ledger.clearFilters')}
                    </Button>
                  }
                >
                  {t('office.ledger.noMatchText')}
                </EmptyState>
              }
            />
          </div>
          {active && (
            <RecordPanel
              row={active}
              onClose={() => {
                setActive(undefined);
              }}
            />
          )}
        </div>
      )}
    </Page>
  );
}
