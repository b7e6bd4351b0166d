/** How a device fared over the last month: definitions' age, pending updates and results by day, drawn and as a table. */
import { useState, type ReactNode } from 'react';
import type { WorkSession } from '../../../preload/contract/check.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { DayChart, type DayBar, type DayTone } from '../../ui/day-chart.tsx';
import { checkDays, lastDays, type CheckDay } from './check-days.ts';

const shownDays = 30;
const tones = { pass: 'success', cannotTell: 'warning', fail: 'danger' } as const;
const verdicts = ['pass', 'cannotTell', 'fail'] as const;

/** Today where the reader is. */
function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function CheckChart({ sessions }: { readonly sessions: readonly WorkSession[] }): ReactNode {
  const t = useT();
  const format = useFormat();
  const [last] = useState(today);
  const days = lastDays(checkDays(sessions), last, shownDays);
  const known = days.flatMap(({ check }) => check ?? []);
  const from = format.shortDate(days[0]?.day ?? last);
  const to = format.shortDate(last);
  const bars = (parts: (check: CheckDay) => DayBar['parts']): DayBar[] =>
    days.map(({ day, check }) => ({ key: day, parts: check && parts(check) }));
  const one = (value: number | null, tone: DayTone): DayBar['parts'] => (value === null ? null : [{ value, tone }]);
  const label = (title: string): string => t('check.chart.label', { title, from, to, count: known.length });
  const shared = { from, to };
  if (known.length === 0) return <p className="type-small text-muted">{t('check.chart.none')}</p>;
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-1 gap-3 lg:grid-cols-3">
        <DayChart
          {...shared}
          title={t('check.chart.definitions')}
          label={label(t('check.chart.definitions'))}
          days={bars(({ definitionsDays }) => one(definitionsDays, 'accent'))}
        />
        <DayChart
          {...shared}
          title={t('check.chart.updates')}
          label={label(t('check.chart.updates'))}
          days={bars(({ pendingUpdates }) => one(pendingUpdates, 'accent'))}
        />
        <DayChart
          {...shared}
          title={t('check.chart.results')}
          label={label(t('check.chart.results'))}
          days={bars(({ results }) => verdicts.map((verdict) => ({ value: results[verdict], tone: tones[verdict] })))}
          legend={verdicts.map((verdict) => ({ label: t(`check.verdict.${verdict}`), tone: tones[verdict] }))}
        />
      </div>
      <details className="type-small">
        <summary className="focus-mark w-fit cursor-pointer text-link underline">{t('check.chart.table')}</summary>
        <DayTable days={known} />
      </details>
    </div>
  );
}

function DayTable({ days }: { readonly days: readonly CheckDay[] }): ReactNode {
  const t = useT();
  const format = useFormat();
  const number = (value: number | null): string => (value === null ? t('check.chart.untold') : format.number(value));
  const head = [
    t('check.chart.day'),
    t('check.chart.definitions'),
    t('check.chart.updates'),
    ...verdicts.map((verdict) => t(`check.verdict.${verdict}`)),
  ];
  return (
    <table className="mt-2 w-full border-collapse">
      <caption className="sr-only">{t('check.chart.title')}</caption>
      <thead>
        <tr>
          {head.map((title) => (
            <th key={title} scope="col" className="border-b border-line-strong px-2 py-1.5 text-left font-bold">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...days].reverse().map(({ day, definitionsDays, pendingUpdates, results }) => (
          <tr key={day}>
            <th scope="row" className="border-b border-line px-2 py-1.5 text-left font-normal">
              {format.shortDate(day)}
            </th>
            {[definitionsDays, pendingUpdates, ...verdicts.map((verdict) => results[verdict])].map((value, index) => (
              <td key={head[index + 1]} className="border-b border-line px-2 py-1.5">
                {number(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
