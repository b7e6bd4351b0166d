/** Files that should have been back by now, with whom to ask. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { TakeoutRow } from '../../../preload/contract/values.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { FileIcon } from '../../ui/file-icon.tsx';
import { Section } from '../../ui/page.tsx';
import { Discreet } from '../veil/discreet.tsx';

const shown = 6;

export interface OverdueListProps {
  readonly rows: readonly TakeoutRow[];
  readonly total: number;
}

export function OverdueList({ rows, total }: OverdueListProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const { go } = useNavigation();
  const [now] = useState(() => Date.now());
  if (rows.length === 0) return null;
  return (
    <Section
      title={t('office.home.overdue.title')}
      actions={
        total > shown && (
          <Button
            size="small"
            onPress={() => {
              go({ page: 'office-ledger', filter: 'overdue' });
            }}
          >
            {t('office.home.overdue.all')}
          </Button>
        )
      }
    >
      <ul className="rounded-lg border border-line">
        {rows.slice(0, shown).map((row) => (
          <li key={row.id} className="flex items-center gap-3 border-b border-line px-5 py-2.5 last:border-b-0">
            <FileIcon name={row.name} size={20} />
            <span className="min-w-0 flex-1">
              <span className="type-body block truncate font-medium">
                <Discreet>{row.name}</Discreet>
              </span>
              <span className="type-small block truncate text-muted">
                <Discreet>{t('office.pair', { one: row.workerName ?? '', other: row.deviceName ?? '' })}</Discreet>
              </span>
            </span>
            {row.dueAt !== null && (
              <span className="type-small shrink-0 text-right">
                <span className="block font-bold text-danger">{format.relative(row.dueAt, now)}</span>
                <span className="block text-muted">{format.date(row.dueAt)}</span>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
