/** How hard a new passphrase is to guess: five steps in words and bars, with advice. For the `meter` of a `PassphraseField`. */
import type { ReactNode } from 'react';
import { useT } from '../i18n/translate.tsx';
import { classNames } from './class-names.ts';

export type StrengthScore = 0 | 1 | 2 | 3 | 4;

export interface StrengthMeterProps {
  /** 0 (first guesses) to 4 (very strong); `null` before anything was typed. */
  readonly score: StrengthScore | null;
  /** What would make it better, in words. */
  readonly advice?: string | undefined;
}

const words = {
  0: 'ui.strength.0',
  1: 'ui.strength.1',
  2: 'ui.strength.2',
  3: 'ui.strength.3',
  4: 'ui.strength.4',
} as const;
const fills = ['bg-danger', 'bg-danger', 'bg-warning-line', 'bg-success', 'bg-success'] as const;

export function StrengthMeter({ score, advice }: StrengthMeterProps): ReactNode {
  const t = useT();
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center gap-3">
        <span aria-hidden className="flex flex-1 gap-1">
          {fills.map((_, step) => (
            <span
              key={step}
              className={classNames(
                'h-1.5 flex-1 rounded-full',
                score !== null && step <= score ? fills[score] : 'bg-neutral-soft',
              )}
            />
          ))}
        </span>
        <span role="status" className="type-small min-w-32 text-right text-muted">
          {t('ui.strength.label')}: {score === null ? '—' : t(words[score])}
        </span>
      </div>
      {advice !== undefined && advice !== '' && <p className="type-small text-muted">{advice}</p>}
    </div>
  );
}
