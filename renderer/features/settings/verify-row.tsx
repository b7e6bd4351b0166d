/** Checking the whole vault, and repairing what can be repaired. */
import { ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LongWork } from '../../app/long-work.tsx';
import { useLongCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { FindingTable } from './finding-table.tsx';
import { RowOutcome, SettingRow } from './setting-row.tsx';

export function VerifyRow(): ReactNode {
  const t = useT();
  const format = useFormat();
  const verify = useLongCall('vault/verify');
  const { value } = verify;
  const read = value && { objects: value.checkedObjects, size: format.bytes(value.checkedBytes) };
  const canRepair = value?.findings.some((finding) => finding.canRepair && !finding.repaired) ?? false;
  return (
    <>
      <SettingRow title={t('settings.verify.title')} text={t('settings.verify.text')}>
        <Button icon={ShieldCheck} isDisabled={verify.running} onPress={() => void verify.start({ repair: false })}>
          {t('settings.verify.action')}
        </Button>
      </SettingRow>
      <RowOutcome>
        <ErrorBanner error={verify.error} data={t('settings.verify.cancelMeans')} />
        <LongWork call={verify} title={t('settings.verify.running')} cancelMeans={t('settings.verify.cancelMeans')} />
        {value && read && value.findings.length === 0 && (
          <Banner tone="success" title={t('settings.verify.good.title')} isLive onDismiss={verify.reset}>
            <p>{t('settings.verify.good.text', read)}</p>
          </Banner>
        )}
        {value && read && value.findings.length > 0 && (
          <>
            <Banner
              tone="warning"
              title={t('settings.verify.bad.title', { count: value.findings.length })}
              isLive
              actions={
                canRepair && (
                  <Button size="small" isDisabled={verify.running} onPress={() => void verify.start({ repair: true })}>
                    {t('settings.verify.repair')}
                  </Button>
                )
              }
            >
              <p>{t('settings.verify.bad.text', read)}</p>
              {canRepair && <p>{t('settings.verify.repairMeans')}</p>}
            </Banner>
            <FindingTable findings={value.findings} />
          </>
        )}
      </RowOutcome>
    </>
  );
}
