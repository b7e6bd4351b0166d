/** The questions of a self-inspection: yes, no or not my case to each; a "no" may say what is difficult. For inspection-tab.tsx. */
import { useState, type ReactNode } from 'react';
import { type InspectionAnswer, type InspectionItem, inspectionItems } from '../../../preload/contract/reports.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { callEngine } from '../../bridge/engine.ts';
import { useAct } from '../../bridge/use-act.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { InspectionQuestion } from './inspection-question.tsx';

export interface InspectionFormProps {
  /** With the number of requests for help that were made. */
  readonly onDone: (help: number) => void;
  readonly onCancel: () => void;
}

export function InspectionForm({ onDone, onCancel }: InspectionFormProps): ReactNode {
  const t = useT();
  const [answers, setAnswers] = useState<Partial<Record<InspectionItem, InspectionAnswer>>>({});
  const [notes, setNotes] = useState<Partial<Record<InspectionItem, string>>>({});
  const { isBusy, error, act } = useAct();
  const given = inspectionItems.flatMap(({ item }) => {
    const answer = answers[item];
    return answer === undefined ? [] : [{ item, answer, note: answer === 'no' ? (notes[item] ?? '').trim() : '' }];
  });
  const left = inspectionItems.length - given.length;
  const submit = async () => {
    await act(async () => {
      const { help } = await callEngine('inspection/submit', { answers: given });
      onDone(help);
    });
  };
  return (
    <div className="flex flex-col gap-5">
      <Banner tone="info" title={t('reports.inspection.honest')}>
        <p>{t('reports.inspection.honestText')}</p>
      </Banner>
      <ol className="divide-y divide-line rounded-lg border border-line">
        {inspectionItems.map(({ item, number }) => (
          <InspectionQuestion
            key={item}
            item={item}
            number={number}
            answer={answers[item] ?? null}
            note={notes[item] ?? ''}
            onAnswer={(answer) => {
              setAnswers((previous) => ({ ...previous, [item]: answer }));
            }}
            onNote={(note) => {
              setNotes((previous) => ({ ...previous, [item]: note }));
            }}
          />
        ))}
      </ol>
      <ErrorBanner error={error} />
      <div className="flex flex-wrap items-center justify-end gap-3">
        <p role="status" className="type-body mr-auto text-muted">
          {left > 0 ? t('reports.inspection.left', { count: left }) : t('reports.inspection.leftNone')}
        </p>
        <Button onPress={onCancel} isDisabled={isBusy}>
          {t('reports.inspection.cancel')}
        </Button>
        <Button variant="primary" isDisabled={left > 0} isBusy={isBusy} onPress={() => void submit()}>
          {t('reports.inspection.submit')}
        </Button>
      </div>
    </div>
  );
}
