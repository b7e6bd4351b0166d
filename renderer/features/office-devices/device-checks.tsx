/** What came back of a device's checks before work: when and where, what passed, and why work went on all the same. */
import { ClipboardCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { WorkSession } from '../../../preload/contract/check.ts';
import { reasonText } from '../../../resources/locales/check-words.ts';
import { useCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { VerdictChip } from '../check/verdict-chip.tsx';
import { LoadingOrFailure } from '../office-parcel/loading-or-failure.tsx';

const shown = 100;

export function DeviceChecks({ deviceId }: { readonly deviceId: string }): ReactNode {
  const t = useT();
  const sessions = useCall('office/work-sessions', { deviceId, limit: shown }, { changedBy: ['devices', 'returns'] });
  if (!sessions.value) return <LoadingOrFailure call={sessions} />;
  if (sessions.value.length === 0) {
    return (
      <EmptyState icon={ClipboardCheck} title={t('devices.checks.none')}>
        {t('devices.checks.noneText')}
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-line rounded-lg border border-line">
      {sessions.value.map((session) => (
        <OneCheck key={session.sessionId} session={session} />
      ))}
    </ul>
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
