/** The check before work (guideline 勤務者6–8, 12): runs by itself, asks the rest, and leads on to the passphrase. Nothing of the vault is open yet. */
import { RefreshCw } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { HandedIn } from '../../../preload/contract/check.ts';
import { automaticChecks } from '../../../preload/contract/check-policy.ts';
import { LockedFrame } from '../../app/locked-frame.tsx';
import type { EngineError } from '../../bridge/engine-error.ts';
import { useErrorText, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { StepActions } from '../../ui/step-actions.tsx';
import { CheckRow, type JudgedAnswer } from './check-row.tsx';
import { ManualList } from './manual-list.tsx';
import { PlaceChoice } from './place-choice.tsx';
import { useCheck, type Judged, type Terms } from './use-check.ts';
import { whatIsLeft } from './what-is-left.ts';

export interface CheckPageProps {
  readonly terms: Terms;
  /** Why the vault stayed locked after the last try. */
  readonly refusal: EngineError | null;
  /** What was answered before the vault stayed locked. */
  readonly before: HandedIn | null;
  /** All is answered: on to the passphrase. */
  readonly onDone: (handedIn: HandedIn) => void;
  /** To the passphrase without a check, where a fresh record is there. */
  readonly onSkip: (() => void) | null;
  readonly onContacts: () => void;
  /** To the checks so far, once the vault is open; `opensHistory`: that is where it will open. */
  readonly onHistory: () => void;
  readonly opensHistory: boolean;
  readonly onLeave: () => void;
}

const machineChecks: readonly string[] = [...automaticChecks, 'wifi'];
const isMachines = (answer: Judged['answers'][number]): answer is JudgedAnswer => machineChecks.includes(answer.check);

/** Rows that want something of the worker stand first and open; the others are one line until somebody wants to see them. */
function wantsSomething({ check, level, verdict }: JudgedAnswer): boolean {
  return check === 'wifi' ? verdict === 'fail' : level !== null && verdict !== 'pass';
}

export function CheckPage(props: CheckPageProps): ReactNode {
  const { terms, refusal, before, onDone, onSkip, onContacts, onHistory, opensHistory, onLeave } = props;
  const t = useT();
  const words = useErrorText();
  const now = useCheck(terms, before);
  const [areAllShown, setAreAllShown] = useState(false);
  const { handedIn, judged, facts, reading, error } = now;
  const { exceptions } = terms.policy;
  const rows = judged?.answers.filter(isMachines) ?? [];
  const open = rows.filter(wantsSomething);
  const fine = rows.filter((row) => !wantsSomething(row));
  const items = terms.manualItems[handedIn.place];
  const left = whatIsLeft(judged?.gate, handedIn);
  const machineTitle = useRef<HTMLHeadingElement>(null);
  // A row that passes now is folded away, and the button that had the focus with it.
  useEffect(() => {
    if (judged !== undefined && document.activeElement === document.body) machineTitle.current?.focus();
  }, [judged]);
  const row = (answer: JudgedAnswer): ReactNode =>
    judged && (
      <CheckRow key={answer.check} answer={answer} judged={judged} facts={facts} now={now} exceptions={exceptions} />
    );

  return (
    <LockedFrame
      title={t('check.title')}
      lead={t('check.page.lead')}
      focusKey="check"
      foot={
        <>
          <Button variant="text" onPress={onContacts}>
            {t('unlock.contacts')}
          </Button>
          {onSkip && (
            <Button variant="text" onPress={onSkip}>
              {t('check.page.skip')}
            </Button>
          )}
          <Button variant="text" onPress={onHistory}>
            {t('check.history.afterUnlock')}
          </Button>
          <Button variant="text" onPress={onLeave}>
            {t('unlock.other')}
          </Button>
        </>
      }
    >
      {opensHistory && <Banner tone="info" title={t('check.history.willOpen')} isLive />}
      {refusal && refusal.code !== 'check/needed' && <Banner tone="error" title={words(refusal)} isLive />}
      {error && <Banner tone="error" title={words(error)} isLive />}
      <PlaceChoice place={handedIn.place} onChange={now.setPlace} />
      {items.length > 0 && (
        <ManualList items={items} handedIn={handedIn} now={now} judged={judged} exceptions={exceptions} />
      )}
      <section className="flex flex-col gap-2">
        <div className="flex items-center justify-between gap-4">
          <h2 ref={machineTitle} tabIndex={-1} className="type-lead font-bold outline-none">
            {t('check.page.machine')}
          </h2>
          <Button
            size="small"
            icon={RefreshCw}
            onPress={() => {
              now.readAgain();
            }}
            isBusy={reading !== null && reading.only === null}
          >
            {t('check.page.again')}
          </Button>
        </div>
        {reading && (
          <ProgressBar
            label={t('check.page.reading', { done: reading.done, total: reading.total })}
            share={reading.total === 0 ? null : reading.done / reading.total}
          />
        )}
        {open.length > 0 && <ul className="divide-y divide-line rounded-lg border border-line">{open.map(row)}</ul>}
        {fine.length > 0 && (
          <div className="flex flex-col gap-2">
            <p className="type-body flex flex-wrap items-center justify-between gap-x-4">
              <span>{t('check.page.fine', { count: fine.filter(({ verdict }) => verdict === 'pass').length })}</span>
              <Button
                variant="text"
                size="small"
                aria-expanded={areAllShown}
                onPress={() => {
                  setAreAllShown(!areAllShown);
                }}
              >
                {areAllShown ? t('check.page.hide') : t('check.page.show')}
              </Button>
            </p>
            {areAllShown && <ul className="divide-y divide-line rounded-lg border border-line">{fine.map(row)}</ul>}
          </div>
        )}
      </section>
      <StepActions>
        <p role="status" className="type-small text-muted">
          {judged ? t(left === 0 ? 'check.page.ready' : 'check.page.left', { count: left }) : ''}
        </p>
        <Button
          variant="primary"
          size="large"
          isDisabled={judged === undefined || left > 0}
          onPress={() => {
            onDone(handedIn);
          }}
        >
          {t('check.page.next')}
        </Button>
      </StepActions>
    </LockedFrame>
  );
}
