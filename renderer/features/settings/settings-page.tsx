/** Settings of the app and care of the open vault, for both roles. */
import type { ReactNode } from 'react';
import { useStatus } from '../../app/session-context.tsx';
import { useT } from '../../i18n/translate.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { AboutSection } from './about-section.tsx';
import { BackupSection } from './backup-section.tsx';
import { EraseSection } from './erase-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { LockSection } from './lock-section.tsx';
import { LookSection } from './look-section.tsx';
import { PassphraseSection } from './passphrase-section.tsx';
import { VerifySection } from './verify-section.tsx';

export function SettingsPage(): ReactNode {
  const t = useT();
  const status = useStatus();
  return (
    <Page width="reading">
      <PageHeader title={t('settings.title')} />
      <LookSection />
      <LockSection status={status} />
      <PassphraseSection status={status} />
      <BackupSection status={status} />
      <VerifySection />
      <KeysSection status={status} />
      <AboutSection />
      <EraseSection />
    </Page>
  );
}
