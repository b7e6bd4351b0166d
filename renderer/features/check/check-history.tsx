/** Checks before work one below the other: when and where, what passed, and why work went on all the same. For office and worker. */
import type { ReactNode } from 'react';
import type { WorkSession } from '../../../preload/contract/check.ts';
import { reasonText } from '../../../resources/locales/check-words.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Section } from '../../ui/page.tsx';
import { CheckChart } from './check-chart.tsx';
import { ExceptionTable } from './exception-table.tsx';
import { VerdictChip } from './verdict-chip.tsx';

/** As many as the list shows. */
export const shownSessions = 100;

/** Everything there is to see of a device's checks, newest first. */
export function CheckHistory({ sessions }: { readonly sessions: readonly WorkSession[] }): ReactNode {
  const t = useT();
  return (
    <div className="flex flex-col gap-7">
      <Section title={t('check.chart.title')}>
        <CheckChart sessions={sessions} />
      </Section>
      <Section title={t('check.exceptions.title')}>
        <ExceptionTable sessions={sessions} />
      </Section>
      <Section title={t('check.history.list')}>
        <ul className="divide-y divide-line rounded-lg border border-line">
          {sessions.slice(0, shownSessions).map((session) => (
            <OneCheck key={session.sessionId} session={session} />
          ))}
        </ul>
      </Section>
    </div>
  );
}

function OneCheck({ session }: { readonly session: WorkSession }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { answers, gate, given, place, checkedAt } = session;
  const notable = answers.filter(({ check, verdict }) => verdict !== 'pass' && check !== 'wifi');
  const saidOf = (wanted: string): string =>
    [
      ...given.reasons.map(({ check, text }) => ({ check, text })),
      ...given.exceptions.map(({ check, reason }) => ({ check, text: reason })),
    ]
      .filter(({ check, text }) => check === wanted && text !== '')
      .map(({ text }) => text)
      .join(' ');
  return (
    <li className="flex flex-col gap-2 px-4 py-3.5">
      <p className="type-body flex flex-wrap items-baseline gap-x-3">
        <span className="font-bold">{format.dateTime(checkedAt)}</span>
        <span className="type-small text-muted">{t(`check.place.${place}`)}</span>
        <span className="type-small text-muted">
          {t('devices.checks.passed', { count: answers.length - notable.length, total: answers.length })}
        </span>
      </p>
      {notable.length > 0 && (
        <ul className="flex flex-col gap-1.5">
          {notable.map((answer) => (
            <li key={answer.check} className="type-small flex items-start gap-3">
              <VerdictChip verdict={answer.verdict} isExcused={gate.excused.includes(answer.check)} />
              <span className="min-w-0 flex-1">
                <span className="font-bold">{t(`check.name.${answer.check}`)}</span> {reasonText(t, answer)}
                {saidOf(answer.check) !== '' && (
                  <span className="block text-muted">{t('devices.checks.said', { text: saidOf(answer.check) })}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
