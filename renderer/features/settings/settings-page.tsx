/** Settings of the app and care of the open vault, for both roles. */
import type { ReactNode } from 'react';
import { useStatus } from '../../app/session-context.tsx';
import { useT } from '../../i18n/translate.tsx';
import { Card, Page, PageHeader, Section } from '../../ui/page.tsx';
import { AboutSection } from './about-section.tsx';
import { BackupRow } from './backup-row.tsx';
import { ChecksRow } from './checks-row.tsx';
import { EraseRow } from './erase-row.tsx';
import { KeysRow } from './keys-row.tsx';
import { LockSection } from './lock-section.tsx';
import { LookSection } from './look-section.tsx';
import { PassphraseRows } from './passphrase-rows.tsx';
import { VerifyRow } from './verify-row.tsx';

export function SettingsPage(): ReactNode {
  const t = useT();
  const status = useStatus();
  return (
    <Page width="reading">
      <PageHeader title={t('settings.title')} />
      <LookSection />
      <LockSection status={status} />
      <Section title={t('settings.protection')}>
        <Card isFlush>
          <PassphraseRows status={status} />
          <KeysRow status={status} />
        </Card>
      </Section>
      <Section title={t('settings.care')}>
        <Card isFlush>
          <BackupRow status={status} />
          <VerifyRow />
          {status.role === 'worker' && <ChecksRow />}
        </Card>
      </Section>
      <AboutSection />
      <Section title={t('settings.erase.section')}>
        <Card isFlush>
          <EraseRow />
        </Card>
      </Section>
    </Page>
  );
}
