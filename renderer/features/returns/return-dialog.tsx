/** Making a return parcel: what goes back, drafts that do not, where to save it, and what to do with it. */
import { useState, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { useNoDrop } from '../../app/drop-target.tsx';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LongWork } from '../../app/long-work.tsx';
import { useCall, useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { dayForName, pickParcelPlace } from '../parcel/pick-parcel.ts';
import { PackedDialog } from './packed-dialog.tsx';
import { ReturnPlan } from './return-plan.tsx';

export interface ReturnDialogProps {
  /** Null returns everything that is out. */
  readonly ids: readonly string[] | null;
  readonly onClose: () => void;
}

export interface Packed {
  readonly parcel: CallOutput<'return/pack'>['parcel'];
  readonly place: PickedPath;
}

export function ReturnDialog({ ids, onClose }: ReturnDialogProps): ReactNode {
  const t = useT();
  const input = { ids: ids === null ? null : [...ids] };
  const [packed, setPacked] = useState<Packed | null>(null);
  // Once packed, a new plan would only say that nothing is left.
  const plan = useCall('return/plan', packed ? null : input);
  const pack = useLongCall('return/pack');
  const { value } = plan;
  useNoDrop(true);

  const save = async () => {
    const place = await pickParcelPlace(t, t('returns.pack.title'), t('returns.pack.name', { day: dayForName() }));
    if (!place) return;
    const made = await pack.start({ ...input, out: place.token });
    if (made) setPacked({ parcel: made.parcel, place });
  };

  if (packed) return <PackedDialog packed={packed} onClose={onClose} />;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isBusy={pack.running}
      size="large"
      title={t('returns.plan.title')}
      actions={
        !pack.running && (
          <>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
            <Button
              variant="primary"
              isDisabled={!value || value.files + value.reports === 0}
              onPress={() => void save()}
            >
              {t('returns.plan.pack')}
            </Button>
          </>
        )
      }
    >
      <ErrorBanner error={plan.error} title={t('app.loadFailed')} onRetry={plan.reload} />
      <ErrorBanner error={pack.error} data={t('returns.pack.cancelMeans')} />
      {!value && plan.loading && (
        <p role="status" className="flex items-center gap-3 text-muted">
          <Spinner />
          {t('common.loading')}
        </p>
      )}
      {value &&
        !pack.running &&
        (value.files === 0 ? (
          value.reports === 0 ? (
            <Banner tone="info" title={t('returns.plan.nothing.title')}>
              <p>{t('returns.plan.nothing.text')}</p>
            </Banner>
          ) : (
            <p>{t('returns.plan.onlyReports', { count: value.reports })}</p>
          )
        ) : (
          <ReturnPlan plan={value} isAll={ids === null} />
        ))}
      <LongWork call={pack} title={t('returns.pack.running')} cancelMeans={t('returns.pack.cancelMeans')} />
    </Dialog>
  );
}
