/** The worker's own checks before work, as they are on record in his vault and go to the office with the next return. */
import { ClipboardCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { CheckHistory } from './check-history.tsx';

const asked = 200;

export function OwnChecksPage(): ReactNode {
  const t = useT();
  const { value, error, reload } = useCall('check/sessions', { limit: asked });
  return (
    <Page>
      <PageHeader title={t('check.history.title')} lead={t('check.history.lead')} />
      <ErrorBanner error={error} title={t('app.loadFailed')} onRetry={reload} />
      {value?.length === 0 && (
        <EmptyState icon={ClipboardCheck} title={t('check.history.none')}>
          {t('check.history.noneText')}
        </EmptyState>
      )}
      {value !== undefined && value.length > 0 && <CheckHistory sessions={value} />}
    </Page>
  );
}
