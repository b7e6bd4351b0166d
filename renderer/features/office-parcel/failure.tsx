/** Why something the user asked for failed, in words; nothing while there is no failure. A wish to cancel is no failure. */
import type { ReactNode } from 'react';
import type { EngineError } from '../../bridge/engine-error.ts';
import { useErrorText, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';

export interface FailureProps {
  readonly error: EngineError | undefined;
  /** Shown for a cancelled call instead of nothing: what became of the data. */
  readonly cancelled?: string;
  readonly actions?: ReactNode;
}

export function Failure({ error, cancelled, actions }: FailureProps): ReactNode {
  const t = useT();
  const errorText = useErrorText();
  if (!error) return null;
  if (error.code === 'job/cancelled') {
    return cancelled === undefined ? null : <Banner tone="info" title={cancelled} isLive />;
  }
  return (
    <Banner tone="error" title={t('error.title')} isLive actions={actions}>
      <p>{errorText(error)}</p>
    </Banner>
  );
}
