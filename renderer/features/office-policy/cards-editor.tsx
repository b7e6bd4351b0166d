/** What the policy teaches: when to inspect oneself, and awareness cards, short lessons with a few questions. */
import { Lightbulb, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AwarenessCard } from '../../../preload/contract/policy.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { CardQuiz } from './card-quiz.tsx';
import { InspectionRule } from './inspection-rule.tsx';
import type { PartProps } from './policy-editor.tsx';

const mostCards = 100;

export function CardsEditor(props: PartProps): ReactNode {
  return (
    <div className="flex flex-col gap-6">
      <InspectionRule {...props} />
      <Cards {...props} />
    </div>
  );
}

function Cards({ draft, onChange, problems }: PartProps): ReactNode {
  const t = useT();
  const { cards } = draft;
  const set = (next: readonly AwarenessCard[]) => {
    onChange({ ...draft, cards: [...next] });
  };
  const addButton = (
    <Button
      icon={Plus}
      isDisabled={cards.length >= mostCards}
      onPress={() => {
        set([...cards, { id: crypto.randomUUID(), title: '', text: '', quiz: [] }]);
      }}
    >
      {t('policy.card.add')}
    </Button>
  );
  if (cards.length === 0) {
    return (
      <EmptyState icon={Lightbulb} title={t('policy.card.empty')} action={addButton}>
        {t('policy.card.emptyText')}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <p className="type-small text-muted">{t('policy.help.cards')}</p>
      <ol className="flex flex-col gap-4">
        {cards.map((card, index) => (
          <li key={card.id} className="flex gap-3 rounded-lg border border-line py-4 pr-3 pl-5">
            <div className="flex min-w-0 flex-1 flex-col gap-4">
              <TextField
                label={t('policy.card.title')}
                value={card.title}
                maxLength={200}
                onChange={(title) => {
                  set(cards.map((other) => (other.id === card.id ? { ...other, title } : other)));
                }}
              />
              <TextArea
                label={t('policy.card.text')}
                value={card.text}
                maxLength={20_000}
                rows={3}
                onChange={(text) => {
                  set(cards.map((other) => (other.id === card.id ? { ...other, text } : other)));
                }}
              />
              <CardQuiz
                quiz={card.quiz}
                isWrong={(question) =>
                  [...problems.keys()].some((key) => key.startsWith(`cards.${String(index)}.quiz.${String(question)}.`))
                }
                onChange={(quiz) => {
                  set(cards.map((other) => (other.id === card.id ? { ...other, quiz } : other)));
                }}
              />
            </div>
            <IconButton
              icon={Trash2}
              size="small"
              label={t('policy.card.remove', { title: card.title === '' ? t('policy.card.untitled') : card.title })}
              onPress={() => {
                set(cards.filter(({ id }) => id !== card.id));
              }}
            />
          </li>
        ))}
      </ol>
      <div>{addButton}</div>
    </div>
  );
}
