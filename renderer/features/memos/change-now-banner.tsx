/** Says why a password has to be changed now and the two ways to be done with it; the second can be undone. */
import { useState, type ReactNode } from 'react';
import type { MemoRow } from '../../../preload/contract/memo.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { callEngine } from '../../bridge/engine.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';

export interface ChangeNowBannerProps {
  readonly id: string;
  readonly changeNow: NonNullable<MemoRow['changeNow']>;
  readonly onRewrite: () => void;
}

export function ChangeNowBanner({ id, changeNow, onRewrite }: ChangeNowBannerProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const toast = useToast();
  const [error, setError] = useState<EngineError>();
  const { reason, since } = changeNow;
  const done = async () => {
    setError(undefined);
    try {
      await callEngine('memo/done', { id });
      const undo = {
        label: t('memo.detail.undo'),
        onPress: () => {
          if (reason !== 'expired') void callEngine('memo/exposed', { event: reason, ids: [id] });
        },
      };
      toast({ tone: 'success', text: t('memo.detail.doneSaid'), ...(reason === 'expired' ? {} : { action: undo }) });
    } catch (thrown) {
      setError(toEngineError(thrown));
    }
  };
  return (
    <Banner
      tone="error"
      title={t('memo.detail.changeTitle')}
      actions={
        <>
          <Button variant="primary" onPress={onRewrite}>
            {t('memo.detail.rewrite')}
          </Button>
          <Button onPress={() => void done()}>{t('memo.detail.done')}</Button>
        </>
      }
    >
      <p>{t('memo.detail.changeText', { reason: t(`memo.reason.${reason}`), when: format.dateTime(since) })}</p>
      <ErrorBanner error={error} />
    </Banner>
  );
}
