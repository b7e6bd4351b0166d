/** Gallery: 100,000 rows that arrive page by page, as the engine sends them. */
import { FilePlus2, FileSearch, Trash2, Undo2 } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useFormat, useLocale } from '../../i18n/translate.tsx';
import { Button } from '../button.tsx';
import type { Column, Sort } from '../data-table/columns.ts';
import { DataTable, type RowSource } from '../data-table/data-table.tsx';
import { SelectionBar } from '../data-table/selection-bar.tsx';
import { emptySelection, selectedCount, type Selection } from '../data-table/selection.ts';
import { EmptyState } from '../empty-state.tsx';
import { FileIcon } from '../file-icon.tsx';
import { Page, PageHeader } from '../page.tsx';
import { SearchField } from '../search-field.tsx';
import { Select } from '../select.tsx';
import { StatusChip } from '../status-chip.tsx';
import { stateWord } from './home-view.tsx';
import { SampleFrame, sampleRow, stateTones, usePick, type SampleRow } from './sample.tsx';

const asked = new URLSearchParams(location.search);
const total = Number(asked.get('rows') ?? 100_000);
const pageRows = 200;

export function TableView(): ReactNode {
  const pick = usePick();
  const locale = useLocale();
  const format = useFormat();
  const [sort, setSort] = useState<Sort>({ key: 'due', direction: 'ascending' });
  const [selection, setSelection] = useState<Selection>(
    asked.has('selected') ? { isAll: false, keys: new Set(['row-1', 'row-3', 'row-4']) } : emptySelection,
  );
  const [state, setState] = useState<'all' | 'out'>('all');
  const rows = usePagedSample(locale);
  const columns = useMemo<readonly Column<SampleRow>[]>(
    () => [
      {
        key: 'name',
        title: locale === 'ja' ? '名前' : 'Name',
        width: { share: 3, min: 240 },
        isSortable: true,
        render: (row) => (
          <span className="flex min-w-0 items-center gap-2.5">
            <FileIcon name={row.name} />
            <span className="truncate">{row.name}</span>
          </span>
        ),
      },
      {
        key: 'state',
        title: locale === 'ja' ? '状態' : 'State',
        width: 136,
        isSortable: true,
        render: (row) => <StatusChip tone={stateTones[row.state]}>{stateWord(row.state, locale)}</StatusChip>,
      },
      {
        key: 'due',
        title: locale === 'ja' ? '返却期限' : 'Due',
        width: 128,
        isSortable: true,
        render: (row) => format.shortDate(row.due),
      },
      {
        key: 'purpose',
        title: locale === 'ja' ? '目的' : 'Purpose',
        width: { share: 1, min: 120 },
        render: (row) => <span className="truncate text-muted">{row.purpose}</span>,
      },
      {
        key: 'size',
        title: locale === 'ja' ? 'サイズ' : 'Size',
        width: 92,
        align: 'end',
        isSortable: true,
        render: (row) => <span className="text-muted">{format.bytes(row.sizeBytes)}</span>,
      },
    ],
    [locale, format],
  );
  const count = selectedCount(selection, rows.rowCount);
  return (
    <SampleFrame current="files">
      <Page width="full">
        <PageHeader
          title={pick('ファイル', 'Files')}
          actions={
            <Button variant="primary" icon={FilePlus2}>
              {pick('持ち出す', 'Take out')}
            </Button>
          }
        />
        {count > 0 ? (
          <SelectionBar
            count={count}
            onClear={() => {
              setSelection(emptySelection);
            }}
          >
            <Button size="small" icon={Undo2}>
              {pick('返却する', 'Return')}
            </Button>
          </SelectionBar>
        ) : (
          <div className="flex items-center gap-3">
            <SearchField label={pick('名前で検索', 'Search by name')} />
            <span className="w-44">
              <Select
                label={pick('状態', 'State')}
                isLabelHidden
                size="small"
                value={state}
                onChange={setState}
                options={[
                  { value: 'all', label: pick('すべての状態', 'All states') },
                  { value: 'out', label: pick('持ち出し中', 'Out') },
                ]}
              />
            </span>
            <span className="type-small ml-auto text-muted">
              {format.number(rows.rowCount)}
              {pick('件', ' files')}
            </span>
          </div>
        )}
        <div className="-mx-8 -mb-4 flex min-h-0 flex-1 flex-col border-t border-line">
          <DataTable
            label={pick('持ち出したファイル', 'Files taken out')}
            rows={rows}
            columns={columns}
            getKey={rowKey}
            getText={rowName}
            sort={sort}
            onSort={setSort}
            selection={selection}
            onSelectionChange={setSelection}
            onOpen={(row) => {
              document.title = row.name;
            }}
            getCommands={() => [
              { key: 'view', label: pick('開く', 'Open'), icon: FileSearch, keys: 'Enter', onPress: () => undefined },
              { key: 'return', label: pick('返却する', 'Return'), icon: Undo2, onPress: () => undefined },
              {
                key: 'destroy',
                label: pick('廃棄…', 'Destroy…'),
                icon: Trash2,
                isDanger: true,
                startsGroup: true,
                onPress: () => undefined,
              },
            ]}
            emptyState={
              <EmptyState
                icon={FileSearch}
                title={pick('持ち出し中のファイルはありません', 'Nothing is out')}
                action={<Button variant="primary">{pick('ファイルを持ち出す', 'Take files out')}</Button>}
              >
                {pick(
                  'オフィスの共有フォルダーからファイルをここにドロップするか、オフィスから届いた小包を開いてください。',
                  'Drop files from an office folder here, or open a parcel from the office.',
                )}
              </EmptyState>
            }
          />
        </div>
      </Page>
    </SampleFrame>
  );
}

const rowKey = (row: SampleRow) => row.id;
const rowName = (row: SampleRow) => row.name;

/** Pages of rows that come a moment after they were asked for. */
function usePagedSample(locale: 'ja' | 'en'): RowSource<SampleRow> {
  const [loaded, setLoaded] = useState<ReadonlyMap<number, readonly SampleRow[]>>(new Map());
  const [asking] = useState(() => new Set<number>());
  return useMemo(
    () => ({
      rowCount: total,
      getRow: (index) => loaded.get(Math.floor(index / pageRows))?.[index % pageRows],
      onRangeNeeded: (start, end) => {
        for (let page = Math.floor(start / pageRows); page * pageRows < end; page += 1) {
          if (asking.has(page) || asked.has('loading')) continue;
          asking.add(page);
          setTimeout(() => {
            const rows = Array.from({ length: pageRows }, (_, row) => sampleRow(page * pageRows + row, locale));
            setLoaded((before) => new Map(before).set(page, rows));
          }, 30);
        }
      },
    }),
    [loaded, asking, locale],
  );
}
