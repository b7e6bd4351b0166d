/** Locking at once, and the way to everything that locks by itself. */
import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { VaultStatus } from '../../../preload/contract/calls/vault.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { usePreferences } from '../../app/session-context.tsx';
import { callShell } from '../../bridge/shell.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Card, Section } from '../../ui/page.tsx';
import { SettingRow } from './setting-row.tsx';

export function LockSection({ status }: { readonly status: VaultStatus }): ReactNode {
  const t = useT();
  const { go } = useNavigation();
  const [{ idleLockMinutes }] = usePreferences();
  const minutes = Math.min(idleLockMinutes, status.idleLockMinutes);
  return (
    <Section title={t('settings.lock.title')}>
      <Card isFlush>
        <SettingRow title={t('settings.lock.away')} text={t('settings.lock.awayHint', { minutes })}>
          <Button
            onPress={() => {
              go({ page: 'away' });
            }}
          >
            {t('settings.lock.open')}
          </Button>
        </SettingRow>
        <SettingRow
          title={
            <span className="flex items-center gap-2.5">
              {t('settings.lock.now')} <KeyHint keys="Mod+Shift+L" />
            </span>
          }
          text={t('settings.lock.always')}
        >
          <Button icon={Lock} onPress={() => void callShell('shell/lock', { reason: 'user' })}>
            {t('settings.lock.now')}
          </Button>
        </SettingRow>
      </Card>
    </Section>
  );
}
