/** What the ledger knows about one device, in words. */
import { useState, type ReactNode } from 'react';
import type { DeviceRow } from '../../../preload/contract/calls/office.ts';
import { checkLastsDays } from '../../../preload/contract/check.ts';
import { readinessWhy } from '../../../resources/locales/readiness-words.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Section } from '../../ui/page.tsx';
import { DeviceCoverage } from './device-coverage.tsx';
import { DefinitionsLine, ReadinessChip, UpdatesLine } from './readiness.tsx';
import { EscrowChip, LeaseText, LogChip } from './device-words.tsx';

export function DeviceSummary({ device }: { readonly device: DeviceRow }): ReactNode {
  const t = useT();
  const format = useFormat();
  const [now] = useState(() => Date.now());
  const { facts } = device;
  return (
    <div className="grid grid-cols-1 items-start gap-x-10 gap-y-7 xl:grid-cols-2">
      <Section title={t('devices.detail.tabs.summary')}>
        <DefinitionList
          items={[
            { term: t('devices.detail.lease'), value: <LeaseText device={device} now={now} /> },
            {
              term: t('devices.detail.filesOut'),
              value: (
                <>
                  {t('devices.filesOut', { count: device.filesOut })}
                  {device.filesOverdue > 0 && (
                    <span className="ml-2 font-bold text-danger">
                      {t('devices.overdue', { count: device.filesOverdue })}
                    </span>
                  )}
                </>
              ),
            },
            {
              term: t('devices.detail.lastReturn'),
              value: device.lastReturnAt === null ? t('devices.never') : format.dateTime(device.lastReturnAt),
            },
            {
              term: t('devices.detail.ready'),
              value: (
                <span className="flex flex-col items-start gap-1">
                  <ReadinessChip readiness={device.lastCheck.readiness} />
                  <span>{readinessWhy(t, device.lastCheck, now)}</span>
                  <span className="text-muted">{t('devices.readiness.explain', { days: checkLastsDays })}</span>
                </span>
              ),
            },
            { term: t('devices.detail.definitions'), value: <DefinitionsLine device={device} /> },
            { term: t('devices.detail.updates'), value: <UpdatesLine device={device} /> },
            {
              term: t('devices.detail.checkedAt'),
              value:
                device.lastCheck.checkedAt === null ? t('devices.never') : format.dateTime(device.lastCheck.checkedAt),
            },
            { term: t('devices.detail.log'), value: <LogChip device={device} /> },
            {
              term: t('devices.detail.escrow'),
              value: (
                <span className="flex flex-col items-start gap-1">
                  <EscrowChip device={device} />
                  <span className="text-muted">
                    {device.escrowProvedAt === null
                      ? t('devices.detail.escrowUnproved')
                      : t('devices.detail.escrowHelp')}
                  </span>
                </span>
              ),
            },
            { term: t('devices.detail.ownership'), value: t(`devices.ownership.${device.ownership}`) },
            { term: t('devices.detail.granted'), value: format.dateTime(device.grantedAt) },
          ]}
        />
      </Section>
      <div className="flex flex-col gap-7">
        <Section title={t('devices.detail.facts')}>
          <DefinitionList
            items={[
              { term: t('devices.detail.host'), value: facts.host },
              { term: t('devices.detail.system'), value: `${facts.platform} ${facts.osRelease} (${facts.arch})` },
              { term: t('devices.detail.app'), value: facts.appVersion },
            ]}
          />
        </Section>
        <DeviceCoverage device={device} />
        <Fingerprint
          groups={device.fingerprint}
          label={t('devices.detail.fingerprint')}
          hint={t('devices.detail.fingerprintHint')}
        />
      </div>
    </div>
  );
}
