/** One return: compare each file with its original, decide, settle, write the receipt. Nothing is written before "settle". */
import { RefreshCw } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { DeskItem } from '../../../preload/contract/calls/desk.ts';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LongWork } from '../../app/long-work.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { useLongCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Button } from '../../ui/button.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { ComesIntoView } from '../office-parcel/comes-into-view.tsx';
import { Discreet } from '../veil/discreet.tsx';
import { decisionList, type Decisions } from './decisions.ts';
import { ReceiptCard } from './receipt-card.tsx';
import { ReturnChecks } from './return-checks.tsx';
import { ReturnItems } from './return-items.tsx';
import { ReturnWarnings } from './return-warnings.tsx';
import { SettleBar } from './settle-bar.tsx';

type Shown = CallOutput<'desk/show'>;

export function ReturnPage({ returnId }: { readonly returnId: string }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { go } = useNavigation();
  const show = useLongCall('desk/show');
  const settle = useLongCall('desk/settle');
  const [shown, setShown] = useState<Shown>();
  const [decisions, setDecisions] = useState<Decisions>(new Map());
  const { start: startShow } = show;
  const { start: startSettle } = settle;

  const compare = async () => {
    const value = await startShow({ returnId });
    if (value) setShown(value);
  };
  useEffect(() => {
    void startShow({ returnId }).then((value) => {
      if (value) setShown(value);
    });
  }, [startShow, returnId]);

  const carryOut = async () => {
    if (!shown) return;
    const result = await startSettle({ returnId, decisions: decisionList(shown.items, decisions) });
    if (!result) {
      // Stopped in the middle or failed: only a new comparison can tell which originals were written.
      await compare();
      return;
    }
    const byId = new Map(result.items.map((item): [string, DeskItem] => [item.id, item]));
    setShown({
      summary: { ...shown.summary, state: result.settled ? 'settled' : 'open' },
      items: shown.items.map((item) => byId.get(item.id) ?? item),
    });
    setDecisions(new Map());
  };

  const isSettled = shown?.summary.state === 'settled';
  const isWaiting = show.running || settle.running;
  return (
    <Page width="full">
      <PageHeader
        above={
          <Breadcrumbs
            crumbs={[
              {
                key: 'desk',
                label: t('returnsDesk.title'),
                onPress: () => {
                  go({ page: 'office-desk' });
                },
              },
              { key: 'return', label: shown ? <Discreet>{shown.summary.workerName}</Discreet> : '…' },
            ]}
          />
        }
        title={shown ? t('returnsDesk.page.title', { worker: shown.summary.workerName }) : t('returnsDesk.title')}
        lead={
          shown && (
            <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
              {t('returnsDesk.page.lead', {
                device: shown.summary.deviceName,
                date: format.dateTime(shown.summary.packedAt),
              })}
              <ReturnChecks summary={shown.summary} />
            </span>
          )
        }
        actions={
          shown &&
          !isSettled && (
            <Button icon={RefreshCw} onPress={() => void compare()} isDisabled={isWaiting}>
              {t('returnsDesk.page.compareAgain')}
            </Button>
          )
        }
      />
      <LongWork call={show} title={t('returnsDesk.page.comparing')} cancelMeans={t('returnsDesk.page.comparingNote')} />
      <LongWork
        call={settle}
        title={t('returnsDesk.settle.running')}
        cancelMeans={t('returnsDesk.settle.runningNote')}
      />
      <ErrorBanner
        error={show.error}
        actions={<Button onPress={() => void compare()}>{t('returnsDesk.page.compareAgain')}</Button>}
      />
      <ErrorBanner error={settle.error} />
      {settle.error?.code === 'job/cancelled' && (
        <Banner tone="info" title={t('returnsDesk.settle.cancelled')} isLive />
      )}
      {shown && (
        <>
          {!settle.running && <ReturnWarnings summary={shown.summary} items={shown.items} />}
          {isSettled && (
            <ComesIntoView>
              <ReceiptCard summary={shown.summary} />
            </ComesIntoView>
          )}
          <ReturnItems
            returnId={returnId}
            items={shown.items}
            decisions={decisions}
            onDecide={setDecisions}
            isDisabled={isWaiting}
          />
          {!isSettled && (
            <SettleBar items={shown.items} decisions={decisions} isBusy={isWaiting} onSettle={() => void carryOut()} />
          )}
        </>
      )}
    </Page>
  );
}
