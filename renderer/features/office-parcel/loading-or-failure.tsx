/** What a page shows while its first answer is on the way, or when that failed. */
import type { ReactNode } from 'react';
import { ErrorBanner } from '../../app/error-banner.tsx';
import type { CallResult } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Spinner } from '../../ui/spinner.tsx';

export function LoadingOrFailure({ call }: { readonly call: Omit<CallResult<unknown>, 'value'> }): ReactNode {
  const t = useT();
  if (call.error && !call.loading) {
    return <ErrorBanner error={call.error} onRetry={call.reload} />;
  }
  return (
    <p role="status" className="type-body flex items-center gap-3 py-10 text-muted">
      <Spinner size={20} />
      {t('common.loading')}
    </p>
  );
}
