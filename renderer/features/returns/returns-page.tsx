/** Returns: making a parcel, what waits for its receipt, and what is done. */
import { PackagePlus, Undo2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LongWork } from '../../app/long-work.tsx';
import { useCall, useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page, PageHeader, Section } from '../../ui/page.tsx';
import { NumberedSteps } from '../parcel/numbered-steps.tsx';
import { ImportButton } from '../parcel/import-button.tsx';
import { dayForName, pickParcelPlace } from '../parcel/pick-parcel.ts';
import { PackedDialog } from './packed-dialog.tsx';
import { ReturnCard } from './return-card.tsx';
import { ReturnDialog, type Packed } from './return-dialog.tsx';

type Return = CallOutput<'return/list'>[number];

export function ReturnsPage(): ReactNode {
  const t = useT();
  const { value, error, reload } = useCall('return/list', {});
  const again = useLongCall('return/pack-again');
  const [isPacking, setIsPacking] = useState(false);
  const [packed, setPacked] = useState<Packed | null>(null);

  const packAgain = async ({ id }: Return) => {
    const name = t('returns.pack.name', { day: dayForName() });
    const place = await pickParcelPlace(t, t('returns.pack.title'), name);
    if (!place) return;
    const made = await again.start({ returnId: id, out: place.token });
    if (made) setPacked({ parcel: made.parcel, place });
  };
  const startPacking = () => {
    setIsPacking(true);
  };
  const waiting = value?.filter(({ state }) => state === 'waiting') ?? [];
  const past = value?.filter(({ state }) => state !== 'waiting') ?? [];

  return (
    <Page width="reading">
      <PageHeader
        title={t('returns.title')}
        lead={t('returns.lead')}
        actions={
          <>
            <ImportButton label={t('returns.receipt')} />
            <Button variant="primary" icon={PackagePlus} onPress={startPacking}>
              {t('returns.new')}
            </Button>
          </>
        }
      />
      <ErrorBanner error={error} title={t('app.loadFailed')} onRetry={reload} />
      <ErrorBanner error={again.error} data={t('returns.pack.cancelMeans')} />
      <LongWork call={again} title={t('returns.pack.running')} cancelMeans={t('returns.pack.cancelMeans')} />
      {value?.length === 0 && (
        <>
          <EmptyState icon={Undo2} title={t('returns.empty.title')}>
            <p>{t('returns.empty.text')}</p>
          </EmptyState>
          <NumberedSteps
            title={t('returns.how.title')}
            steps={[t('returns.how.step1'), t('returns.how.step2'), t('returns.how.step3')]}
          />
        </>
      )}
      {waiting.length > 0 && (
        <Section title={t('returns.waiting.title')}>
          <ul className="flex flex-col gap-3">
            {waiting.map((each) => (
              <ReturnCard
                key={each.id}
                value={each}
                isDisabled={again.running}
                onPackAgain={() => void packAgain(each)}
              />
            ))}
          </ul>
        </Section>
      )}
      {past.length > 0 && (
        <Section title={t('returns.past.title')}>
          <ul className="flex flex-col gap-3">
            {past.map((each) => (
              <ReturnCard key={each.id} value={each} isDisabled onPackAgain={null} />
            ))}
          </ul>
        </Section>
      )}
      {isPacking && (
        <ReturnDialog
          ids={null}
          onClose={() => {
            setIsPacking(false);
          }}
        />
      )}
      {packed && (
        <PackedDialog
          packed={packed}
          onClose={() => {
            setPacked(null);
          }}
        />
      )}
    </Page>
  );
}
