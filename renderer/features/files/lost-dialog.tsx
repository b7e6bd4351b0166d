/** Reports files as lost: on record for good, so it asks and wants to know what happened. */
import { useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { callEngine } from '../../bridge/engine.ts';
import { useAct } from '../../bridge/use-act.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';

export function LostDialog({
  ids,
  leftOut,
  onClose,
}: {
  readonly ids: readonly string[];
  /** How many of the chosen files are not out any more and are not reported. */
  readonly leftOut: number;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const { isBusy, error, act } = useAct();
  if (ids.length === 0) {
    return (
      <Dialog
        isOpen
        onClose={onClose}
        title={t('files.lost.noneTitle')}
        actions={
          <Button variant="primary" autoFocus onPress={onClose}>
            {t('common.close')}
          </Button>
        }
      >
        <p>{t('files.lost.noneText')}</p>
      </Dialog>
    );
  }
  const report = async () => {
    await act(async () => {
      await callEngine('takeout/mark-lost', { ids: [...ids], reason: reason.trim() });
      toast({ tone: 'success', text: t('files.lost.done') });
      onClose();
    });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isBusy={isBusy}
      role="alertdialog"
      title={t('files.lost.title', { count: ids.length })}
      actions={
        <>
          <Button onPress={onClose} isDisabled={isBusy}>
            {t('common.cancel')}
          </Button>
          <Button variant="danger" isBusy={isBusy} isDisabled={reason.trim() === ''} onPress={() => void report()}>
            {t('files.lost.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('files.lost.consequence')}</p>
      {leftOut > 0 && <Banner tone="info" title={t('files.lost.leftOut', { count: leftOut })} />}
      <Banner tone="warning" title={t('files.lost.hint')} />
      <ErrorBanner error={error} data={t('app.error.data')} />
      <TextField
        label={t('files.lost.reason')}
        value={reason}
        onChange={setReason}
        maxLength={200}
        isRequired
        autoFocus
      />
    </Dialog>
  );
}
