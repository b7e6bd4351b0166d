/** Takes in what the office sent, whatever it is: verifies, says what it was and what it changed, and leads on. */
import { CircleCheck, Info } from 'lucide-react';
import { useEffect, useEffectEvent, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LongWork } from '../../app/long-work.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import type { Route } from '../../app/route.ts';
import { useSessionStore } from '../../app/session-context.tsx';
import { useLongCall } from '../../bridge/use-call.ts';
import { useFormat, useT, type Formatter, type MessageKey, type Translate } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { pickParcel } from './pick-parcel.ts';

export interface ImportDialogProps {
  readonly parcel: PickedPath;
  readonly onClose: () => void;
}

type Imported = CallOutput<'parcel/import'>;

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

interface Outcome {
  readonly title: string;
  readonly text: string;
  readonly next?: { readonly label: MessageKey; readonly route: Route };
}

function outcomeOf(imported: Imported, t: Translate, format: Formatter): Outcome {
  if (imported.already) return { title: t('parcel.already.title'), text: t('parcel.already.text') };
  switch (imported.kind) {
    case 'takeout':
      return {
        title: t('parcel.takeout.title', { count: imported.files }),
        text: t('parcel.takeout.text'),
        next: { label: 'parcel.takeout.action', route: { page: 'files' } },
      };
    case 'approval':
      return {
        title: t('parcel.approval.title'),
        text: t('parcel.approval.text'),
        next: { label: 'parcel.approval.action', route: { page: 'requests' } },
      };
    case 'receipt':
      return {
        title: t('parcel.receipt.title'),
        text:
          imported.destroyed > 0
            ? t('parcel.receipt.text', { count: imported.destroyed })
            : t('parcel.receipt.textNone'),
        next: { label: 'parcel.receipt.action', route: { page: 'returns' } },
      };
    case 'renewal':
      return {
        title: t('parcel.renewal.title'),
        text:
          imported.leaseNotAfter === null
            ? t('parcel.renewal.textPlain')
            : t('parcel.renewal.text', { date: format.date(imported.leaseNotAfter) }),
        next: { label: 'parcel.renewal.action', route: { page: 'home' } },
      };
    case 'enrolment':
    case 'grant':
    case 'return':
    case 'recovery':
      return { title: t('parcel.other.title'), text: t(`parcel.other.${imported.kind}`) };
  }
}

/** What to do with a parcel that is not for an open worker's vault. */
function wrongKindHint(kind: unknown): MessageKey | undefined {
  if (kind === 'enrolment' || kind === 'grant' || kind === 'return' || kind === 'recovery') {
    return `parcel.other.${kind}`;
  }
  return undefined;
}
