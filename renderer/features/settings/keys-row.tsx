/** New keys for the vault, when the old ones may be known to somebody. */
import { useState, type ReactNode } from 'react';
import type { VaultStatus } from '../../../preload/contract/calls/vault.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LongWork } from '../../app/long-work.tsx';
import { useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { SettingRow } from './setting-row.tsx';

export function KeysRow({ status }: { readonly status: VaultStatus }): ReactNode {
  const t = useT();
  const [isAsking, setIsAsking] = useState(false);
  const isOver = status.lease?.state === 'over';
  return (
    <>
      <SettingRow title={t('settings.keys.title')} text={t('settings.keys.text')}>
        <Button
          isDisabled={isOver}
          onPress={() => {
            setIsAsking(true);
          }}
        >
          {t('settings.keys.action')}
        </Button>
      </SettingRow>
      {isAsking && (
        <RekeyDialog
          onClose={() => {
            setIsAsking(false);
          }}
        />
      )}
    </>
  );
}

function RekeyDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const toast = useToast();
  const rekey = useLongCall('vault/rekey');
  const [passphrase, setPassphrase] = useState('');
  const isWrong = rekey.error?.code === 'vault/wrong-passphrase';
  const start = async () => {
    const done = await rekey.start({ passphrase });
    if (!done) return;
    toast({ tone: 'success', text: t('settings.keys.done', { count: done.objects }) });
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isBusy={rekey.running}
      title={t('settings.keys.dialog')}
      actions={
        !rekey.running && (
          <>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
            <Button variant="primary" isDisabled={passphrase === ''} onPress={() => void start()}>
              {t('settings.keys.title')}
            </Button>
          </>
        )
      }
    >
      <p>{t('settings.keys.consequence')}</p>
      {!isWrong && <ErrorBanner error={rekey.error} data={t('settings.keys.cancelMeans')} />}
      {rekey.running ? (
        <LongWork call={rekey} title={t('settings.keys.running')} cancelMeans={t('settings.keys.cancelMeans')} />
      ) : (
        <PassphraseField
          label={t('settings.erase.passphrase')}
          value={passphrase}
          onChange={setPassphrase}
          error={isWrong ? t('unlock.wrong') : undefined}
          autoFocus
        />
      )}
    </Dialog>
  );
}
