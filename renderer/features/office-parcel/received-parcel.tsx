/** A file that came to the open office vault from anywhere: looked at, taken to its page, or told why not. */
import { useEffect, useRef, type ReactNode } from 'react';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { useReceivedParcel } from './use-received-parcel.ts';

export interface ReceivedParcelProps {
  readonly parcel: PickedPath;
  /** The parcel has been dealt with. */
  readonly onDone: () => void;
}

export function ReceivedParcel({ parcel, onDone }: ReceivedParcelProps): ReactNode {
  const t = useT();
  const received = useReceivedParcel(onDone);
  const { open, isBusy, error, isUnknown } = received;
  // A parcel is taken in once, however often the component is drawn.
  const isAsked = useRef(false);
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    void open(parcel);
  }, [open, parcel]);
  return (
    <Dialog
      isOpen
      onClose={onDone}
      title={t('office.received.title')}
      size="small"
      isBusy={isBusy}
      actions={
        !isBusy && (
          <Button variant="primary" onPress={onDone}>
            {t('common.close')}
          </Button>
        )
      }
    >
      <p className="font-bold break-all">{parcel.name}</p>
      {isBusy && (
        <p role="status" className="flex items-center gap-3 text-muted">
          <Spinner size={18} />
          {t('office.home.recognising')}
        </p>
      )}
      {isUnknown && (
        <Banner tone="warning" title={t('office.received.unknownTitle')} isLive>
          <p>{t('office.received.unknown')}</p>
        </Banner>
      )}
      <ErrorBanner error={error} />
    </Dialog>
  );
}
