/** The files that are due next, overdue first; one press opens the file. */
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { TakeoutRow } from '../../../preload/contract/values.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { FileIcon } from '../../ui/file-icon.tsx';
import { Section } from '../../ui/page.tsx';
import { DueDate, TakeoutStateChip } from '../files/takeout-state.tsx';
import { Discreet } from '../veil/discreet.tsx';

const mostLines = 6;

export function DueSoonList({ rows, now }: { readonly rows: readonly TakeoutRow[]; readonly now: number }): ReactNode {
  const t = useT();
  const { go } = useNavigation();
  return (
    <Section
      title={t('home.soon.title')}
      actions={
        <Button
          variant="text"
          size="small"
          onPress={() => {
            go({ page: 'files' });
          }}
        >
          {t('home.soon.all')}
        </Button>
      }
    >
      <ul className="overflow-hidden rounded-lg border border-line">
        {rows.slice(0, mostLines).map((row) => (
          <li key={row.id} className="border-b border-line last:border-b-0">
            <AriaButton
              onPress={() => {
                go({ page: 'file', id: row.id });
              }}
              className="focus-inset grid w-full grid-cols-[1.25rem_minmax(0,1fr)_8.5rem_7.5rem_1.25rem] items-center gap-3 px-5 py-2.5 text-left text-[0.875rem] data-hovered:bg-hover data-pressed:bg-pressed"
            >
              <FileIcon name={row.name} size={20} />
              <span className="min-w-0">
                <span className="block truncate leading-snug font-medium">
                  <Discreet>{row.name}</Discreet>
                </span>
                <span className="block truncate text-[0.8125rem] leading-snug text-muted">
                  <Discreet>{row.folder}</Discreet>
                </span>
              </span>
              <span className="flex">
                <TakeoutStateChip row={row} />
              </span>
              <DueDate row={row} now={now} />
              <ChevronRight aria-hidden size={18} className="text-muted" />
            </AriaButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}
