/** What concerns every page of an open vault: a lease that is over, a policy to accept, wrong tries before this unlock. */
import { useState, type ReactNode } from 'react';
import type { VaultStatus } from '../../preload/contract/calls/vault.ts';
import { useFormat, useT } from '../i18n/translate.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { LeftBehindBanner } from '../features/away/left-behind-banner.tsx';
import { useWorkingCopies } from '../features/workcopy/copies-context.tsx';
import { FoundBanner } from '../features/workcopy/found-banner.tsx';
import { useNavigation, useRoute } from './navigation.tsx';
import { useSession } from './session-context.tsx';

/** More times than these make the notice no clearer; the log has the first and the last. */
const mostTimesShown = 5;

export function Notices({ status }: { readonly status: VaultStatus }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { go } = useNavigation();
  const { page } = useRoute();
  const [hasSeenTries, setHasSeenTries] = useState(false);
  const { lease, policyToAccept, wrongTriesBefore } = status;
  const isOver = lease?.state === 'over';
  const isPolicyNew = policyToAccept && page !== 'policy';
  const showsTries = (wrongTriesBefore.count > 0 || wrongTriesBefore.isIncomplete) && !hasSeenTries;
  const isLeft = useSession(({ shell }) => shell?.leftBehind.length) ?? 0;
  const hasFound = useWorkingCopies().found.length > 0;
  if (!isOver && !isPolicyNew && !showsTries && isLeft === 0 && !hasFound) return null;
  return (
    <section
      aria-label={t('app.notices')}
      className="flex max-h-[45%] shrink-0 flex-col gap-3 overflow-y-auto px-8 pt-4"
    >
      <LeftBehindBanner />
      <FoundBanner />
      {isOver && (
        <Banner
          tone="error"
          title={t('app.leaseOver.title')}
          actions={
            page !== 'returns' && (
              <Button
                size="small"
                onPress={() => {
                  go({ page: 'returns' });
                }}
              >
                {t('app.leaseOver.action')}
              </Button>
            )
          }
        >
          <p>{t('app.leaseOver.text', { date: format.date(lease.notAfter) })}</p>
        </Banner>
      )}
      {isPolicyNew && (
        <Banner
          tone="warning"
          title={t('app.policyNew.title')}
          actions={
            <Button
              size="small"
              onPress={() => {
                go({ page: 'policy' });
              }}
            >
              {t('app.policyNew.action')}
            </Button>
          }
        >
          <p>{t('app.policyNew.text')}</p>
        </Banner>
      )}
      {showsTries && (
        <Banner
          tone="warning"
          title={
            wrongTriesBefore.count > 0
              ? t('app.failedTries.title', { count: wrongTriesBefore.count })
              : t('app.failedTries.titleUnknown')
          }
          onDismiss={() => {
            setHasSeenTries(true);
          }}
          actions={
            <Button
              size="small"
              onPress={() => {
                go({ page: 'contacts' });
              }}
            >
              {t('app.failedTries.action')}
            </Button>
          }
        >
          <p>{t('app.failedTries.text')}</p>
          <TriesTimes tries={wrongTriesBefore} />
        </Banner>
      )}
    </section>
  );
}

/** When they were, so that the user can tell whether it was he himself. */
function TriesTimes({ tries }: { readonly tries: VaultStatus['wrongTriesBefore'] }): ReactNode {
  const t = useT();
  const format = useFormat();
  const latest = tries.at.slice(-mostTimesShown);
  return (
    <>
      {latest.length > 0 && (
        <p>
          {t(latest.length < tries.count ? 'app.failedTries.latest' : 'app.failedTries.times', {
            times: format.list(latest.map((at) => format.dateTime(at))),
          })}
        </p>
      )}
      {tries.isIncomplete && <p>{t('app.failedTries.incomplete')}</p>}
    </>
  );
}
