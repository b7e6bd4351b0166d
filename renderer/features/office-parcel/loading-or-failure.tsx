/** What a page shows while its first answer is on the way, or when that failed. */
import type { ReactNode } from 'react';
import type { CallResult } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { Failure } from './failure.tsx';

export function LoadingOrFailure({ call }: { readonly call: Omit<CallResult<unknown>, 'value'> }): ReactNode {
  const t = useT();
  if (call.error && !call.loading) {
    return <Failure error={call.error} actions={<Button onPress={call.reload}>{t('common.retry')}</Button>} />;
  }
  return (
    <p role="status" className="type-body flex items-center gap-3 py-10 text-muted">
      <Spinner size={20} />
      {t('common.loading')}
    </p>
  );
}
