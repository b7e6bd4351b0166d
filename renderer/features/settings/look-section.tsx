/** Language and colours; both take effect at once. */
import type { ReactNode } from 'react';
import { usePreferences } from '../../app/session-context.tsx';
import { useT } from '../../i18n/translate.tsx';
import { Card, Section } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { SettingRow } from './setting-row.tsx';

export function LookSection(): ReactNode {
  const t = useT();
  const [{ locale, theme }, change] = usePreferences();
  return (
    <Section title={t('settings.look.title')}>
      <Card isFlush>
        <SettingRow title={t('settings.look.language')}>
          <Select
            label={t('settings.look.language')}
            isLabelHidden
            value={locale}
            onChange={(next) => {
              change({ locale: next });
            }}
            options={[
              { value: 'ja', label: t('app.language.ja') },
              { value: 'en', label: t('app.language.en') },
            ]}
          />
        </SettingRow>
        <SettingRow title={t('settings.look.theme')}>
          <Select
            label={t('settings.look.theme')}
            isLabelHidden
            value={theme}
            onChange={(next) => {
              change({ theme: next });
            }}
            options={[
              { value: 'system', label: t('settings.look.system') },
              { value: 'light', label: t('settings.look.light') },
              { value: 'dark', label: t('settings.look.dark') },
            ]}
          />
        </SettingRow>
      </Card>
    </Section>
  );
}
