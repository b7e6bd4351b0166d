/** What a device notices of its user's absence, as its newest return told, and what to do about what it does not. */
import { Ban, CircleCheck, CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CoverageState } from '../../../preload/contract/away.ts';
import type { DeviceRow } from '../../../preload/contract/calls/office.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Card, Section } from '../../ui/page.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';

const looks = {
  works: { tone: 'success', icon: CircleCheck },
  untested: { tone: 'warning', icon: CircleHelp },
  unavailable: { tone: 'neutral', icon: Ban },
} as const;

/** Nobody asked for it: that is no shortcoming of the device. */
function isWanted({ reason }: CoverageState): boolean {
  return reason !== 'notSet' && reason !== 'notAsked';
}

export function DeviceCoverage({ device: { coverage } }: { readonly device: DeviceRow }): ReactNode {
  const t = useT();
  const format = useFormat();
  if (coverage === null) {
    return (
      <Section title={t('devices.coverage.title')}>
        <p className="type-small text-muted">{t('devices.coverage.none')}</p>
      </Section>
    );
  }
  const wanted = coverage.signals.filter(isWanted);
  return (
    <Section
      title={t('devices.coverage.title')}
      lead={t('devices.coverage.lead', { when: format.dateTime(coverage.at) })}
    >
      <Card isFlush>
        {(['works', 'untested', 'unavailable'] as const).map((state) => (
          <Group key={state} state={state} signals={wanted.filter((each) => each.state === state)} />
        ))}
      </Card>
    </Section>
  );
}

interface GroupProps {
  readonly state: CoverageState['state'];
  readonly signals: readonly CoverageState[];
}

function Group({ state, signals }: GroupProps): ReactNode {
  const t = useT();
  if (signals.length === 0) return null;
  const { tone, icon } = looks[state];
  return (
    <div className="flex flex-col items-start gap-2 border-t border-line px-5 py-4 first:border-t-0">
      <StatusChip tone={tone} icon={icon}>
        {t(`devices.coverage.state.${state}`, { count: signals.length })}
      </StatusChip>
      <ul className="type-small flex flex-wrap gap-x-4 gap-y-0.5">
        {signals.map(({ signal, reason }) => (
          <li key={signal}>
            {t(`away.signal.${signal}.name`)}
            {reason !== null && (
              <span className="text-muted">
                {t('devices.coverage.because', { reason: t(`devices.coverage.reason.${reason}`) })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {state !== 'works' && <p className="phrases type-small text-muted">{t(`devices.coverage.todo.${state}`)}</p>}
    </div>
  );
}
