/** The receipt of a settled return: what it does, saving it, and what to do with the file. */
import { FolderOpen, ReceiptText } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { DeskReturn } from '../../../preload/contract/calls/desk.ts';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { callShell } from '../../bridge/shell.ts';
import { useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { datePart, namePart } from '../office-parcel/file-names.ts';
import { usePickers } from '../office-parcel/pickers.ts';

export function ReceiptCard({ summary }: { readonly summary: DeskReturn }): ReactNode {
  const t = useT();
  const pickers = usePickers();
  const receipt = useLongCall('desk/receipt');
  const [saved, setSaved] = useState<PickedPath | null>(null);
  const save = async () => {
    const name = t('returnsDesk.receipt.fileName', {
      worker: namePart(summary.workerName),
      date: datePart(new Date()),
    });
    const place = await pickers.saveParcel(t('returnsDesk.receipt.saveTitle'), name);
    if (!place) return;
    const parcel = await receipt.start({ returnId: summary.id, out: place.token });
    if (parcel) setSaved(place);
  };
  return (
    <>
      <ErrorBanner error={receipt.error} />
      {saved ? (
        <Banner
          tone="success"
          title={t('returnsDesk.receipt.saved')}
          isLive
          actions={
            <>
              <Button
                size="small"
                icon={FolderOpen}
                onPress={() => {
                  void callShell('shell/reveal', { token: saved.token });
                }}
              >
                {t('office.parcel.reveal')}
              </Button>
              <Button size="small" onPress={() => void save()} isBusy={receipt.running}>
                {t('returnsDesk.receipt.again')}
              </Button>
            </>
          }
        >
          <p className="font-bold break-all select-text">{saved.name}</p>
          <p>{t('returnsDesk.receipt.next', { worker: summary.workerName })}</p>
        </Banner>
      ) : (
        <Banner
          tone="success"
          title={t('returnsDesk.settle.done')}
          actions={
            <Button variant="primary" icon={ReceiptText} onPress={() => void save()} isBusy={receipt.running}>
              {t('returnsDesk.receipt.save')}
            </Button>
          }
        >
          <p>{t('returnsDesk.receipt.text')}</p>
        </Banner>
      )}
    </>
  );
}
