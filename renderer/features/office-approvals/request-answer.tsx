/** One request: its files with the ground why each needs approval, and the answer: all, some, or none of them. */
import { useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useLongCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { datePart, namePart } from '../office-parcel/file-names.ts';
import { usePickers } from '../office-parcel/pickers.ts';
import { WrittenParcel, type SavedParcel } from '../office-parcel/written-parcel.tsx';
import type { ApprovalRequest } from './approvals-page.tsx';
import { RequestFiles } from './request-files.tsx';

export interface RequestAnswerProps {
  readonly request: ApprovalRequest;
  readonly onAnswered: () => void;
}

export function RequestAnswer({ request, onAnswered }: RequestAnswerProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const pickers = usePickers();
  const answerCall = useLongCall('office/approval-answer');
  const all = request.files.map(({ index }) => index);
  const [approved, setApproved] = useState<ReadonlySet<number>>(() => new Set(all));
  const [answer, setAnswer] = useState('');
  const [isTried, setIsTried] = useState(false);
  const [isRefusing, setIsRefusing] = useState(false);
  const [saved, setSaved] = useState<SavedParcel | null>(null);
  const isOpen = request.state === 'open' && !saved;
  const isPartly = approved.size < all.length;
  const isWordless = answer.trim() === '';

  const submit = async (indexes: readonly number[]) => {
    setIsRefusing(false);
    const name = t('office.approvals.fileName', {
      worker: namePart(request.workerName),
      date: datePart(new Date()),
    });
    const place = await pickers.saveParcel(t('office.parcel.saveTitle'), name);
    if (!place) return;
    const result = await answerCall.start({
      requestId: request.id,
      approved: [...indexes],
      answer: answer.trim(),
      out: place.token,
    });
    if (!result) return;
    setSaved({ parcel: result.parcel, place });
    onAnswered();
  };
  /** Whoever is refused something is told why. */
  const needsWords = (indexes: readonly number[]) => {
    setIsTried(true);
    return indexes.length < all.length && isWordless;
  };

  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto px-6 py-5">
        <div>
          <h2 className="type-section">
            {t('office.approvals.from', { worker: request.workerName, device: request.deviceName })}
          </h2>
          <DefinitionList
            items={[
              { term: t('office.approvals.purpose'), value: request.purpose },
              { term: t('office.approvals.at'), value: format.dateTime(request.at) },
              {
                term: t('office.approvals.due'),
                value: request.dueAt === null ? t('office.ledger.noDue') : format.date(request.dueAt),
              },
            ]}
          />
        </div>
        {saved ? (
          <WrittenParcel
            saved={saved}
            title={t('office.approvals.done')}
            next={<p>{t('office.approvals.doneNext', { worker: request.workerName })}</p>}
          />
        ) : (
          !isOpen && <Banner tone="info" title={t('office.approvals.approvedOf')} />
        )}
        <RequestFiles
          files={request.files}
          approved={isOpen ? approved : null}
          onChange={setApproved}
          isDisabled={answerCall.running}
        />
        {isOpen && (
          <TextArea
            label={t('office.approvals.answer')}
            description={t('office.approvals.answerHelp')}
            value={answer}
            onChange={setAnswer}
            maxLength={20_000}
            rows={3}
            isOptional={!isPartly}
            isRequired={isPartly}
            isDisabled={answerCall.running}
            error={isTried && isPartly && isWordless ? t('office.approvals.answerNeeded') : undefined}
          />
        )}
        <ErrorBanner error={answerCall.error} />
      </div>
      {isOpen && (
        <footer className="flex flex-wrap justify-end gap-3 border-t border-line bg-sunken px-6 py-3">
          <Button
            isDisabled={answerCall.running}
            onPress={() => {
              setApproved(new Set());
              if (!needsWords([])) setIsRefusing(true);
            }}
          >
            {t('office.approvals.refuse')}
          </Button>
          <Button
            variant="primary"
            isDisabled={approved.size === 0}
            isBusy={answerCall.running}
            onPress={() => {
              const indexes = all.filter((index) => approved.has(index));
              if (!needsWords(indexes)) void submit(indexes);
            }}
          >
            {isPartly ? t('office.approvals.approveSome', { count: approved.size }) : t('office.approvals.approveAll')}
          </Button>
        </footer>
      )}
      <ConfirmDialog
        isOpen={isRefusing}
        title={t('office.approvals.refuseTitle')}
        consequence={t('office.approvals.refuseText')}
        confirmLabel={t('office.approvals.refuseConfirm')}
        onCancel={() => {
          setIsRefusing(false);
        }}
        onConfirm={() => void submit([])}
      />
    </div>
  );
}
