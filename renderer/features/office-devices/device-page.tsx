/** One device: its state and lease, the files it holds, its log, and what can be done about it. */
import { CalendarPlus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { DeviceRow } from '../../../preload/contract/calls/office.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { useCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { DeviceLog } from '../office-log/device-log.tsx';
import { LoadingOrFailure } from '../office-parcel/loading-or-failure.tsx';
import { DeviceReports } from '../office-reports/device-reports.tsx';
import { Discreet } from '../veil/discreet.tsx';
import { DeviceChecks } from './device-checks.tsx';
import { DeviceFiles } from './device-files.tsx';
import { DeviceSummary } from './device-summary.tsx';
import { DeviceStateChip } from './device-words.tsx';
import { RenewDialog } from './renew-dialog.tsx';
import { StateDialog, type NewState } from './state-dialog.tsx';
import { TelephoneCodeDialog } from './telephone-code-dialog.tsx';

export type DeviceTab = 'summary' | 'files' | 'checks' | 'reports' | 'log';

export interface DevicePageProps {
  readonly deviceId: string;
  readonly initialTab: DeviceTab;
}

export function DevicePage({ deviceId, initialTab }: DevicePageProps): ReactNode {
  const t = useT();
  const { go } = useNavigation();
  const devices = useCall('office/devices', {}, { changedBy: ['devices', 'ledger', 'returns'] });
  const [tab, setTab] = useState<DeviceTab>(initialTab);
  const [dialog, setDialog] = useState<'renew' | 'code' | NewState | null>(null);
  const device = devices.value?.find(({ id }) => id === deviceId);
  const crumbs = (
    <Breadcrumbs
      crumbs={[
        {
          key: 'devices',
          label: t('devices.title'),
          onPress: () => {
            go({ page: 'office-devices' });
          },
        },
        { key: 'device', label: device ? <Discreet>{device.workerName}</Discreet> : '…' },
      ]}
    />
  );
  if (!device) {
    return (
      <Page>
        <PageHeader title={t('devices.title')} above={crumbs} />
        {devices.value ? (
          <Banner tone="warning" title={t('devices.detail.notFound')} />
        ) : (
          <LoadingOrFailure call={devices} />
        )}
      </Page>
    );
  }
  const canRenew = device.state === 'active' || device.state === 'leaseOver';
  return (
    <Page>
      <PageHeader
        above={crumbs}
        title={<Discreet>{device.workerName}</Discreet>}
        lead={
          <span className="flex items-center gap-3">
            <Discreet>{device.name}</Discreet>
            <DeviceStateChip device={device} />
          </span>
        }
        actions={
          <>
            <Menu
              label={t('common.more')}
              trigger={<Button>{t('devices.actions')}</Button>}
              commands={[
                {
                  key: 'code',
                  label: t('devices.code.action'),
                  isDisabled: device.state !== 'active' && device.state !== 'leaseOver',
                  onPress: () => {
                    setDialog('code');
                  },
                },
                ...newStates(device.state).map((state) => ({
                  key: state,
                  label: t(`devices.stateChange.${state}.action`),
                  isDanger: state === 'lost' || state === 'revoked',
                  onPress: () => {
                    setDialog(state);
                  },
                })),
              ]}
            />
            {canRenew && (
              <Button
                variant="primary"
                icon={CalendarPlus}
                onPress={() => {
                  setDialog('renew');
                }}
              >
                {t('devices.renew.action')}
              </Button>
            )}
          </>
        }
      />
      <Tabs
        label={t('devices.title')}
        selected={tab}
        onSelect={setTab}
        items={[
          { key: 'summary', label: t('devices.detail.tabs.summary'), content: <DeviceSummary device={device} /> },
          {
            key: 'files',
            label: t('devices.detail.tabs.files'),
            count: device.filesOut,
            content: <DeviceFiles deviceId={device.id} />,
          },
          {
            key: 'checks',
            label: t('devices.detail.tabs.checks'),
            content: <DeviceChecks deviceId={device.id} />,
          },
          {
            key: 'reports',
            label: t('reports.office.device.tab'),
            content: <DeviceReports deviceId={device.id} />,
          },
          { key: 'log', label: t('devices.detail.tabs.log'), content: <DeviceLog deviceId={device.id} /> },
        ]}
      />
      {dialog === 'renew' && (
        <RenewDialog
          device={device}
          onClose={() => {
            setDialog(null);
          }}
        />
      )}
      {dialog === 'code' && (
        <TelephoneCodeDialog
          device={device}
          onClose={() => {
            setDialog(null);
          }}
        />
      )}
      {dialog !== null && dialog !== 'renew' && dialog !== 'code' && (
        <StateDialog
          device={device}
          state={dialog}
          onClose={() => {
            setDialog(null);
          }}
        />
      )}
    </Page>
  );
}

/** The states a device can be put into from where it is. */
function newStates(state: DeviceRow['state']): readonly NewState[] {
  const isInUse = state === 'active' || state === 'leaseOver';
  if (isInUse) return ['lost', 'revoked', 'retired'];
  return state === 'retired' ? ['active'] : ['active', 'retired'];
}
