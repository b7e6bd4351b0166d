/** What somebody who finds the memo would need: in words, as a number, and how to do better. */
import { CircleAlert, ShieldCheck, ShieldQuestionMark } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { useT } from '../../i18n/translate.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useGuesses } from './use-guesses.ts';

export type Weighed = CallOutput<'memo/weigh'>;

export interface FinderReportProps {
  /** `waiting`: not all was typed; `busy`: the engine counts; `failed`: it could not. */
  readonly weighed: Weighed | 'waiting' | 'busy' | 'failed';
}

export function FinderReport({ weighed }: FinderReportProps): ReactNode {
  const t = useT();
  const finder = typeof weighed === 'string' ? null : weighed.finder;
  const isBad = typeof weighed !== 'string' && (weighed.asWritten || finder?.ok === false);
  const Icon = isBad ? CircleAlert : finder ? ShieldCheck : ShieldQuestionMark;
  return (
    <section
      aria-label={t('memo.finder.title')}
      className={classNames(
        'flex gap-3 rounded-lg border px-4 py-3.5',
        isBad ? 'border-danger' : finder ? 'border-success' : 'border-line',
      )}
    >
      <Icon
        aria-hidden
        size={22}
        className={classNames('mt-0.5 shrink-0', isBad ? 'text-danger' : finder ? 'text-success' : 'text-muted')}
      />
      <div className="min-w-0 flex-1">
        <h2 className="type-small text-muted">{t('memo.finder.title')}</h2>
        <div role="status" className="mt-0.5 flex min-h-12 flex-col gap-1">
          <Findings weighed={weighed} />
        </div>
      </div>
    </section>
  );
}

function Findings({ weighed }: FinderReportProps): ReactNode {
  const t = useT();
  const guesses = useGuesses();
  if (typeof weighed === 'string') return <p className="type-small">{t(`memo.finder.${weighed}`)}</p>;
  const { finder, asWritten, strength } = weighed;
  if (asWritten) {
    return (
      <>
        <p className="type-body font-bold text-danger">{t('memo.finder.asWritten')}</p>
        <p className="type-small">{t('memo.advice.notAsWritten')}</p>
      </>
    );
  }
  if (!finder) return <p className="type-small">{t('memo.finder.waiting')}</p>;
  const floor = guesses(finder.floorLog10);
  return (
    <>
      <p className="type-body flex flex-wrap items-baseline gap-x-3">
        <b>{t(`memo.finder.level.${finder.level}`)}</b>
        <span>{t('memo.finder.number', { guesses: guesses(finder.guessesLog10) })}</span>
      </p>
      <p className={classNames('type-small', finder.ok ? 'text-muted' : 'font-bold text-danger')}>
        {finder.ok ? t('memo.finder.floor', { floor }) : t('memo.finder.below', { floor })}
      </p>
      {!finder.memoHelps && <p className="type-small">{t('memo.finder.noHelp')}</p>}
      {!finder.ok && (
        <ul className="type-small list-disc pl-5">
          {finder.advice.slice(0, 3).map((advice) => (
            <li key={advice}>{t(`memo.advice.${advice}`)}</li>
          ))}
        </ul>
      )}
      <p className="type-small text-muted">
        {t('memo.strength')}: {t(`ui.strength.${strength.score}`)} (
        {t('memo.finder.number', { guesses: guesses(strength.guessesLog10) })})
      </p>
      <p className="type-small text-muted">{t('memo.finder.honest')}</p>
    </>
  );
}
