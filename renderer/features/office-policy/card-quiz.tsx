/** The questions about one awareness card: up to three, each with two to four choices of which one is right. For cards-editor.tsx. */
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { QuizQuestion } from '../../../preload/contract/policy.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

export interface CardQuizProps {
  readonly quiz: readonly QuizQuestion[];
  readonly onChange: (quiz: QuizQuestion[]) => void;
  /** Which of them cannot be saved as they are. */
  readonly isWrong: (index: number) => boolean;
}

const mostQuestions = 3;
const mostChoices = 4;

export function CardQuiz({ quiz, onChange, isWrong }: CardQuizProps): ReactNode {
  const t = useT();
  const set = (index: number, changes: Partial<QuizQuestion>) => {
    onChange(quiz.map((each, at) => (at === index ? { ...each, ...changes } : each)));
  };
  return (
    <div className="flex flex-col gap-3">
      <p className="type-small text-muted">{t('policy.card.quizHelp')}</p>
      {quiz.map((each, index) => (
        <OneQuestion
          key={index}
          number={index + 1}
          value={each}
          isWrong={isWrong(index)}
          onChange={(changes) => {
            set(index, changes);
          }}
          onRemove={() => {
            onChange(quiz.filter((_, at) => at !== index));
          }}
        />
      ))}
      <div>
        <Button
          size="small"
          icon={Plus}
          isDisabled={quiz.length >= mostQuestions}
          onPress={() => {
            onChange([...quiz, { question: '', choices: ['', ''], right: 0 }]);
          }}
        >
          {t('policy.card.addQuestion')}
        </Button>
      </div>
    </div>
  );
}

interface OneQuestionProps {
  readonly number: number;
  readonly value: QuizQuestion;
  readonly isWrong: boolean;
  readonly onChange: (changes: Partial<QuizQuestion>) => void;
  readonly onRemove: () => void;
}

function OneQuestion({ number, value, isWrong, onChange, onRemove }: OneQuestionProps): ReactNode {
  const t = useT();
  const { choices, right } = value;
  // There is always an empty one behind the last, until there are four.
  const fields = choices.length < mostChoices ? [...choices, ''] : choices;
  const setChoice = (index: number, text: string) => {
    const next = fields.map((each, at) => (at === index ? text : each));
    while (next.length > 2 && next.at(-1) === '') next.pop();
    onChange({ choices: next, right: Math.min(right, next.length - 1) });
  };
  const title = t('policy.card.quiz', { number });
  return (
    <fieldset className="flex flex-col gap-3 rounded-lg bg-sunken px-4 py-3.5">
      <legend className="sr-only">{title}</legend>
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <TextField
            label={title}
            value={value.question}
            maxLength={200}
            onChange={(question) => {
              onChange({ question });
            }}
            error={isWrong ? t('policy.card.problem') : undefined}
          />
        </div>
        <IconButton icon={Trash2} size="small" label={t('policy.card.removeQuestion', { number })} onPress={onRemove} />
      </div>
      <div className="grid grid-cols-2 gap-3">
        {fields.map((choice, index) => (
          <TextField
            key={index}
            label={t('policy.card.choice', { number: index + 1 })}
            value={choice}
            maxLength={200}
            onChange={(text) => {
              setChoice(index, text);
            }}
          />
        ))}
      </div>
      <div className="max-w-80">
        <Select
          label={t('policy.card.right')}
          value={String(right)}
          options={choices.map((choice, index) => ({
            value: String(index),
            label: `${t('policy.card.choice', { number: index + 1 })} ${choice}`.trim(),
          }))}
          onChange={(chosen) => {
            onChange({ right: Number(chosen) });
          }}
        />
      </div>
    </fieldset>
  );
}
