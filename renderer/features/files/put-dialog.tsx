/** Puts a chosen file in as the new version of a taken-out one; runs at once, because the file was chosen already. */
import { useEffect, useEffectEvent, type ReactNode } from 'react';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import type { TakeoutRow } from '../../../preload/contract/values.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LongWork } from '../../app/long-work.tsx';
import { useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useToast } from '../../ui/toast.tsx';

export interface PutRequest {
  readonly row: TakeoutRow;
  readonly from: PickedPath;
}

export function PutDialog({
  request,
  onClose,
}: {
  readonly request: PutRequest;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT();
  const toast = useToast();
  const work = useLongCall('files/put');
  const { row, from } = request;
  const run = async () => {
    const version = await work.start({ id: row.id, from: from.token });
    if (!version) return;
    toast({ tone: 'success', text: t('files.put.done') });
    onClose();
  };
  const runAtOnce = useEffectEvent(run);
  useEffect(() => {
    void runAtOnce();
  }, []);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isBusy={work.running}
      title={t('files.put.running')}
      actions={!work.running && <Button onPress={onClose}>{t('common.close')}</Button>}
    >
      <p className="break-all">
        <b>{row.name}</b> ← {from.name}
      </p>
      <ErrorBanner error={work.error} data={t('files.put.cancelMeans')} onRetry={() => void run()} />
      <LongWork call={work} title={t('files.put.running')} cancelMeans={t('files.put.cancelMeans')} />
    </Dialog>
  );
}
