/** To the checks that were made before work. */
import { ClipboardCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigation } from '../../app/navigation.tsx';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { SettingRow } from './setting-row.tsx';

export function ChecksRow(): ReactNode {
  const t = useT();
  const { go } = useNavigation();
  return (
    <SettingRow title={t('check.history.title')} text={t('check.history.settingText')}>
      <Button
        icon={ClipboardCheck}
        onPress={() => {
          go({ page: 'checks' });
        }}
      >
        {t('check.history.open')}
      </Button>
    </SettingRow>
  );
}
