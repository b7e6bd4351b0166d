/** The files of a return: which ones are shown, deciding for many at once, the table, and the panel about the one at hand. */
import { ListChecks } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import type { DeskItem } from '../../../preload/contract/calls/desk.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { emptySelection, isSelected, selectedCount } from '../../ui/data-table/selection.ts';
import { SelectionBar } from '../../ui/data-table/selection-bar.tsx';
import { Menu } from '../../ui/menu.tsx';
import { FilterChips } from '../office-parcel/filter-chips.tsx';
import {
  decideAll,
  matchesFilter,
  possibleActions,
  type Decisions,
  type DeskAction,
  type DeskFilter,
} from './decisions.ts';
import { ItemPanel } from './item-panel.tsx';
import { ItemsTable } from './items-table.tsx';

export interface ReturnItemsProps {
  readonly returnId: string;
  readonly items: readonly DeskItem[];
  readonly decisions: Decisions;
  readonly onDecide: (decisions: Decisions) => void;
  readonly isDisabled: boolean;
}

const filters = ['all', 'attention', 'changed', 'problem'] as const satisfies readonly DeskFilter[];
const bulkActions = ['writeBack', 'keepBoth', 'reject'] as const satisfies readonly DeskAction[];

export function ReturnItems({ returnId, items, decisions, onDecide, isDisabled }: ReturnItemsProps): ReactNode {
  const t = useT();
  const [filter, setFilter] = useState<DeskFilter>('all');
  const [selection, setSelection] = useState(emptySelection);
  const [openId, setOpenId] = useState<string | null>(null);
  const shown = useMemo(() => items.filter((item) => matchesFilter(item, filter)), [items, filter]);
  const openItem = items.find(({ id }) => id === openId);
  const chosen = selectedCount(selection, shown.length);
  const isOpen = items.some(({ done }) => done === null);

  const decide = (action: DeskAction, matches: (item: DeskItem) => boolean) => {
    onDecide(decideAll(items, decisions, action, matches));
  };
  return (
    <div className="flex min-h-[22rem] flex-1 flex-col gap-3">
      {chosen > 0 && isOpen ? (
        <SelectionBar
          count={chosen}
          onClear={() => {
            setSelection(emptySelection);
          }}
        >
          {bulkActions.map((action) => (
            <Button
              key={action}
              size="small"
              isDisabled={
                isDisabled ||
                !shown.some((item) => isSelected(selection, item.id) && possibleActions(item).includes(action))
              }
              onPress={() => {
                const ids = new Set(shown.filter((item) => isSelected(selection, item.id)).map(({ id }) => id));
                decide(action, ({ id }) => ids.has(id));
              }}
            >
              {t(`returnsDesk.action.${action}`)}
            </Button>
          ))}
        </SelectionBar>
      ) : (
        <div className="flex min-h-9 flex-wrap items-center justify-between gap-3">
          <FilterChips
            label={t('returnsDesk.filter.label')}
            options={filters
              .map((key) => ({
                key,
                label: t(`returnsDesk.filter.${key}`),
                count: items.filter((item) => matchesFilter(item, key)).length,
              }))
              .filter(({ key, count }) => key === 'all' || key === filter || count > 0)}
            selected={filter}
            onSelect={setFilter}
          />
          {isOpen && (
            <Menu
              label={t('returnsDesk.bulk.label')}
              trigger={
                <Button size="small" icon={ListChecks} isDisabled={isDisabled}>
                  {t('returnsDesk.bulk.label')}
                </Button>
              }
              commands={[
                {
                  key: 'proposals',
                  label: t('returnsDesk.bulk.proposals'),
                  onPress: () => {
                    onDecide(new Map());
                  },
                },
                {
                  key: 'keepBoth',
                  label: t('returnsDesk.bulk.keepBothAll'),
                  onPress: () => {
                    decide('keepBoth', () => true);
                  },
                },
                {
                  key: 'reject',
                  label: t('returnsDesk.bulk.rejectAll'),
                  startsGroup: true,
                  onPress: () => {
                    decide('reject', () => true);
                  },
                },
              ]}
            />
          )}
        </div>
      )}
      <div className="flex min-h-0 flex-1 overflow-hidden rounded-lg border border-line">
        <ItemsTable
          items={shown}
          decisions={decisions}
          isCompact={openItem !== undefined}
          selection={selection}
          onSelectionChange={setSelection}
          canDecide={isOpen && !isDisabled}
          onDecide={(item, action) => {
            decide(action, ({ id }) => id === item.id);
          }}
          onOpen={({ id }) => {
            setOpenId(id);
          }}
        />
        {openItem && (
          <ItemPanel
            key={openItem.id}
            returnId={returnId}
            item={openItem}
            decisions={decisions}
            isDisabled={isDisabled}
            onDecide={(action) => {
              decide(action, ({ id }) => id === openItem.id);
            }}
            onClose={() => {
              setOpenId(null);
            }}
          />
        )}
      </div>
    </div>
  );
}
