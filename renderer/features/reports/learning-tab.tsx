/** The policy's awareness cards: which are done, and one opened to be read and answered. For reports-page.tsx. */
import { Lightbulb } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { LoadingOrFailure } from '../office-parcel/loading-or-failure.tsx';
import { CardDialog } from './card-dialog.tsx';
import { readingTones } from './reading-tones.ts';

export function LearningTab(): ReactNode {
  const t = useT();
  const format = useFormat();
  const list = useCall('learning/cards', {}, { changedBy: ['reports', 'policy'] });
  const [openId, setOpenId] = useState<string | null>(null);
  const { value } = list;
  if (!value) return <LoadingOrFailure call={list} />;
  if (value.length === 0) {
    return (
      <EmptyState icon={Lightbulb} title={t('reports.learning.none')}>
        <p>{t('reports.learning.noneText')}</p>
      </EmptyState>
    );
  }
  const open = value.find(({ id }) => id === openId);
  return (
    <div className="flex flex-col gap-4">
      <p className="type-small text-muted">{t('reports.learning.lead')}</p>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {value.map(({ id, title, state, at }) => (
          <li key={id} className="flex items-center gap-4 px-5 py-3">
            <div className="min-w-0 flex-1">
              <h2 className="type-body font-bold">{title}</h2>
              {at !== null && <p className="type-small text-muted">{format.dateTime(at)}</p>}
            </div>
            <StatusChip tone={readingTones[state]}>{t(`reports.learning.state.${state}`)}</StatusChip>
            <Button
              size="small"
              aria-label={`${state === 'passed' ? t('reports.learning.again') : t('reports.learning.open')}: ${title}`}
              onPress={() => {
                setOpenId(id);
              }}
            >
              {state === 'passed' ? t('reports.learning.again') : t('reports.learning.open')}
            </Button>
          </li>
        ))}
      </ul>
      {open && (
        <CardDialog
          card={open}
          onClose={() => {
            setOpenId(null);
          }}
        />
      )}
    </div>
  );
}
