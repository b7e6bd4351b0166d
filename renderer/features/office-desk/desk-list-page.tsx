/** All returns that arrived, open ones first, and the place where a new one is taken in. */
import { Inbox, PackageOpen } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useDropTarget } from '../../app/drop-target.tsx';
import { LongWork } from '../../app/long-work.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { useCall, useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { LoadingOrFailure } from '../office-parcel/loading-or-failure.tsx';
import { usePickers } from '../office-parcel/pickers.ts';
import { ReturnsTable } from './returns-table.tsx';

export function DeskListPage(): ReactNode {
  const t = useT();
  const { go } = useNavigation();
  const pickers = usePickers();
  const list = useCall('desk/list', {}, { changedBy: ['returns'] });
  const receive = useLongCall('desk/receive');
  const [tab, setTab] = useState<'open' | 'settled'>('open');
  const [alreadyId, setAlreadyId] = useState<string | null>(null);
  const open = useMemo(() => list.value?.filter(({ state }) => state === 'open') ?? [], [list.value]);
  const settled = useMemo(() => list.value?.filter(({ state }) => state === 'settled') ?? [], [list.value]);

  const takeIn = async (parcel: PickedPath | null | undefined) => {
    if (!parcel) return;
    setAlreadyId(null);
    const received = await receive.start({ parcel: parcel.token });
    if (!received) return;
    if (received.already) setAlreadyId(received.returnId);
    else go({ page: 'office-desk', returnId: received.returnId });
  };

  useDropTarget({
    title: t('returnsDesk.drop'),
    isDisabled: receive.running,
    onDrop: ([parcel]) => void takeIn(parcel),
  });

  return (
    <Page width="full">
      <PageHeader
        title={t('returnsDesk.title')}
        lead={t('returnsDesk.lead')}
        actions={
          <Button
            variant="primary"
            icon={PackageOpen}
            isDisabled={receive.running}
            onPress={() => void pickers.openParcel(t('returnsDesk.receiveTitle')).then(takeIn)}
          >
            {t('returnsDesk.receive')}
          </Button>
        }
      />
      <LongWork call={receive} title={t('returnsDesk.receiving')} cancelMeans={t('returnsDesk.receivingNote')} />
      <ErrorBanner error={receive.error} />
      {alreadyId !== null && (
        <Banner
          tone="info"
          title={t('returnsDesk.already')}
          isLive
          onDismiss={() => {
            setAlreadyId(null);
          }}
          actions={
            <Button
              onPress={() => {
                go({ page: 'office-desk', returnId: alreadyId });
              }}
            >
              {t('common.open')}
            </Button>
          }
        />
      )}
      {!list.value ? (
        <LoadingOrFailure call={list} />
      ) : list.value.length === 0 ? (
        <EmptyState icon={Inbox} title={t('returnsDesk.list.empty')}>
          {t('returnsDesk.list.emptyText')}
        </EmptyState>
      ) : (
        <Tabs
          label={t('returnsDesk.title')}
          selected={tab}
          onSelect={setTab}
          items={[
            {
              key: 'open',
              label: t('returnsDesk.list.open'),
              count: open.length,
              content: (
                <ReturnsTable
                  returns={open}
                  label={t('returnsDesk.list.open')}
                  emptyTitle={t('returnsDesk.list.noneOpen')}
                />
              ),
            },
            {
              key: 'settled',
              label: t('returnsDesk.list.settled'),
              count: settled.length,
              content: (
                <ReturnsTable
                  returns={settled}
                  label={t('returnsDesk.list.settled')}
                  emptyTitle={t('returnsDesk.list.noneSettled')}
                />
              ),
            },
          ]}
        />
      )}
    </Page>
  );
}
