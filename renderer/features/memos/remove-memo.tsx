/** Asks before a memo is removed for good. */
import { useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { callEngine } from '../../bridge/engine.ts';
import { useT } from '../../i18n/translate.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useToast } from '../../ui/toast.tsx';

export interface RemoveMemoProps {
  readonly id: string;
  readonly onClose: () => void;
}

export function RemoveMemo({ id, onClose }: RemoveMemoProps): ReactNode {
  const t = useT();
  const toast = useToast();
  const { replace } = useNavigation();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<EngineError>();
  const remove = async () => {
    setIsBusy(true);
    try {
      await callEngine('memo/remove', { id });
      toast({ tone: 'success', text: t('memo.detail.removed') });
      replace({ page: 'memos' });
    } catch (thrown) {
      setError(toEngineError(thrown));
      setIsBusy(false);
    }
  };
  return (
    <ConfirmDialog
      isOpen
      tone="danger"
      title={t('memo.detail.removeTitle')}
      consequence={t('memo.detail.removeText')}
      confirmLabel={t('memo.detail.removeConfirm')}
      isBusy={isBusy}
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      <ErrorBanner error={error} />
    </ConfirmDialog>
  );
}
