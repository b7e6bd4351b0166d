/** The answers of a self-inspection beside those of the one before. For the worker's and the office's pages. */
import type { ReactNode } from 'react';
import type { InspectionAnswer, InspectionReport } from '../../../preload/contract/reports.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';
import { itemWords } from './item-words.ts';

const tones: Record<InspectionAnswer, Tone> = { yes: 'success', no: 'warning', notMine: 'neutral' };

export interface InspectionResultProps {
  readonly now: InspectionReport;
  readonly before: InspectionReport | null;
}

export function InspectionResult({ now, before }: InspectionResultProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const earlier = new Map(before?.answers.map(({ item, answer }) => [item, answer]));
  return (
    <div className="flex flex-col gap-2">
      {before && (
        <p className="type-small text-muted">
          {t('reports.inspection.compare', { date: format.calendarDay(before.at) })}
        </p>
      )}
      <div className="overflow-hidden rounded-lg border border-line">
        <table className="w-full border-collapse text-left">
          <thead>
            <tr className="type-small border-b border-line bg-sunken">
              <th scope="col" className="px-5 py-2 font-bold">
                {t('reports.inspection.column.item')}
              </th>
              <th scope="col" className="w-36 px-3 py-2 font-bold">
                {t('reports.inspection.column.now')}
              </th>
              {before && (
                <th scope="col" className="w-44 px-3 py-2 font-bold">
                  {t('reports.inspection.column.before')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {now.answers.map(({ item, answer }) => {
              const then = earlier.get(item);
              const change =
                answer === 'yes' && then === 'no' ? 'better' : answer === 'no' && then === 'yes' ? 'worse' : null;
              return (
                <tr key={item} className="border-b border-line align-top last:border-b-0">
                  <td className="type-small px-5 py-2.5">{itemWords(t, item)}</td>
                  <td className="px-3 py-2.5">
                    <StatusChip tone={tones[answer]}>{t(`reports.answer.${answer}`)}</StatusChip>
                  </td>
                  {before && (
                    <td className="type-small px-3 py-2.5 text-muted">
                      {then !== undefined && t(`reports.answer.${then}`)}
                      {change !== null && (
                        <span className={`block font-bold ${change === 'better' ? 'text-success' : 'text-warning'}`}>
                          {t(`reports.inspection.${change}`)}
                        </span>
                      )}
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
