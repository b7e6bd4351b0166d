/** Asks hard before a vault is erased: what is still out, passphrase, reason, and a tick. */
import { useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LongWork } from '../../app/long-work.tsx';
import { useSessionStore, useStatus } from '../../app/session-context.tsx';
import { callShell } from '../../bridge/shell.ts';
import { useCall, useLongCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { dayForName } from '../parcel/pick-parcel.ts';

export function EraseDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const format = useFormat();
  const session = useSessionStore();
  const { role } = useStatus();
  const home = useCall('worker/home', role === 'worker' ? {} : null).value;
  const erase = useLongCall('vault/destroy');
  const [passphrase, setPassphrase] = useState('');
  const [reason, setReason] = useState('');
  const [isSure, setIsSure] = useState(false);
  const stillOut = home ? home.out + home.changed : 0;
  const isWrong = erase.error?.code === 'vault/wrong-passphrase';

  const start = async () => {
    const certificate = await callShell('shell/pick-save', {
      title: t('settings.erase.certificate'),
      defaultName: t('settings.erase.certificateName', { day: dayForName() }),
      filters: [{ name: 'JSON', extensions: ['json'] }],
    });
    if (certificate) await erase.start({ passphrase, certificate: certificate.token, reason: reason.trim() });
  };

  if (erase.value) {
    const leave = () => void session.leave();
    return (
      <Dialog
        isOpen
        onClose={leave}
        title={t('settings.erase.done.title')}
        actions={
          <Button variant="primary" onPress={leave} autoFocus>
            {t('settings.erase.done.close')}
          </Button>
        }
      >
        <p>{t('settings.erase.done.text', { when: format.dateTime(erase.value.at), count: erase.value.objects })}</p>
      </Dialog>
    );
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isBusy={erase.running}
      role="alertdialog"
      title={t('settings.erase.dialog')}
      actions={
        !erase.running && (
          <>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
            <Button variant="danger" isDisabled={passphrase === '' || !isSure} onPress={() => void start()}>
              {t('settings.erase.confirm')}
            </Button>
          </>
        )
      }
    >
      <p>{t('settings.erase.consequence')}</p>
      {stillOut > 0 && <Banner tone="error" title={t('settings.erase.stillOut', { count: stillOut })} />}
      {!isWrong && <ErrorBanner error={erase.error} />}
      {erase.running ? (
        <LongWork call={erase} title={t('settings.erase.running')} />
      ) : (
        <>
          <TextField
            label={t('settings.erase.reason')}
            value={reason}
            onChange={setReason}
            maxLength={200}
            isOptional
          />
          <PassphraseField
            label={t('settings.erase.passphrase')}
            value={passphrase}
            onChange={setPassphrase}
            error={isWrong ? t('unlock.wrong') : undefined}
            isRequired
          />
          <Checkbox isSelected={isSure} onChange={setIsSure}>
            {t('settings.erase.understand')}
          </Checkbox>
        </>
      )}
    </Dialog>
  );
}
