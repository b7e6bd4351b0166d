/** Requests for help and for software: those that wait first, then what was answered. For reports-page.tsx. */
import { Inbox } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section } from '../../ui/page.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { RequestCard } from './request-card.tsx';

export type OfficeRequest = CallOutput<'office/reports'>[number];

export function RequestsTab({ requests }: { readonly requests: readonly OfficeRequest[] }): ReactNode {
  const t = useT();
  const [answering, setAnswering] = useState<OfficeRequest | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  if (requests.length === 0) {
    return (
      <EmptyState icon={Inbox} title={t('reports.office.none')}>
        <p>{t('reports.office.noneText')}</p>
      </EmptyState>
    );
  }
  const open = requests.filter(({ answer }) => answer === null);
  const done = requests.filter(({ answer }) => answer !== null);
  const listed = (those: readonly OfficeRequest[]) => (
    <ul className="flex flex-col gap-3">
      {those.map((request) => (
        <RequestCard
          key={`${request.deviceId} ${request.report.id}`}
          request={request}
          onAnswer={() => {
            setSaid(null);
            setAnswering(request);
          }}
        />
      ))}
    </ul>
  );
  return (
    <div className="flex flex-col gap-7">
      {said !== null && (
        <Banner
          tone="success"
          title={said}
          isLive
          onDismiss={() => {
            setSaid(null);
          }}
        >
          <p>{t('reports.office.answer.carry')}</p>
        </Banner>
      )}
      {open.length > 0 && <Section title={t('reports.office.open', { count: open.length })}>{listed(open)}</Section>}
      {done.length > 0 && <Section title={t('reports.office.done')}>{listed(done)}</Section>}
      {answering && (
        <AnswerDialog
          request={answering}
          onAnswered={(policyVersion) => {
            setSaid(
              policyVersion === null
                ? t('reports.office.answered')
                : t('reports.office.answeredPolicy', { version: policyVersion }),
            );
            setAnswering(null);
          }}
          onClose={() => {
            setAnswering(null);
          }}
        />
      )}
    </div>
  );
}
