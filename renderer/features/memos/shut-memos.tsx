/** Memos that a forgotten passphrase has closed for good, and the way to begin anew. */
import { useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { callEngine } from '../../bridge/engine.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

export function ShutMemos(): ReactNode {
  const t = useT();
  const [isAsking, setIsAsking] = useState(false);
  const [error, setError] = useState<EngineError>();
  const startOver = async () => {
    setIsAsking(false);
    try {
      await callEngine('memo/start-over', {});
    } catch (thrown) {
      setError(toEngineError(thrown));
    }
  };
  return (
    <div className="flex max-w-[46rem] flex-col gap-4">
      <ErrorBanner error={error} />
      <Banner
        tone="warning"
        title={t('memo.shut.title')}
        actions={
          <Button
            onPress={() => {
              setIsAsking(true);
            }}
          >
            {t('memo.shut.action')}
          </Button>
        }
      >
        <p>{t('memo.shut.text')}</p>
      </Banner>
      <ConfirmDialog
        isOpen={isAsking}
        tone="danger"
        title={t('memo.shut.confirm')}
        consequence={t('memo.shut.confirmText')}
        confirmLabel={t('memo.shut.action')}
        onConfirm={() => void startOver()}
        onCancel={() => {
          setIsAsking(false);
        }}
      />
    </div>
  );
}
