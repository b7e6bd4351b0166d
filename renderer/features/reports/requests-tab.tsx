/** Asking for software, and what became of all requests. For reports-page.tsx. */
import { Inbox } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section } from '../../ui/page.tsx';
import { LoadingOrFailure } from '../office-parcel/loading-or-failure.tsx';
import { CarryHint } from './carry-hint.tsx';
import { OwnRequest } from './own-request.tsx';
import { SoftwareForm } from './software-form.tsx';

export function RequestsTab(): ReactNode {
  const t = useT();
  const list = useCall('software/requests', {}, { changedBy: ['reports', 'returns', 'policy'] });
  const { value } = list;
  return (
    <div className="flex flex-col gap-7">
      <SoftwareForm />
      <Section title={t('reports.requests.title')}>
        {value?.some(({ journey }) => journey === 'here') && <CarryHint journey="here" />}
        {!value && <LoadingOrFailure call={list} />}
        {value?.length === 0 && (
          <EmptyState icon={Inbox} title={t('reports.requests.none')}>
            <p>{t('reports.requests.noneText')}</p>
          </EmptyState>
        )}
        {value && value.length > 0 && (
          <ul className="flex flex-col gap-3">
            {value.map((request) => (
              <OwnRequest key={request.report.id} request={request} />
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}
