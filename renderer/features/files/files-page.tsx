/** All files that were taken out: search, filter, sort, choose; a details panel beside the list. */
import { FileInput, FileOutput } from 'lucide-react';
import { useDeferredValue, useState, type ReactNode } from 'react';
import type { TakeoutFilter, TakeoutQuery, TakeoutRow } from '../../../preload/contract/values.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import type { PageProps } from '../../app/routes.tsx';
import { useSessionStore, useStatus } from '../../app/session-context.tsx';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { SelectionBar } from '../../ui/data-table/selection-bar.tsx';
import { emptySelection, selectedCount } from '../../ui/data-table/selection.ts';
import { Page, PageHeader } from '../../ui/page.tsx';
import { pickParcel } from '../parcel/pick-parcel.ts';
import { ReturnDialog } from '../returns/return-dialog.tsx';
import { TakeoutDialog } from '../takeout/takeout-dialog.tsx';
import { DetailsPanel } from './details/details-panel.tsx';
import { FilesEmpty } from './files-empty.tsx';
import { FilesToolbar } from './files-toolbar.tsx';
import { FileTasks, useFileTasks } from './file-tasks.tsx';
import { useFileColumns } from './use-file-columns.tsx';
import { chosenIds } from './chosen-ids.ts';
import { useTakeoutRows, type RowQuery } from './use-takeout-rows.ts';

type Sort = TakeoutQuery['sort'];

const firstSort: Sort = { by: 'takenOutAt', descending: true };

export function FilesPage({ route }: PageProps<'files'>): ReactNode {
  const t = useT();
  const { go, replace } = useNavigation();
  const session = useSessionStore();
  const { lease } = useStatus();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState(firstSort);
  const [selection, setSelection] = useState(emptySelection);
  const [active, setActive] = useState<TakeoutRow>();
  const [isTaking, setIsTaking] = useState(false);
  const [returning, setReturning] = useState<{ readonly ids: string[] | null } | null>(null);
  const tasks = useFileTasks();
  const [now] = useState(() => Date.now());

  const filter = route.filter ?? null;
  const query: RowQuery = { search: useDeferredValue(search), filters: filter ? [filter] : [], sort };
  const { rows, total, error, reload } = useTakeoutRows(query);
  const chosen = selectedCount(selection, rows.rowCount);
  // While several are being chosen, the list must not change its width under the pointer.
  const shown = chosen === 0 ? active : undefined;
  const columns = useFileColumns({ now, isNarrow: shown !== undefined });
  const isOver = lease?.state === 'over';

  const setFilter = (next: TakeoutFilter | null) => {
    setSelection(emptySelection);
    replace(next === null ? { page: 'files' } : { page: 'files', filter: next });
  };
  const open = (row: TakeoutRow) => {
    go({ page: 'file', id: row.id });
  };
  const importParcel = async () => {
    const parcel = await pickParcel(t, t('parcel.import.pick'));
    if (parcel) session.setParcel(parcel);
  };
  const returnChosen = async () => {
    setReturning({ ids: await chosenIds(query, selection, rows.rowCount) });
  };

  return (
    <Page width="full">
      <PageHeader
        title={t('files.title')}
        actions={
          <>
            <Button icon={FileInput} onPress={() => void importParcel()}>
              {t('parcel.import.action')}
            </Button>
            <Button
              variant="primary"
              icon={FileOutput}
              isDisabled={isOver}
              onPress={() => {
                setIsTaking(true);
              }}
            >
              {t('files.takeOut')}
            </Button>
          </>
        }
      />
      <FilesToolbar
        search={search}
        onSearch={(next) => {
          setSearch(next);
          setSelection(emptySelection);
        }}
        filter={filter}
        onFilter={setFilter}
      />
      <ErrorBanner error={error} title={t('app.loadFailed')} onRetry={reload} />
      <div className="flex min-h-0 flex-1 gap-6">
        <div className="flex min-w-0 flex-1 flex-col overflow-hidden rounded-lg border border-line">
          {total !== null && (
            <DataTable
              label={t('files.table')}
              rows={rows}
              columns={columns}
              rowHeight={48}
              getKey={(row) => row.id}
              getText={(row) => row.name}
              sort={{ key: sort.by, direction: sort.descending ? 'descending' : 'ascending' }}
              onSort={({ key, direction }) => {
                const by = sortKeys.find((each) => each === key);
                if (by) setSort({ by, descending: direction === 'descending' });
              }}
              selection={selection}
              onSelectionChange={setSelection}
              onOpen={open}
              onActiveChange={setActive}
              getCommands={(row) =>
                tasks.commandsFor(row, {
                  onOpen: open,
                  onReturn: ({ id }) => {
                    setReturning({ ids: [id] });
                  },
                })
              }
              emptyState={
                <FilesEmpty
                  isFiltered={search !== '' || filter !== null}
                  onClear={() => {
                    setSearch('');
                    setFilter(null);
                  }}
                  onTakeOut={
                    isOver
                      ? null
                      : () => {
                          setIsTaking(true);
                        }
                  }
                />
              }
            />
          )}
          <div className="border-t border-line p-1.5">
            {chosen > 0 ? (
              <SelectionBar
                count={chosen}
                onClear={() => {
                  setSelection(emptySelection);
                }}
              >
                <Button size="small" variant="primary" onPress={() => void returnChosen()}>
                  {t('files.return')}
                </Button>
                <Button
                  size="small"
                  onPress={() => {
                    void chosenIds(query, selection, rows.rowCount).then((ids) => {
                      tasks.askLost(ids ?? []);
                    });
                  }}
                >
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
        {shown && (
          <DetailsPanel
            key={shown.id}
            id={shown.id}
            tasks={tasks}
            onOpen={open}
            onReturn={(id) => {
              setReturning({ ids: [id] });
            }}
            onClose={() => {
              setActive(undefined);
            }}
          />
        )}
      </div>
      {isTaking && (
        <TakeoutDialog
          paths={null}
          onClose={() => {
            setIsTaking(false);
          }}
        />
      )}
      {returning && (
        <ReturnDialog
          ids={returning.ids}
          onClose={() => {
            setReturning(null);
            setSelection(emptySelection);
          }}
        />
      )}
      <FileTasks tasks={tasks} />
    </Page>
  );
}

const sortKeys: readonly Sort['by'][] = ['name', 'state', 'sizeBytes', 'takenOutAt', 'dueAt', 'changedAt'];
