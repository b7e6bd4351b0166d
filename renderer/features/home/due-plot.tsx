/** How many files are due when: overdue, today, tomorrow, the next days, and what comes later. */
import type { ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { BarPlot, type BarPlotBar } from '../../ui/plot.tsx';
import { localDay } from '../files/takeout-state.tsx';

type DueDays = CallOutput<'worker/home'>['byDueDay'];

const daysAhead = 4;

export function DuePlot({ byDueDay, now }: { readonly byDueDay: DueDays; readonly now: number }): ReactNode {
  const t = useT();
  const format = useFormat();
  const today = new Date(now);
  const days = Array.from({ length: daysAhead }, (_, ahead) =>
    localDay(new Date(today.getFullYear(), today.getMonth(), today.getDate() + ahead)),
  );
  const last = days.at(-1) ?? '';
  const filesWhere = (wanted: (entry: DueDays[number]) => boolean) =>
    byDueDay.filter(wanted).reduce((sum, { files }) => sum + files, 0);
  const bar = (key: string, label: string, spoken: string, value: number, tone: BarPlotBar['tone']): BarPlotBar => ({
    key,
    label,
    value,
    tone,
    description: t('home.due.bar', { day: spoken, count: value }),
  });

  const bars = [
    bar(
      'overdue',
      t('home.due.overdueShort'),
      t('home.due.overdue'),
      filesWhere(({ overdue }) => overdue),
      'danger',
    ),
    ...days.map((day, ahead) => {
      const value = filesWhere((entry) => entry.day === day && !entry.overdue);
      const label = ahead === 0 ? t('home.due.today') : String(Number(day.slice(8)));
      const bare = bar(day, label, format.date(day), value, ahead <= 1 ? 'warning' : 'accent');
      return { ...bare, isEmphasized: ahead === 0 };
    }),
    bar(
      'later',
      t('home.due.laterShort'),
      t('home.due.later'),
      filesWhere(({ day, overdue }) => !overdue && (day === null || day > last)),
      'neutral',
    ),
  ];
  return <BarPlot label={t('home.due.plot')} bars={bars} />;
}
