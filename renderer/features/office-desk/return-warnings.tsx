/** What the administrator has to know before settling a return: a broken log, an escrow that was not proved, files that failed. */
import { useState, type ReactNode } from 'react';
import type { DeskItem, DeskReturn } from '../../../preload/contract/calls/desk.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ComesIntoView } from '../office-parcel/comes-into-view.tsx';

export interface ReturnWarningsProps {
  readonly summary: DeskReturn;
  readonly items: readonly DeskItem[];
}

export function ReturnWarnings({ summary, items }: ReturnWarningsProps): ReactNode {
  const t = useT();
  const { go } = useNavigation();
  const [hasSeenLog, setHasSeenLog] = useState(false);
  const [hasSeenEscrow, setHasSeenEscrow] = useState(false);
  const wanted = items.filter(({ problem, done }) => problem !== null && done !== null).length;
  const failed = items.filter(({ problem, done }) => problem !== null && done === null).length;
  return (
    <>
      {failed > 0 && (
        <ComesIntoView>
          <Banner tone="error" title={t('returnsDesk.problem.title', { count: failed })} isLive>
            <p>{t('returnsDesk.problem.text')}</p>
          </Banner>
        </ComesIntoView>
      )}
      {wanted > 0 && (
        <Banner tone="warning" title={t('returnsDesk.warn.wantedTitle', { count: wanted })}>
          <p>{t('returnsDesk.warn.wantedText')}</p>
        </Banner>
      )}
      {summary.log === 'broken' && !hasSeenLog && (
        <Banner
          tone="error"
          title={t('returnsDesk.warn.logTitle')}
          onDismiss={() => {
            setHasSeenLog(true);
          }}
          actions={
            <Button
              size="small"
              onPress={() => {
                go({ page: 'office-log', deviceId: summary.deviceId });
              }}
            >
              {t('returnsDesk.warn.logGo')}
            </Button>
          }
        >
          <p>{t('returnsDesk.warn.logText')}</p>
        </Banner>
      )}
      {!summary.escrowProved && !hasSeenEscrow && (
        <Banner
          tone="warning"
          title={t('returnsDesk.warn.escrowTitle')}
          onDismiss={() => {
            setHasSeenEscrow(true);
          }}
        >
          <p>{t('returnsDesk.warn.escrowText')}</p>
        </Banner>
      )}
    </>
  );
}
