/** Requests for approval: what was asked, what the office answered, and taking what was approved. */
import { Inbox } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useJoined } from '../../app/joined.ts';
import { LongWork } from '../../app/long-work.tsx';
import { useCall, useLongCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';
import { ImportButton } from '../parcel/import-button.tsx';
import { Discreet } from '../veil/discreet.tsx';
import { TakenDialog } from '../takeout/taken-dialog.tsx';

type Request = CallOutput<'takeout/requests'>[number];

const tones: Record<Request['state'], Tone> = {
  waiting: 'pending',
  approved: 'success',
  refused: 'danger',
  taken: 'neutral',
};

export function RequestsPage(): ReactNode {
  const t = useT();
  const { value, error, reload } = useCall('takeout/requests', {});
  const take = useLongCall('takeout/take-approved');
  return (
    <Page width="reading">
      <PageHeader
        title={t('files.requests.title')}
        lead={t('files.requests.lead')}
        actions={<ImportButton label={t('files.requests.import')} />}
      />
      <ErrorBanner error={error} title={t('app.loadFailed')} onRetry={reload} />
      <ErrorBanner error={take.error} data={t('app.error.data')} />
      <LongWork call={take} title={t('files.requests.taking')} cancelMeans={t('takeout.running.cancelMeans')} />
      {value?.length === 0 && (
        <EmptyState icon={Inbox} title={t('files.requests.empty.title')}>
          <p>{t('files.requests.empty.text')}</p>
        </EmptyState>
      )}
      {value && value.length > 0 && (
        <ul className="flex flex-col gap-3">
          {value.map((request) => (
            <RequestCard
              key={request.id}
              request={request}
              isDisabled={take.running}
              onTake={() => void take.start({ requestId: request.id })}
            />
          ))}
        </ul>
      )}
      {take.value && <TakenDialog taken={take.value} onClose={take.reset} />}
    </Page>
  );
}

interface RequestCardProps {
  readonly request: Request;
  readonly isDisabled: boolean;
  readonly onTake: () => void;
}

function RequestCard({ request, isDisabled, onTake }: RequestCardProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const joined = useJoined();
  const [now] = useState(() => Date.now());
  const isApproved = request.state === 'approved';
  return (
    <li className="rounded-lg border border-line px-5 py-4">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <h2 className="type-body font-bold">{request.purpose}</h2>
          <p className="type-small text-muted">
            {joined([
              t('files.requests.files', { count: request.files }),
              t('files.requests.asked', { when: format.relative(request.at, now) }),
            ])}
          </p>
        </div>
        <StatusChip tone={tones[request.state]}>{t(`files.requests.state.${request.state}`)}</StatusChip>
      </div>
      {request.answer !== '' && (
        <p className="type-small mt-3 rounded-md bg-sunken px-3.5 py-2.5">
          <Discreet>{t('files.requests.answer', { text: request.answer })}</Discreet>
        </p>
      )}
      {isApproved && (
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <Button variant="primary" isDisabled={isDisabled} onPress={onTake}>
            {t('files.requests.take')}
          </Button>
          <span className="type-small text-muted">{t('files.requests.approvedHint')}</span>
        </div>
      )}
    </li>
  );
}
