/** The contacts of an open vault, the same as while locked. */
import type { ReactNode } from 'react';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { ContactsBody } from './contacts-body.tsx';
import { PrintCard } from './print-card.tsx';

export function ContactsPage(): ReactNode {
  const t = useT();
  const { value, error, reload } = useCall('vault/describe', {}, { changedBy: ['policy'] });
  return (
    <Page width="reading">
      <PageHeader
        title={t('contacts.title')}
        lead={t('contacts.lead')}
        {...(value && value.contacts.length > 0 ? { actions: <PrintCard description={value} /> } : {})}
      />
      <ErrorBanner error={error} title={t('app.loadFailed')} onRetry={reload} />
      {value && <ContactsBody description={value} />}
    </Page>
  );
}
