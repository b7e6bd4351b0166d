/** One request as it came, with its answer if there is one. For requests-tab.tsx. */
import type { ReactNode } from 'react';
import { useNavigation } from '../../app/navigation.tsx';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { itemWords } from '../reports/item-words.ts';
import { outcomeTones } from '../reports/outcome-tones.ts';
import { RequestText } from '../reports/request-text.tsx';
import { Discreet } from '../veil/discreet.tsx';
import type { OfficeRequest } from './requests-tab.tsx';

export interface RequestCardProps {
  readonly request: OfficeRequest;
  readonly onAnswer: () => void;
}

export function RequestCard({ request, onAnswer }: RequestCardProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const { go } = useNavigation();
  const { deviceId, deviceName, workerName, receivedAt, report, answer } = request;
  const state = answer?.outcome ?? 'waiting';
  const title = report.kind === 'software' ? report.name : itemWords(t, report.item);
  return (
    <li className="flex flex-col gap-3 rounded-lg border border-line px-5 py-4">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <h3 className="type-body font-bold break-words">{title}</h3>
          <p className="type-small text-muted">
            {t(`reports.kind.${report.kind}`)} ·{' '}
            <Discreet>{t('reports.office.from', { worker: workerName, device: deviceName })}</Discreet> ·{' '}
            {t('reports.office.received', { date: format.dateTime(receivedAt) })}
          </p>
        </div>
        <StatusChip tone={outcomeTones[state]}>{t(`reports.state.${state}`)}</StatusChip>
      </div>
      {report.kind === 'help' && report.note === '' ? (
        <p className="type-small text-muted">{t('reports.office.noNote')}</p>
      ) : (
        <RequestText report={report} />
      )}
      {answer && (
        <div className="type-small rounded-md bg-sunken px-3.5 py-2.5">
          {answer.text !== '' && (
            <p className="whitespace-pre-wrap">
              <Discreet>{answer.text}</Discreet>
            </p>
          )}
          <p className="text-muted">
            {t('reports.requests.by', { name: answer.answeredBy, date: format.dateTime(answer.answeredAt) })}
          </p>
        </div>
      )}
      <div className="flex flex-wrap gap-3">
        <Button
          size="small"
          variant={answer === null ? 'primary' : 'secondary'}
          aria-label={`${t(answer === null ? 'reports.office.answerAction' : 'reports.office.answerAgain')}: ${title}`}
          onPress={onAnswer}
        >
          {t(answer === null ? 'reports.office.answerAction' : 'reports.office.answerAgain')}
        </Button>
        {answer !== null && (
          <Button
            size="small"
            variant="text"
            onPress={() => {
              go({ page: 'office-devices', deviceId });
            }}
          >
            {t('reports.office.renew')}
          </Button>
        )}
      </div>
    </li>
  );
}
