/** How many files are due on which day. Past days are put together, so that the plot shows what is coming. */
import { useState, type ReactNode } from 'react';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Section } from '../../ui/page.tsx';
import { BarPlot } from '../../ui/plot.tsx';
import { dueBars } from './due-bars.ts';
import type { Home } from './figures.tsx';

export function DuePlot({ days }: { readonly days: Home['byDueDay'] }): ReactNode {
  const t = useT();
  const format = useFormat();
  const [now] = useState(() => new Date());
  const bars = dueBars(days, now);
  const labelOf = (key: string) =>
    key === 'overdue'
      ? t('office.home.plot.overdue')
      : key === 'later'
        ? t('office.home.plot.later')
        : key === 'none'
          ? t('office.home.plot.noDue')
          : t('office.home.plot.day', { day: Number(key.slice(8, 10)) });
  const wordsOf = (key: string) => (/^\d/u.test(key) ? format.date(key) : labelOf(key));
  return (
    <Section title={t('office.home.plot.title')} lead={t('office.home.plot.lead')}>
      <div className="rounded-lg border border-line px-4 pt-3 pb-2.5">
        {bars.length === 0 ? (
          <p className="type-small py-6 text-center text-muted">{t('office.home.plot.none')}</p>
        ) : (
          <BarPlot
            label={t('office.home.plot.title')}
            bars={bars.map(({ key, files, tone, isToday }) => ({
              key,
              label: isToday ? t('office.home.plot.today') : labelOf(key),
              value: files,
              tone,
              description: t('office.home.plot.bar', { day: wordsOf(key), count: files }),
              isEmphasized: isToday,
            }))}
          />
        )}
      </div>
    </Section>
  );
}
