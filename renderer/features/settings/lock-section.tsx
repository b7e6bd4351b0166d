/** When the vault locks by itself; the policy sets the longest time, the user may only choose less. */
import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { VaultStatus } from '../../../preload/contract/calls/vault.ts';
import { usePreferences } from '../../app/session-context.tsx';
import { callShell } from '../../bridge/shell.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Card, Section } from '../../ui/page.tsx';
import { SettingRow } from './setting-row.tsx';

export function LockSection({ status }: { readonly status: VaultStatus }): ReactNode {
  const t = useT();
  const [{ idleLockMinutes }, change] = usePreferences();
  const longest = status.idleLockMinutes;
  return (
    <Section title={t('settings.lock.title')}>
      <Card isFlush>
        <SettingRow title={t('settings.lock.idle')} text={t('settings.lock.idleHint', { count: longest })}>
          <NumberField
            label={t('settings.lock.idle')}
            isLabelHidden
            unit={t('settings.lock.minutes')}
            minValue={1}
            maxValue={longest}
            value={Math.min(idleLockMinutes, longest)}
            onChange={(minutes) => {
              if (Number.isInteger(minutes) && minutes >= 1) change({ idleLockMinutes: Math.min(minutes, longest) });
            }}
          />
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
