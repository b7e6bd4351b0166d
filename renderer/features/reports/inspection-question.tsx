/** One question of a self-inspection with its three answers. For inspection-form.tsx. */
import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { InspectionAnswer, type InspectionItem } from '../../../preload/contract/reports.ts';
import { useT } from '../../i18n/translate.tsx';
import { TextArea } from '../../ui/text-field.tsx';

export interface InspectionQuestionProps {
  readonly item: InspectionItem;
  /** Of the guideline's item. */
  readonly number: number;
  readonly answer: InspectionAnswer | null;
  readonly note: string;
  readonly onAnswer: (answer: InspectionAnswer) => void;
  readonly onNote: (note: string) => void;
}

const mostNote = 1000;
const answerClass =
  'focus-mark flex h-9 min-w-16 items-center justify-center rounded-lg border border-line-strong bg-canvas px-3.5 text-[0.875rem] font-bold whitespace-nowrap data-hovered:bg-hover data-selected:border-accent-line data-selected:bg-selected data-selected:text-link data-selected:ring-1 data-selected:ring-accent-line';

export function InspectionQuestion(props: InspectionQuestionProps): ReactNode {
  const { item, number, answer, note, onAnswer, onNote } = props;
  const t = useT();
  return (
    <li className="flex flex-col gap-3 px-5 py-4" data-item={item}>
      <RadioGroup
        value={answer}
        onChange={(said) => {
          const parsed = InspectionAnswer.safeParse(said);
          if (parsed.success) onAnswer(parsed.data);
        }}
        orientation="horizontal"
        className="flex flex-col gap-2.5"
      >
        <Label className="type-body block">
          <span className="type-small mr-2.5 text-muted">{t('reports.inspection.number', { number })}</span>
          {t(`reports.item.${item}`)}
        </Label>
        <div className="flex flex-wrap gap-2">
          {InspectionAnswer.options.map((option) => (
            <Radio key={option} value={option} className={answerClass}>
              {t(`reports.answer.${option}`)}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      {answer === 'no' && (
        <TextArea
          label={t('reports.inspection.note')}
          description={t('reports.inspection.noteHelp')}
          value={note}
          maxLength={mostNote}
          rows={2}
          isOptional
          onChange={onNote}
        />
      )}
    </li>
  );
}
