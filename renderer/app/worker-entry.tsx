/** A worker's way into his vault: the check before work where the policy asks for one, then the passphrase. For locked-app.tsx. */
import { useState, type ReactNode } from 'react';
import type { HandedIn } from '../../preload/contract/check.ts';
import type { EngineError } from '../bridge/engine-error.ts';
import { useCall } from '../bridge/use-call.ts';
import { useSession, useSessionStore } from './session-context.tsx';
import { CheckPage } from '../features/check/check-page.tsx';
import { UnlockPage, type UnlockPageProps } from '../features/unlock/unlock-page.tsx';
import { Connecting } from './connecting.tsx';

type Step =
  | { readonly at: 'begin' }
  | { readonly at: 'check'; readonly refusal: EngineError | null; readonly before: HandedIn | null }
  | { readonly at: 'passphrase'; readonly handedIn: HandedIn | null };

export function WorkerEntry(props: Omit<UnlockPageProps, 'check' | 'onCheck'>): ReactNode {
  const [step, setStep] = useState<Step>({ at: 'begin' });
  const session = useSessionStore();
  const opensHistory = useSession((state) => state.afterUnlock?.page === 'checks');
  const { value: terms, error, reload } = useCall('check/terms', {});
  // Nothing to decide with yet; where no policy can be read, the unlock page says so.
  if (terms === undefined && error === undefined) return <Connecting name={props.vault.officeName} />;
  const isAsked = terms?.isWanted === true && terms.last?.isFresh !== true;
  if (terms && (step.at === 'check' || (step.at === 'begin' && isAsked))) {
    return (
      <CheckPage
        terms={terms}
        refusal={step.at === 'check' ? step.refusal : null}
        before={step.at === 'check' ? step.before : null}
        onDone={(handedIn) => {
          setStep({ at: 'passphrase', handedIn });
        }}
        onSkip={
          isAsked
            ? null
            : () => {
                setStep({ at: 'passphrase', handedIn: null });
              }
        }
        onContacts={props.onContacts}
        onHistory={() => {
          session.setAfterUnlock({ page: 'checks' });
        }}
        opensHistory={opensHistory}
        onLeave={props.onLeave}
      />
    );
  }
  return (
    <UnlockPage
      {...props}
      check={step.at === 'passphrase' ? step.handedIn : null}
      onCheck={
        terms?.isWanted === true
          ? (refusal) => {
              // The vault knows better than what lies beside it, and may have written that anew: another policy, another day.
              reload();
              setStep({ at: 'check', refusal, before: step.at === 'passphrase' ? step.handedIn : null });
            }
          : null
      }
    />
  );
}
