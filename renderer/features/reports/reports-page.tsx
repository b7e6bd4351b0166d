/** What the worker tells the office besides files: self-inspection, requests, awareness cards. */
import { useState, type ReactNode } from 'react';
import type { RouteOf } from '../../app/route.ts';
import { useCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ImportButton } from '../parcel/import-button.tsx';
import { InspectionTab } from './inspection-tab.tsx';
import { LearningTab } from './learning-tab.tsx';
import { RequestsTab } from './requests-tab.tsx';

type Tab = 'inspection' | 'software' | 'learning';

export function ReportsPage({ route }: { readonly route: RouteOf<'reports'> }): ReactNode {
  const t = useT();
  const [tab, setTab] = useState<Tab>(route.tab ?? 'inspection');
  const home = useCall('worker/home', {}, { changedBy: ['reports', 'policy'] }).value;
  const left = home?.cardsLeft ?? 0;
  return (
    <Page width="reading">
      <PageHeader
        title={t('reports.title')}
        lead={t('reports.lead')}
        actions={<ImportButton label={t('files.requests.import')} />}
      />
      <Tabs
        label={t('reports.title')}
        selected={tab}
        onSelect={setTab}
        items={[
          { key: 'inspection', label: t('reports.tab.inspection'), content: <InspectionTab /> },
          { key: 'software', label: t('reports.tab.software'), content: <RequestsTab /> },
          {
            key: 'learning',
            label: t('reports.tab.learning'),
            count: left === 0 ? undefined : left,
            content: <LearningTab />,
          },
        ]}
      />
    </Page>
  );
}
