/** The table of a return's files: as taken, original now, returned, decision. Beside an open panel it shows less. */
import { SearchX } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import type { DeskItem } from '../../../preload/contract/calls/desk.ts';
import { useT } from '../../i18n/translate.tsx';
import type { Column, Sort } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import type { Selection } from '../../ui/data-table/selection.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FileIcon } from '../../ui/file-icon.tsx';
import { sortRows, TwoLines } from '../office-parcel/table-cells.tsx';
import { decidedAction, possibleActions, proposedAction, type Decisions, type DeskAction } from './decisions.ts';
import { DecisionCell } from './decision-cell.tsx';
import { NowCell, ReturnedCell, StateCell } from './state-cells.tsx';
import { Discreet } from '../veil/discreet.tsx';

export interface ItemsTableProps {
  readonly items: readonly DeskItem[];
  readonly decisions: Decisions;
  readonly isCompact: boolean;
  readonly selection: Selection;
  readonly onSelectionChange: (selection: Selection) => void;
  readonly canDecide: boolean;
  readonly onDecide: (item: DeskItem, action: DeskAction) => void;
  readonly onOpen: (item: DeskItem) => void;
}

const actionOrder = ['keepBoth', 'restore', 'reject', 'writeBack', 'nothing'];
const sortValues = {
  file: (item: DeskItem) => `${item.folder}/${item.name}`,
  // What needs a look comes first.
  decision: (item: DeskItem) => (item.problem === null ? actionOrder.indexOf(item.done ?? proposedAction(item)) : -1),
};

export function ItemsTable(props: ItemsTableProps): ReactNode {
  const { items, decisions, isCompact, selection, onSelectionChange, canDecide, onDecide, onOpen } = props;
  const t = useT();
  const [sort, setSort] = useState<Sort>({ key: 'decision', direction: 'ascending' });
  const rows = useMemo(() => {
    const sorted = sortRows(items, sort, sortValues);
    return { rowCount: sorted.length, getRow: (index: number) => sorted[index] };
  }, [items, sort]);
  const isDone = items.length > 0 && items.every(({ done }) => done !== null);
  const columns = useMemo((): Column<DeskItem>[] => {
    const file: Column<DeskItem> = {
      key: 'file',
      title: t('returnsDesk.column.file'),
      width: { share: 1, min: isCompact ? 140 : 170 },
      isSortable: true,
      render: (item) => (
        <TwoLines
          icon={<FileIcon name={item.name} size={20} />}
          first={<Discreet>{item.name}</Discreet>}
          second={<Discreet>{item.folder === '' ? item.originalPath : item.folder}</Discreet>}
        />
      ),
    };
    const decision: Column<DeskItem> = {
      key: 'decision',
      title: isDone ? t('returnsDesk.column.result') : t('returnsDesk.column.decision'),
      width: isCompact ? 156 : 176,
      isSortable: true,
      render: (item) => <DecisionCell item={item} decisions={decisions} />,
    };
    if (isCompact) return [file, decision];
    return [
      file,
      {
        key: 'taken',
        title: t('returnsDesk.column.taken'),
        width: 158,
        render: (item) => <StateCell state={item.taken} />,
      },
      {
        key: 'now',
        title: t('returnsDesk.column.now'),
        width: 170,
        render: (item) => <NowCell item={item} />,
      },
      {
        key: 'returned',
        title: t('returnsDesk.column.returned'),
        width: 170,
        render: (item) => <ReturnedCell item={item} />,
      },
      decision,
    ];
  }, [t, decisions, isCompact, isDone]);
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <DataTable
        label={t('returnsDesk.title')}
        rows={rows}
        columns={columns}
        getKey={({ id }) => id}
        getText={({ name }) => name}
        sort={sort}
        onSort={setSort}
        {...(canDecide ? { selection, onSelectionChange } : {})}
        onOpen={onOpen}
        onActiveChange={(item) => {
          if (item) onOpen(item);
        }}
        getCommands={(item) => [
          {
            key: 'show',
            label: t('returnsDesk.panel.diff'),
            onPress: () => {
              onOpen(item);
            },
          },
          ...(canDecide ? possibleActions(item) : []).map((action, index) => ({
            key: action,
            label: t(`returnsDesk.action.${action}`),
            startsGroup: index === 0,
            isDisabled: decidedAction(item, decisions) === action,
            onPress: () => {
              onDecide(item, action);
            },
          })),
        ]}
        rowHeight={56}
        emptyState={
          <EmptyState icon={SearchX} title={t('returnsDesk.noneShown')}>
            {t('returnsDesk.noneShownText')}
          </EmptyState>
        }
      />
    </div>
  );
}
