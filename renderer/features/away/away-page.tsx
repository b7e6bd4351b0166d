/** Settings › Stepping away: when the vault locks, who may look on, what stays on the clipboard, and what this machine notices. */
import type { ReactNode } from 'react';
import { useNavigation } from '../../app/navigation.tsx';
import { useStatus } from '../../app/session-context.tsx';
import { useT } from '../../i18n/translate.tsx';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Page, PageHeader, Section } from '../../ui/page.tsx';
import { CoverageList } from './coverage-list.tsx';
import { LockSettings } from './lock-settings.tsx';
import { ShadeSettings } from './shade-settings.tsx';

export function AwayPage(): ReactNode {
  const t = useT();
  const status = useStatus();
  const { go } = useNavigation();
  return (
    <Page width="reading">
      <PageHeader
        title={t('away.title')}
        lead={t('away.lead')}
        above={
          <Breadcrumbs
            crumbs={[
              {
                key: 'settings',
                label: t('settings.title'),
                onPress: () => {
                  go({ page: 'settings' });
                },
              },
              { key: 'away', label: t('away.title') },
            ]}
          />
        }
      />
      <LockSettings status={status} />
      <ShadeSettings status={status} />
      <Section title={t('away.coverage.title')} lead={t('away.coverage.lead')}>
        <CoverageList isOpen />
      </Section>
    </Page>
  );
}
