/** Takes in what the office sent, whatever it is: verifies, says what it was and what it changed, and leads on. */
import { CircleCheck, Info } from 'lucide-react';
import { useEffect, useEffectEvent, type ReactNode } from 'react';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LongWork } from '../../app/long-work.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { useSessionStore } from '../../app/session-context.tsx';
import { useLongCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { outcomeOf, wrongKindHint } from './import-outcome.ts';
import { pickParcel } from './pick-parcel.ts';

export interface ImportDialogProps {
  readonly parcel: PickedPath;
  readonly onClose: () => void;
}

export function ImportDialog({ parcel, onClose }: ImportDialogProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const session = useSessionStore();
  const { go } = useNavigation();
  const work = useLongCall('parcel/import');
  const run = useEffectEvent(() => {
    void work.start({ parcel: parcel.token });
  });
  useEffect(() => {
    run();
  }, []);
  const { value, error } = work;
  const outcome = value && outcomeOf(value, t, format);
  const hint = error?.code === 'parcel/wrong-kind' ? wrongKindHint(error.params['kind']) : undefined;
  const isCancelled = error?.code === 'job/cancelled';
  const title = outcome?.title ?? (error && !isCancelled ? t('parcel.failed.title') : t('parcel.opening'));
  const another = async () => {
    const next = await pickParcel(t, t('parcel.import.pick'));
    if (next) session.setParcel(next);
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      isBusy={work.running}
      title={title}
      actions={
        !work.running && (
          <>
            {error && <Button onPress={() => void another()}>{t('parcel.failed.another')}</Button>}
            <Button variant={outcome?.next ? 'secondary' : 'primary'} onPress={onClose}>
              {t('common.close')}
            </Button>
            {outcome?.next && (
              <Button
                variant="primary"
                autoFocus
                onPress={() => {
                  onClose();
                  if (outcome.next) go(outcome.next.route);
                }}
              >
                {t(outcome.next.label)}
              </Button>
            )}
          </>
        )
      }
    >
      <p className="type-small break-all text-muted">{parcel.name}</p>
      <LongWork call={work} title={t('parcel.opening')} cancelMeans={t('parcel.cancelMeans')} />
      {hint ? (
        <Banner tone="warning" title={t('parcel.other.title')} isLive>
          <p>{t(hint)}</p>
          <p>{t('parcel.failed.data')}</p>
        </Banner>
      ) : (
        <ErrorBanner error={error} title={t('parcel.failed.title')} data={t('parcel.failed.data')} />
      )}
      {isCancelled && <p>{t('parcel.failed.data')}</p>}
      {value && outcome && (
        <p role="status" className="flex gap-3">
          {value.already ? (
            <Info aria-hidden size={22} className="mt-px shrink-0 text-info" />
          ) : (
            <CircleCheck aria-hidden size={22} className="mt-px shrink-0 text-success" />
          )}
          {outcome.text}
        </p>
      )}
    </Dialog>
  );
}
