/** The columns of the list of memos. */
import { CreditCard } from 'lucide-react';
import { useMemo } from 'react';
import type { MemoRow } from '../../../preload/contract/memo.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { StatusChip } from '../../ui/status-chip.tsx';
import { TwoLines } from '../office-parcel/table-cells.tsx';
import { Discreet } from '../veil/discreet.tsx';
import { stateOf, stateTones } from './memo-words.ts';

export function useMemoColumns(onOpen: (row: MemoRow) => void): readonly Column<MemoRow>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'service',
        title: t('memo.column.service'),
        width: { share: 2, min: 170 },
        isSortable: true,
        render: (row) => (
          <TwoLines
            first={<Discreet>{row.service}</Discreet>}
            second={<Discreet>{row.account}</Discreet>}
            onPress={() => {
              onOpen(row);
            }}
          />
        ),
      },
      {
        key: 'state',
        title: t('memo.column.state'),
        width: 136,
        isSortable: true,
        render: (row) => <StatusChip tone={stateTones[stateOf(row)]}>{t(`memo.state.${stateOf(row)}`)}</StatusChip>,
      },
      {
        key: 'next',
        title: t('memo.column.next'),
        width: { share: 3, min: 200 },
        render: ({ weakness, changeNow }) =>
          weakness === null ? (
            <span className="text-muted">{t('memo.next.none')}</span>
          ) : (
            <TwoLines
              first={t(`memo.next.${weakness}`)}
              second={changeNow ? t(`memo.reason.${changeNow.reason}`) : t(`memo.weakness.${weakness}`)}
            />
          ),
      },
      { key: 'kind', title: t('memo.column.kind'), width: 148, render: ({ kind }) => t(`memo.kind.${kind}`) },
      {
        key: 'changedAt',
        title: t('memo.column.changedAt'),
        width: 152,
        isSortable: true,
        render: ({ changedAt }) => format.date(changedAt),
      },
      {
        key: 'card',
        title: t('memo.column.card'),
        width: 72,
        render: ({ onCard }) =>
          onCard && <CreditCard role="img" aria-label={t('memo.history.printed')} size={18} className="text-muted" />,
      },
    ],
    [t, format, onOpen],
  );
}
