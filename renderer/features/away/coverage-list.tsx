/** For each thing that may lock the vault: whether this machine notices it, how that is known, and how to try it. */
import { Ban, CircleCheck, CircleHelp, Minus, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SignalCoverage, SignalId, SignalReason } from '../../../preload/contract/away.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';
import { useCoverage, type SelfTest } from './use-coverage.ts';

/** What somebody can bring about by hand while looking at this list. */
const canBeTried: ReadonlySet<SignalId> = new Set([
  'screenLock',
  'sessionSwitch',
  'suspend',
  'lid',
  'screenSaver',
  'displayOff',
  'stick',
]);

/** Where the machine could tell, or something else has to take its place; not where there is nothing to notice. */
const canBeHelped: ReadonlySet<SignalReason> = new Set(['noBus', 'noService', 'noSystem']);

export function CoverageList({ isOpen }: { readonly isOpen: boolean }): ReactNode {
  const t = useT();
  const { coverage, error, test, startTest } = useCoverage();
  const tested = coverage?.filter(({ state }) => state === 'works').length ?? 0;
  return (
    <div className="flex flex-col gap-3">
      <ErrorBanner error={error} title={t('app.loadFailed')} />
      <p role="status" className="type-body">
        {coverage ? t('away.coverage.summary', { tested, total: coverage.length }) : t('common.loading')}
      </p>
      {coverage && (
        <Card isFlush>
          <ul aria-label={t('away.coverage.title')}>
            {coverage.map((each) => (
              <Signal
                key={each.signal}
                coverage={each}
                test={test?.signal === each.signal ? test : null}
                isOtherTested={test?.state === 'waiting' && test.signal !== each.signal}
                isOpen={isOpen}
                onTry={startTest}
              />
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

interface SignalProps {
  readonly coverage: SignalCoverage;
  readonly test: SelfTest | null;
  readonly isOtherTested: boolean;
  readonly isOpen: boolean;
  readonly onTry: (signal: SignalId) => void;
}

function Signal({ coverage, test, isOtherTested, isOpen, onTry }: SignalProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const { signal, state, sources, reason, seenAt } = coverage;
  const isWaiting = test?.state === 'waiting';
  return (
    <li className="border-t border-line px-5 py-4 first:border-t-0">
      <div className="flex items-start justify-between gap-6">
        <div className="min-w-0">
          <h3 className="type-body font-bold">{t(`away.signal.${signal}.name`)}</h3>
          <p className="type-small text-muted">{t(`away.signal.${signal}.text`)}</p>
        </div>
        <span className="flex shrink-0 flex-col items-end gap-2">
          <StateChip coverage={coverage} />
          {canBeTried.has(signal) && state !== 'unavailable' && (
            <Button
              size="small"
              isBusy={isWaiting}
              isDisabled={isOtherTested}
              aria-label={t('away.test.actionFor', { signal: t(`away.signal.${signal}.name`) })}
              onPress={() => {
                onTry(signal);
              }}
            >
              {t('away.test.action')}
            </Button>
          )}
        </span>
      </div>
      {sources.length > 0 && (
        <p className="type-small mt-2 flex flex-wrap items-baseline gap-x-2 text-muted">
          {t('away.coverage.source')}
          <span className="type-code break-all">{sources.join(', ')}</span>
        </p>
      )}
      {seenAt !== null && (
        <p className="type-small text-muted">{t('away.coverage.seenAt', { when: format.dateTime(seenAt) })}</p>
      )}
      {state === 'unavailable' && reason !== null && (
        <div className="type-small mt-2">
          <p>{t(`away.reason.${reason}`)}</p>
          {canBeHelped.has(reason) && <p>{t(`away.signal.${signal}.instead`)}</p>}
        </div>
      )}
      <div role="status" className="empty:hidden">
        {test && (
          <p className="type-small mt-3 rounded-md bg-sunken px-3 py-2">
            {test.state === 'waiting' && (
              <>
                <b>{t(`away.signal.${signal}.try`)}</b> {isOpen ? t('away.test.locks') : t('away.test.waiting')}
              </>
            )}
            {test.state === 'seen' && <b className="text-success">{t('away.test.seen')}</b>}
            {test.state === 'missed' && (
              <>
                <b>{t('away.test.missed')}</b> {t(`away.signal.${signal}.instead`)}
              </>
            )}
          </p>
        )}
      </div>
    </li>
  );
}

const looks: Record<SignalCoverage['state'], { tone: Tone; icon: LucideIcon }> = {
  works: { tone: 'success', icon: CircleCheck },
  untested: { tone: 'warning', icon: CircleHelp },
  unavailable: { tone: 'neutral', icon: Ban },
};

function StateChip({ coverage: { state, reason } }: { readonly coverage: SignalCoverage }): ReactNode {
  const t = useT();
  // Nobody wants it: that is no shortcoming of the machine.
  if (reason === 'notSet' || reason === 'notAsked') {
    return (
      <StatusChip tone="neutral" icon={Minus}>
        {t('away.state.notUsed')}
      </StatusChip>
    );
  }
  const { tone, icon } = looks[state];
  return (
    <StatusChip tone={tone} icon={icon}>
      {t(`away.state.${state}`)}
    </StatusChip>
  );
}
