/** Backing the vault up, still encrypted, to another folder. */
import { HardDriveDownload } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { VaultStatus } from '../../../preload/contract/calls/vault.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LongWork } from '../../app/long-work.tsx';
import { callShell } from '../../bridge/shell.ts';
import { useLongCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { RowOutcome, SettingRow } from './setting-row.tsx';

export function BackupRow({ status }: { readonly status: VaultStatus }): ReactNode {
  const t = useT();
  const format = useFormat();
  const backup = useLongCall('vault/backup');
  const [now] = useState(() => Date.now());
  const { lastBackupAt } = status;
  const start = async () => {
    const [folder] = await callShell('shell/pick-open', {
      title: t('settings.backup.pick'),
      folders: true,
      multiple: false,
      filters: [],
    });
    if (folder) await backup.start({ folder: folder.token });
  };
  return (
    <>
      <SettingRow
        title={
          lastBackupAt === null
            ? t('settings.backup.never')
            : t('settings.backup.last', { when: format.relative(lastBackupAt, now) })
        }
        text={t('settings.backup.text')}
      >
        <Button icon={HardDriveDownload} isDisabled={backup.running} onPress={() => void start()}>
          {t('settings.backup.action')}
        </Button>
      </SettingRow>
      <RowOutcome>
        <ErrorBanner error={backup.error} data={t('settings.backup.cancelMeans')} />
        {backup.value && (
          <Banner tone="success" title={t('settings.backup.done.title')} isLive onDismiss={backup.reset}>
            <p>
              {t('settings.backup.done.text', {
                copied: backup.value.copiedFiles,
                kept: backup.value.keptFiles,
                size: format.bytes(backup.value.totalBytes),
              })}
            </p>
          </Banner>
        )}
        <LongWork call={backup} title={t('settings.backup.running')} cancelMeans={t('settings.backup.cancelMeans')} />
      </RowOutcome>
    </>
  );
}
