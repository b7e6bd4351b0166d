/** The passphrase and the keychain: what protects the vault. */
import { useState, type ReactNode } from 'react';
import type { VaultStatus } from '../../../preload/contract/calls/vault.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { ChangePassphraseDialog } from './change-passphrase-dialog.tsx';
import { SettingRow } from './setting-row.tsx';

export function PassphraseRows({ status }: { readonly status: VaultStatus }): ReactNode {
  const t = useT();
  const [isChanging, setIsChanging] = useState(false);
  const { keychain } = status;
  return (
    <>
      <SettingRow title={t('settings.passphrase.title')} text={t('settings.passphrase.text')}>
        <Button
          onPress={() => {
            setIsChanging(true);
          }}
        >
          {t('settings.passphrase.change')}
        </Button>
      </SettingRow>
      <SettingRow title={t('settings.keychain.title')} text={t(`settings.keychain.${keychain}`)}>
        {keychain === 'present' ? (
          <StatusChip tone="success">{t('settings.keychain.chip.present')}</StatusChip>
        ) : keychain === 'unused' ? (
          <StatusChip tone="neutral">{t('settings.keychain.chip.unused')}</StatusChip>
        ) : (
          <StatusChip tone="warning">{t('settings.keychain.chip.problem')}</StatusChip>
        )}
      </SettingRow>
      {isChanging && (
        <ChangePassphraseDialog
          userWords={[status.personName, status.officeName, status.deviceName ?? '']}
          onClose={() => {
            setIsChanging(false);
          }}
        />
      )}
    </>
  );
}
