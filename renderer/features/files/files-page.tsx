/** All files that were taken out: search, filter, sort, choose; a details panel beside the list. */
import { FileOutput } from 'lucide-react';
import { useDeferredValue, useState, type ReactNode } from 'react';
import type { TakeoutFilter, TakeoutRow } from '../../../preload/contract/values.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import type { PageProps } from '../../app/routes.tsx';
import { useStatus } from '../../app/session-context.tsx';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { emptySelection, selectedCount } from '../../ui/data-table/selection.ts';
import { Page, PageHeader } from '../../ui/page.tsx';
import { ImportButton } from '../parcel/import-button.tsx';
import { ReturnDialog } from '../returns/return-dialog.tsx';
import { TakeoutDialog } from '../takeout/takeout-dialog.tsx';
import { useShortcut } from '../viewer/use-shortcut.ts';
import { DetailsPanel } from './details/details-panel.tsx';
import { FilesEmpty } from './files-empty.tsx';
import { FilesTable, type FileSort } from './files-table.tsx';
import { FilesToolbar } from './files-toolbar.tsx';
import { FileTasks, hasContent, useFileTasks } from './file-tasks.tsx';
import { useFileColumns } from './use-file-columns.tsx';
import { chosenIds } from './chosen-ids.ts';
import { useTakeoutRows, type RowQuery } from './use-takeout-rows.ts';

const firstSort: FileSort = { by: 'takenOutAt', descending: true };

export function FilesPage({ route }: PageProps<'files'>): ReactNode {
  const t = useT();
  const { go, replace } = useNavigation();
  const { lease } = useStatus();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState(firstSort);
  const [selection, setSelection] = useState(emptySelection);
  const [active, setActive] = useState<TakeoutRow>();
  const [isTaking, setIsTaking] = useState(false);
  const [returning, setReturning] = useState<readonly string[] | null>(null);
  const [problem, setProblem] = useState<EngineError>();
  const tasks = useFileTasks();
  const [now] = useState(() => Date.now());

  const filter = route.filter ?? null;
  const query: RowQuery = { search: useDeferredValue(search), filters: filter ? [filter] : [], sort };
  const files = useTakeoutRows(query);
  const { rows, error, reload } = files;
  const chosen = selectedCount(selection, rows.rowCount);
  // While several are being chosen, the list must not change its width under the pointer.
  const shown = chosen === 0 ? active : undefined;
  const columns = useFileColumns({ now, isNarrow: shown !== undefined });
  const isOver = lease?.state === 'over';
  useShortcut('o', active === undefined ? null : () => tasks.openOutside(active));

  const setFilter = (next: TakeoutFilter | null) => {
    setSelection(emptySelection);
    replace(next === null ? { page: 'files' } : { page: 'files', filter: next });
  };
  const open = (row: TakeoutRow) => {
    if (hasContent(row)) go({ page: 'file', id: row.id });
    else setActive(row);
  };
  const startTaking = () => {
    setIsTaking(true);
  };
  const returnIds = (ids: readonly string[]) => {
    setReturning(ids);
  };
  const withChosen = async (act: (ids: readonly string[]) => void | Promise<void>) => {
    try {
      await act(await chosenIds(query, selection, rows.rowCount));
    } catch (thrown) {
      setProblem(toEngineError(thrown));
    }
  };

  return (
    <Page width="full">
      <PageHeader
        title={t('files.title')}
        actions={
          <>
            <ImportButton label={t('parcel.import.action')} />
            <Button variant="primary" icon={FileOutput} isDisabled={isOver} onPress={startTaking}>
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
      <ErrorBanner error={problem ?? error} title={t('app.loadFailed')} onRetry={reload} />
      <div className="flex min-h-0 flex-1 gap-6">
        <FilesTable
          files={files}
          columns={columns}
          sort={sort}
          onSort={setSort}
          selection={selection}
          onSelectionChange={setSelection}
          onOpen={open}
          onActiveChange={setActive}
          getCommands={(row) => tasks.commandsFor(row, { onOpen: open, onReturn: ({ id }) => returnIds([id]) })}
          onReturn={() => void withChosen(returnIds)}
          onLost={() => void withChosen(tasks.askLost)}
          emptyState={
            <FilesEmpty
              isFiltered={search !== '' || filter !== null}
              onClear={() => {
                setSearch('');
                setFilter(null);
              }}
              onTakeOut={isOver ? null : startTaking}
            />
          }
        />
        {shown && (
          <DetailsPanel
            key={shown.id}
            id={shown.id}
            tasks={tasks}
            onOpen={open}
            onReturn={(id) => {
              returnIds([id]);
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
          ids={returning}
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
