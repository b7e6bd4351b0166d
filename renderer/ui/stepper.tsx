/** Where one is in a procedure of a few steps. Shows only; the page has the buttons. */
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../i18n/translate.tsx';
import { classNames } from './class-names.ts';

export interface StepperProps {
  readonly steps: readonly string[];
  /** Index of the step under way; `steps.length` when all are done. */
  readonly current: number;
}

export function Stepper({ steps, current }: StepperProps): ReactNode {
  const t = useT();
  return (
    <ol aria-label={t('ui.stepper.label')} className="flex w-full">
      {steps.map((step, index) => {
        const state = index < current ? 'done' : index === current ? 'current' : 'upcoming';
        return (
          <li
            key={step}
            aria-current={state === 'current' ? 'step' : undefined}
            className="relative flex flex-1 flex-col items-center gap-2 px-2 text-center"
          >
            {index > 0 && (
              <span
                aria-hidden
                className={classNames(
                  'absolute top-[0.9375rem] right-1/2 left-[-50%] mx-5 border-t-2',
                  index <= current ? 'border-accent-line' : 'border-line',
                )}
              />
            )}
            <span
              className={classNames(
                'relative grid size-8 place-items-center rounded-full border-2 text-[0.875rem] font-bold',
                state === 'done' && 'border-accent bg-accent text-on-accent',
                state === 'current' && 'border-accent-line bg-canvas text-ink',
                state === 'upcoming' && 'border-line bg-canvas text-muted',
              )}
            >
              {state === 'done' ? (
                <Check aria-hidden size={17} strokeWidth={3} />
              ) : (
                <span aria-hidden>{index + 1}</span>
              )}
            </span>
            <span className={classNames('type-small', state === 'current' ? 'font-bold' : 'text-muted')}>
              <span className="sr-only">
                {t('ui.stepper.position', { current: index + 1, total: steps.length })} {t(stateWords[state])}:{' '}
              </span>
              {step}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

const stateWords = {
  done: 'ui.stepper.done',
  current: 'ui.stepper.current',
  upcoming: 'ui.stepper.upcoming',
} as const;
