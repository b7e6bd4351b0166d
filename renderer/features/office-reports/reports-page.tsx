/** What came with returns besides files: requests to answer, and who has inspected himself and read what. */
import { useState, type ReactNode } from 'react';
import { useCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { LoadingOrFailure } from '../office-parcel/loading-or-failure.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { RequestsTab } from './requests-tab.tsx';

export function OfficeReportsPage(): ReactNode {
  const t = useT();
  const [tab, setTab] = useState<'requests' | 'overview'>('requests');
  const requests = useCall('office/reports', {}, { changedBy: ['reports', 'returns', 'devices'] });
  const open = requests.value?.filter(({ answer }) => answer === null).length ?? 0;
  return (
    <Page>
      <PageHeader title={t('reports.office.title')} lead={t('reports.office.lead')} />
      <Tabs
        label={t('reports.office.title')}
        selected={tab}
        onSelect={setTab}
        items={[
          {
            key: 'requests',
            label: t('reports.office.tab.requests'),
            count: open === 0 ? undefined : open,
            content: requests.value ? <RequestsTab requests={requests.value} /> : <LoadingOrFailure call={requests} />,
          },
          { key: 'overview', label: t('reports.office.tab.overview'), content: <OverviewTab /> },
        ]}
      />
    </Page>
  );
}
