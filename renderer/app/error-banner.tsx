/** Says what failed, what became of the data, and offers the way on. For every page. */
import type { ReactNode } from 'react';
import type { EngineError } from '../bridge/engine-error.ts';
import { useErrorText, useT } from '../i18n/translate.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';

export interface ErrorBannerProps {
  readonly error: EngineError | undefined;
  /** What was attempted: "小包を取り込めませんでした". */
  readonly title?: string | undefined;
  /** What became of the data, in one sentence. */
  readonly data?: string | undefined;
  readonly onRetry?: () => void;
  readonly actions?: ReactNode;
  readonly onDismiss?: () => void;
}

/** Shows nothing without an error, and nothing for a job that the user cancelled. */
export function ErrorBanner({ error, title, data, onRetry, actions, onDismiss }: ErrorBannerProps): ReactNode {
  const t = useT();
  const words = useErrorText();
  if (!error || error.code === 'job/cancelled') return null;
  const buttons = actions ?? (onRetry && <Button onPress={onRetry}>{t('common.retry')}</Button>);
  return (
    <Banner
      tone="error"
      title={title ?? t('error.title')}
      isLive
      {...(buttons ? { actions: buttons } : {})}
      {...(onDismiss ? { onDismiss } : {})}
    >
      <p>{words(error)}</p>
      {data !== undefined && <p>{data}</p>}
    </Banner>
  );
}
