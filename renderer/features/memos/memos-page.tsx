/** All password memos, worst first, with the next step of each. */
import { EyeOff, NotebookPen, Plus } from 'lucide-react';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { MemoRow } from '../../../preload/contract/memo.ts';
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
import { ExposedDialog } from './exposed-dialog.tsx';
import { memoStates, rankOf, stateOf, type MemoState } from './memo-words.ts';
import { ShutMemos } from './shut-memos.tsx';
import { useMemoColumns } from './use-memo-columns.tsx';

const sortValues = {
  service: ({ service }: MemoRow) => service,
  state: rankOf,
  changedAt: ({ changedAt }: MemoRow) => changedAt,
};

export function MemosPage(): ReactNode {
  const t = useT();
  const { go } = useNavigation();
  const state = useCall('memo/state', {}, { changedBy: ['memos', 'policy'] });
  const isShut = state.value?.key === 'shut';
  const memos = useCall('memo/list', state.value && !isShut ? {} : null, { changedBy: ['memos', 'policy'] });
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<'all' | MemoState>('all');
  const [sort, setSort] = useState<Sort>({ key: 'state', direction: 'ascending' });
  const [isAsking, setIsAsking] = useState(false);
  const open = useCallback(
    ({ id }: MemoRow) => {
      go({ page: 'memo', id });
    },
    [go],
  );
  const columns = useMemoColumns(open);
  const all = memos.value;
  const rows = useMemo(() => {
    const word = fold(search);
    const shown = (all ?? []).filter(
      (row) => (filter === 'all' || stateOf(row) === filter) && fold(`${row.service} ${row.account}`).includes(word),
    );
    const sorted = sortRows(shown, sort, sortValues);
    return { rowCount: sorted.length, getRow: (index: number) => sorted[index] };
  }, [all, search, filter, sort]);
  const add = (
    <Button
      variant="primary"
      icon={Plus}
      onPress={() => {
        go({ page: 'memo-edit' });
      }}
    >
      {t('memo.add')}
    </Button>
  );
  const hasMemos = all !== undefined && all.length > 0;
  return (
    <Page width="full">
      <PageHeader
        title={t('memo.title')}
        lead={t('memo.lead')}
        actions={
          hasMemos && (
            <>
              <Button
                icon={EyeOff}
                onPress={() => {
                  setIsAsking(true);
                }}
              >
                {t('memo.exposed.action')}
              </Button>
              {add}
            </>
          )
        }
      />
      {isShut ? (
        <ShutMemos />
      ) : !all ? (
        <LoadingOrFailure call={state.error ? state : memos} />
      ) : !hasMemos ? (
        <EmptyState icon={NotebookPen} title={t('memo.empty.title')} action={add}>
          <p>{t('memo.empty.text')}</p>
          <p className="mt-2">{t('memo.empty.text2')}</p>
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <FilterChips
              label={t('memo.filter')}
              options={[
                { key: 'all', label: t('memo.state.all'), count: all.length },
                ...memoStates.map((key) => ({
                  key,
                  label: t(`memo.state.${key}`),
                  count: all.filter((row) => stateOf(row) === key).length,
                })),
              ]}
              selected={filter}
              onSelect={setFilter}
            />
            <SearchField label={t('memo.search')} value={search} onChange={setSearch} />
          </div>
          <div className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-lg border border-line">
            <DataTable
              label={t('memo.title')}
              rows={rows}
              columns={columns}
              getKey={({ id }) => id}
              getText={({ service }) => service}
              sort={sort}
              onSort={setSort}
              onOpen={open}
              rowHeight={56}
              emptyState={<EmptyState icon={NotebookPen} title={t('memo.none')} />}
            />
          </div>
        </>
      )}
      {isAsking && all && (
        <ExposedDialog
          memos={all}
          onClose={() => {
            setIsAsking(false);
          }}
        />
      )}
    </Page>
  );
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
