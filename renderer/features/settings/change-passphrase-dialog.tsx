/** Changing the passphrase: the current one once, the new one twice. */
import { useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { isUsable, NewPassphraseFields, noPassphrase } from '../../app/new-passphrase.tsx';
import { callEngine } from '../../bridge/engine.ts';
import { useAct } from '../../bridge/use-act.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { useToast } from '../../ui/toast.tsx';

export interface ChangePassphraseDialogProps {
  readonly userWords: readonly string[];
  readonly onClose: () => void;
}

export function ChangePassphraseDialog({ userWords, onClose }: ChangePassphraseDialogProps): ReactNode {
  const t = useT();
  const toast = useToast();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(noPassphrase);
  const { isBusy, error, act } = useAct();
  const isWrong = error?.code === 'vault/wrong-passphrase';
  const change = async () => {
    await act(async () => {
      await callEngine('vault/change-passphrase', { current, next: next.value });
      toast({ tone: 'success', text: t('settings.passphrase.done') });
      onClose();
    });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isBusy={isBusy}
      title={t('settings.passphrase.dialog')}
      actions={
        <>
          <Button onPress={onClose} isDisabled={isBusy}>
            {t('common.cancel')}
          </Button>
          <Button
            variant="primary"
            isBusy={isBusy}
            isDisabled={current === '' || !isUsable(next)}
            onPress={() => void change()}
          >
            {t('settings.passphrase.submit')}
          </Button>
        </>
      }
    >
      <p>{t('settings.passphrase.consequence')}</p>
      {!isWrong && <ErrorBanner error={error} data={t('app.error.data')} />}
      <PassphraseField
        label={t('settings.passphrase.current')}
        value={current}
        onChange={setCurrent}
        error={isWrong ? t('unlock.wrong') : undefined}
        isDisabled={isBusy}
        isRequired
        autoFocus
      />
      <NewPassphraseFields passphrase={next} onChange={setNext} userWords={userWords} isDisabled={isBusy} />
    </Dialog>
  );
}
