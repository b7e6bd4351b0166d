/** Answers one request: software is approved or not, help is answered in words. For requests-tab.tsx. */
import { useState, type ReactNode } from 'react';
import type { Outcome } from '../../../preload/contract/reports.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { itemWords } from '../reports/item-words.ts';
import { RequestText } from '../reports/request-text.tsx';
import type { OfficeRequest } from './requests-tab.tsx';

export interface AnswerDialogProps {
  readonly request: OfficeRequest;
  /** With the version of the policy that was saved for it, or null. */
  readonly onAnswered: (policyVersion: number | null) => void;
  readonly onClose: () => void;
}

type Choice = 'approved' | 'refused';
const choices = ['approved', 'refused'] as const;

export function AnswerDialog({ request, onAnswered, onClose }: AnswerDialogProps): ReactNode {
  const t = useT();
  const call = useLongCall('office/report-answer');
  const { deviceId, workerName, report, answer } = request;
  const isHelp = report.kind === 'help';
  const before = answer?.outcome === 'approved' || answer?.outcome === 'refused' ? answer.outcome : null;
  const [choice, setChoice] = useState<Choice | null>(before);
  const [text, setText] = useState(answer?.text ?? '');
  const [addsName, setAddsName] = useState(false);
  const [name, setName] = useState(report.kind === 'software' ? report.name : '');
  const [isTried, setIsTried] = useState(false);
  // Whoever is refused something, or asked for help, is told something.
  const needsText = (isHelp || choice === 'refused') && text.trim() === '';
  const needsName = choice === 'approved' && addsName && name.trim() === '';
  const submit = async () => {
    setIsTried(true);
    const outcome: Outcome | null = isHelp ? 'answered' : choice;
    if (outcome === null || needsText || needsName) return;
    const approveName = outcome === 'approved' && addsName ? name.trim() : null;
    const given = { deviceId, requestId: report.id, outcome, text: text.trim(), approveName };
    const answered = await call.start(given);
    if (answered) onAnswered(answered.policyVersion);
  };
  return (
    <Dialog
      isOpen
      size="medium"
      title={t('reports.office.answer.title', { worker: workerName })}
      isBusy={call.running}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} isDisabled={call.running}>
            {t('common.cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={!isHelp && choice === null}
            isBusy={call.running}
            onPress={() => void submit()}
          >
            {t('reports.office.answer.submit')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-1.5 rounded-lg bg-sunken px-4 py-3">
        <p className="font-bold break-words">{isHelp ? itemWords(t, report.item) : report.name}</p>
        <RequestText report={report} />
      </div>
      {isHelp ? (
        <p className="type-small text-muted">{t('reports.office.honest')}</p>
      ) : (
        <RadioCards
          label={t('reports.office.answer.outcome')}
          columns={2}
          value={choice}
          options={choices.map((value) => ({
            value,
            title: t(`reports.office.answer.${value}`),
            description: t(`reports.office.answer.${value}Text`),
          }))}
          onChange={setChoice}
        />
      )}
      <TextArea
        label={t('reports.office.answer.text')}
        value={text}
        maxLength={1000}
        rows={3}
        isOptional={choice === 'approved'}
        onChange={setText}
        error={
          isTried && needsText
            ? t(isHelp ? 'reports.office.answer.helpNeeded' : 'reports.office.answer.textNeeded')
            : undefined
        }
      />
      {choice === 'approved' && (
        <>
          <Checkbox isSelected={addsName} onChange={setAddsName} description={t('reports.office.answer.addToListHelp')}>
            {t('reports.office.answer.addToList')}
          </Checkbox>
          {addsName && (
            <TextField
              label={t('reports.office.answer.listName')}
              description={t('reports.office.answer.listNameHelp')}
              value={name}
              maxLength={200}
              onChange={setName}
              error={isTried && needsName ? t('reports.software.needed') : undefined}
            />
          )}
        </>
      )}
      <ErrorBanner error={call.error} />
    </Dialog>
  );
}
