/** A CSV or TSV file as a table, to read or to edit: the cells, the whole text of the active one, search, and what is done to rows. */
import { ChevronDown, ChevronUp, Plus, Redo2, Trash2, Undo2 } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState, type ReactNode } from 'react';
import { useT } from '../../../i18n/translate.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { ToggleButton } from '../../../ui/toggle.tsx';
import type { EditorHandle } from '../edit/editor-handle.ts';
import { columnLetters, hasHeaderRow } from './column-widths.ts';
import { findCells, mostMatches, nextMatch } from './find-cells.ts';
import { TableGrid } from './table-grid.tsx';
import { useTable } from './use-table.ts';

export interface TableViewProps {
  readonly label: string;
  /** Taken once; give the component another key for another text. */
  readonly text: string;
  readonly delimiter: string;
  readonly cursor?: number;
  readonly isReadOnly?: boolean;
  readonly onReady: (handle: EditorHandle) => void;
  readonly onEdit?: () => void;
}

export function TableView(props: TableViewProps): ReactNode {
  const { label, text, delimiter, cursor = 0, isReadOnly = false, onReady, onEdit } = props;
  const t = useT();
  const place = useRef<HTMLDivElement>(null);
  const table = useTable({
    text,
    delimiter,
    cursor,
    onReady,
    onEdit: () => onEdit?.(),
    onFind: () => place.current?.querySelector('input')?.focus(),
  });
  const [hasHeader, setHasHeader] = useState(() => hasHeaderRow(table.rows));
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  const { rows, columns, active } = table;
  const matches = useMemo(() => findCells(rows, wanted), [rows, wanted]);
  const found = useMemo(() => new Set(matches.map(({ row, column }) => `${row}:${column}`)), [matches]);
  const at = matches.findIndex(({ row, column }) => row === active.row && column === active.column);
  const goTo = (step: 1 | -1) => {
    const next = matches[nextMatch(matches, active, step)];
    if (next) table.moveTo(next);
  };
  const cell = rows[active.row]?.cells[active.column] ?? '';
  return (
    <div className="flex h-full flex-col">
      <div ref={place} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-1.5">
        <span className="w-52">
          <SearchField
            label={t('viewer.table.search')}
            value={search}
            onChange={setSearch}
            onSubmit={() => {
              goTo(1);
            }}
          />
        </span>
        {matches.length > 0 && (
          <span className="-mx-2 flex">
            <IconButton
              icon={ChevronUp}
              size="small"
              label={t('viewer.find.previous')}
              onPress={() => {
                goTo(-1);
              }}
            />
            <IconButton
              icon={ChevronDown}
              size="small"
              label={t('viewer.find.next')}
              onPress={() => {
                goTo(1);
              }}
            />
          </span>
        )}
        {wanted !== '' && (
          <span role="status" className="type-small text-muted">
            {matches.length === 0
              ? t('viewer.table.noMatch')
              : t('viewer.table.matches', {
                  at: at + 1,
                  count: matches.length,
                  more: matches.length === mostMatches ? '+' : '',
                })}
          </span>
        )}
        <ToggleButton isSelected={hasHeader} onChange={setHasHeader} isDisabled={rows.length === 0}>
          {t('viewer.table.header')}
        </ToggleButton>
        <span className="type-small text-muted">{t('viewer.table.size', { rows: rows.length, columns })}</span>
        {!isReadOnly && (
          <span className="ml-auto flex items-center gap-1">
            <IconButton
              icon={Undo2}
              size="small"
              label={t('viewer.table.undo')}
              isDisabled={!table.canUndo}
              onPress={table.undo}
            />
            <IconButton
              icon={Redo2}
              size="small"
              label={t('viewer.table.redo')}
              isDisabled={!table.canRedo}
              onPress={table.redo}
            />
            <Menu
              label={t('viewer.table.rows')}
              trigger={<Button size="small">{t('viewer.table.rows')}</Button>}
              commands={[
                {
                  key: 'above',
                  label: t('viewer.table.addAbove'),
                  icon: Plus,
                  onPress: () => {
                    table.addRow('above');
                  },
                },
                {
                  key: 'below',
                  label: t('viewer.table.addBelow'),
                  icon: Plus,
                  onPress: () => {
                    table.addRow('below');
                  },
                },
                {
                  key: 'remove',
                  label: t('viewer.table.remove', { row: active.row + 1 }),
                  icon: Trash2,
                  startsGroup: true,
                  isDisabled: rows.length === 0,
                  onPress: table.removeRow,
                },
              ]}
            />
          </span>
        )}
      </div>
      <div className="type-small flex min-h-8 items-start gap-3 border-b border-line px-3 py-1">
        <span className="w-12 shrink-0 text-muted">{`${columnLetters(active.column)}${active.row + 1}`}</span>
        <span className="max-h-16 min-w-0 flex-1 overflow-y-auto whitespace-pre-wrap select-text">{cell}</span>
      </div>
      <div className="min-h-0 flex-1">
        {rows.length === 0 ? (
          <p className="p-6 text-muted">{isReadOnly ? t('viewer.table.empty') : t('viewer.table.emptyEdit')}</p>
        ) : (
          <TableGrid label={label} table={table} isReadOnly={isReadOnly} hasHeader={hasHeader} found={found} />
        )}
      </div>
    </div>
  );
}
