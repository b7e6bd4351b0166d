/** One request of the worker's own: what was asked, where it is, what the office answered. For requests-tab.tsx. */
import type { ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { Discreet } from '../veil/discreet.tsx';
import { itemWords } from './item-words.ts';
import { outcomeTones } from './outcome-tones.ts';
import { RequestText } from './request-text.tsx';

type Request = CallOutput<'software/requests'>[number];

export function OwnRequest({ request: { report, answer, journey } }: { readonly request: Request }): ReactNode {
  const t = useT();
  const format = useFormat();
  const state = answer?.outcome ?? 'waiting';
  return (
    <li className="flex flex-col gap-3 rounded-lg border border-line px-5 py-4">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <h3 className="type-body font-bold">
            {report.kind === 'software' ? report.name : itemWords(t, report.item)}
          </h3>
          <p className="type-small text-muted">
            {t(`reports.kind.${report.kind}`)} · {format.dateTime(report.at)} · {t(`reports.journey.${journey}`)}
          </p>
        </div>
        <StatusChip tone={outcomeTones[state]}>{t(`reports.state.${state}`)}</StatusChip>
      </div>
      <RequestText report={report} />
      {answer && (
        <div className="type-small rounded-md bg-sunken px-3.5 py-2.5">
          <p className="font-bold">{t('reports.requests.answer')}</p>
          {answer.text !== '' && (
            <p className="mt-0.5 whitespace-pre-wrap">
              <Discreet>{answer.text}</Discreet>
            </p>
          )}
          <p className="mt-0.5 text-muted">
            {t('reports.requests.by', { name: answer.answeredBy, date: format.dateTime(answer.answeredAt) })}
          </p>
        </div>
      )}
    </li>
  );
}
