/** The foot of an open return: in one sentence what will be written where, and the button that does it. */
import type { ReactNode } from 'react';
import type { DeskItem } from '../../../preload/contract/calls/desk.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { countActions, type Decisions } from './decisions.ts';

export interface SettleBarProps {
  readonly items: readonly DeskItem[];
  readonly decisions: Decisions;
  readonly isBusy: boolean;
  readonly onSettle: () => void;
}

const writing = ['writeBack', 'keepBoth', 'restore', 'reject'] as const;

export function SettleBar({ items, decisions, isBusy, onSettle }: SettleBarProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const counts = countActions(items, decisions);
  const parts = writing
    .filter((action) => counts[action] > 0)
    .map((action) => t(`returnsDesk.summary.${action}`, { count: counts[action] }));
  // The sentence ends with the files that are left alone, or with the last verb in its final form.
  const words =
    counts.nothing > 0
      ? format.list([...parts, t('returnsDesk.summary.nothing', { count: counts.nothing })])
      : t('returnsDesk.summary.joinLast', { parts: format.list(parts) });
  const isWriting = counts.writeBack + counts.keepBoth + counts.restore > 0;
  return (
    <section
      aria-label={t('returnsDesk.summary.title')}
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-lg border border-line bg-sunken px-5 py-3"
    >
      <div className="min-w-0 flex-1 basis-96">
        <p role="status" className="type-body font-bold">
          {t('returnsDesk.summary.sentence', { parts: words })}
        </p>
        <p className="type-small text-muted">
          {isWriting ? t('returnsDesk.summary.kept') : t('returnsDesk.summary.none')}
        </p>
      </div>
      <Button variant="primary" size="large" isDisabled={isBusy} onPress={onSettle}>
        {t('returnsDesk.settle.action')}
      </Button>
    </section>
  );
}
