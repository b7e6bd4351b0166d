/** The facts of a memo; nothing of what it says. */
import type { ReactNode } from 'react';
import type { MemoDetail } from '../../../preload/contract/memo.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { Discreet } from '../veil/discreet.tsx';
import { stateOf, stateTones } from './memo-words.ts';
import { useGuesses } from './use-guesses.ts';

export function MemoFacts({ memo }: { readonly memo: MemoDetail }): ReactNode {
  const t = useT();
  const format = useFormat();
  const guesses = useGuesses();
  const state = stateOf(memo);
  return (
    <DefinitionList
      items={[
        {
          term: t('memo.column.state'),
          value: (
            <span className="flex flex-col items-start gap-1">
              <StatusChip tone={stateTones[state]}>{t(`memo.state.${state}`)}</StatusChip>
              {memo.weakness !== null && <span>{t(`memo.weakness.${memo.weakness}`)}</span>}
            </span>
          ),
        },
        { term: t('memo.column.next'), value: t(`memo.next.${memo.weakness ?? 'none'}`) },
        ...(memo.usedAt === '' ? [] : [{ term: t('memo.detail.usedAt'), value: <Discreet>{memo.usedAt}</Discreet> }]),
        { term: t('memo.detail.kind'), value: t(`memo.kind.${memo.kind}`) },
        { term: t('memo.detail.changedAt'), value: format.date(memo.changedAt) },
        {
          term: t('memo.detail.expiresAt'),
          value: memo.expiresAt === null ? t('memo.detail.byEvent') : format.date(memo.expiresAt),
        },
        {
          term: t('memo.detail.finder'),
          value:
            memo.finder === null
              ? t('memo.detail.unknown')
              : t('memo.finder.number', { guesses: guesses(memo.finder.guessesLog10) }),
        },
        {
          term: t('memo.strengthShort'),
          value:
            memo.strength === null
              ? t('memo.detail.unknown')
              : t('memo.finder.number', { guesses: guesses(memo.strength.guessesLog10) }),
        },
        {
          term: t('memo.detail.card'),
          value: memo.cardPrintedAt === null ? t('memo.detail.cardNever') : format.dateTime(memo.cardPrintedAt),
        },
      ]}
    />
  );
}
