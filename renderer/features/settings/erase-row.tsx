/** Erasing the vault with its keys, for handing back or disposing of the device; leaves a certificate. */
import { useState, type ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { SettingRow } from './setting-row.tsx';

export function EraseRow(): ReactNode {
  const t = useT();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <SettingRow title={t('settings.erase.title')} text={t('settings.erase.text')}>
        <Button
          onPress={() => {
            setIsAsking(true);
          }}
        >
          {t('settings.erase.action')}
        </Button>
      </SettingRow>
      {isAsking && (
        <EraseDialog
          onClose={() => {
            setIsAsking(false);
          }}
        />
      )}
    </>
  );
}
