/** One awareness card with its questions, to be answered as often as it takes. For learning-tab.tsx. */
import { useState, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { callEngine } from '../../bridge/engine.ts';
import { useAct } from '../../bridge/use-act.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';

type LearningCard = CallOutput<'learning/cards'>[number];
type Outcome = CallOutput<'learning/answer'>;

export function CardDialog({
  card,
  onClose,
}: {
  readonly card: LearningCard;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT();
  const [picked, setPicked] = useState<readonly (number | null)[]>(() => card.quiz.map(() => null));
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { isBusy, error, act } = useAct();
  const given = picked.filter((choice) => choice !== null);
  const isPassed = outcome !== null && outcome.right === outcome.asked;
  const submit = async () => {
    await act(async () => {
      setOutcome(await callEngine('learning/answer', { cardId: card.id, picked: given }));
    });
  };
  return (
    <Dialog
      isOpen
      size="medium"
      title={card.title}
      onClose={onClose}
      actions={
        isPassed ? (
          <Button variant="primary" onPress={onClose}>
            {t('common.close')}
          </Button>
        ) : (
          <>
            <Button onPress={onClose}>{t('common.close')}</Button>
            <Button
              variant="primary"
              isDisabled={given.length < card.quiz.length}
              isBusy={isBusy}
              onPress={() => void submit()}
            >
              {card.quiz.length === 0 ? t('reports.learning.read') : t('reports.learning.submit')}
            </Button>
          </>
        )
      }
    >
      <p className="rounded-lg bg-sunken px-4 py-3.5 whitespace-pre-wrap">{card.text}</p>
      {outcome && (
        <Banner
          tone={isPassed ? 'success' : 'info'}
          isLive
          title={
            isPassed
              ? t('reports.learning.allRight')
              : t('reports.learning.some', { right: outcome.right, asked: outcome.asked })
          }
        >
          <p>{isPassed ? t('reports.learning.allRightText') : t('reports.learning.someText')}</p>
        </Banner>
      )}
      <ErrorBanner error={error} />
      {card.quiz.map(({ question, choices }, index) => (
        <RadioCards
          // Questions of a card have no name but their place.
          key={question + String(index)}
          label={question}
          value={picked[index] === null || picked[index] === undefined ? null : String(picked[index])}
          options={choices.map((choice, at) => ({ value: String(at), title: choice }))}
          error={outcome?.wrong.includes(index) === true ? t('reports.learning.wrong') : undefined}
          onChange={(chosen) => {
            // Not disabled: what scrolls needs something that the keyboard reaches.
            if (isPassed) return;
            setPicked(picked.map((choice, at) => (at === index ? Number(chosen) : choice)));
            if (outcome) setOutcome({ ...outcome, wrong: outcome.wrong.filter((at) => at !== index) });
          }}
        />
      ))}
    </Dialog>
  );
}
