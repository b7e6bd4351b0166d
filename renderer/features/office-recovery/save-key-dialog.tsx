/** Saves the office's recovery key to removable media; asks for the vault's passphrase first. */
import { useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useStatus } from '../../app/session-context.tsx';
import { useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { useKeyPlace } from './key-place.ts';

export interface SaveKeyDialogProps {
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

export function SaveKeyDialog({ onSaved, onClose }: SaveKeyDialogProps): ReactNode {
  const t = useT();
  const { officeName } = useStatus();
  const pickPlace = useKeyPlace();
  const save = useLongCall('office/save-recovery-key');
  const [passphrase, setPassphrase] = useState('');
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const submit = async () => {
    const place = await pickPlace(officeName);
    if (!place) return;
    const done = await save.start({ out: place.token, passphrase });
    if (!done) return;
    setPassphrase('');
    setSavedAs(place.name);
    onSaved();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('office.key.passphraseTitle')}
      isBusy={save.running}
      actions={
        savedAs === null ? (
          <>
            <Button onPress={onClose} isDisabled={save.running}>
              {t('common.cancel')}
            </Button>
            <Button
              variant="primary"
              onPress={() => void submit()}
              isDisabled={passphrase === ''}
              isBusy={save.running}
            >
              {t('office.key.chooseAndSave')}
            </Button>
          </>
        ) : (
          <Button variant="primary" onPress={onClose}>
            {t('common.close')}
          </Button>
        )
      }
    >
      {savedAs === null ? (
        <>
          <p>{t('office.key.passphraseText')}</p>
          <PassphraseField
            label={t('office.key.passphrase')}
            value={passphrase}
            onChange={setPassphrase}
            autoFocus
            isDisabled={save.running}
          />
          <ErrorBanner error={save.error} />
        </>
      ) : (
        <Banner tone="success" title={t('office.parcel.saved')} isLive>
          <p>{t('office.key.saved', { name: savedAs })}</p>
        </Banner>
      )}
    </Dialog>
  );
}
