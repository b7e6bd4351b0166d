/** Saves a copy outside the vault, where the policy allows it: asks why, says that the copy is not encrypted, puts it on record. */
import { useState, type ReactNode } from 'react';
import type { TakeoutRow } from '../../../preload/contract/values.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LongWork } from '../../app/long-work.tsx';
import { callShell } from '../../bridge/shell.ts';
import { useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';

export function ExportDialog({ row, onClose }: { readonly row: TakeoutRow; readonly onClose: () => void }): ReactNode {
  const t = useT();
  const toast = useToast();
  const work = useLongCall('files/export');
  const [reason, setReason] = useState('');
  const save = async () => {
    const out = await callShell('shell/pick-save', {
      title: t('files.export.pick'),
      defaultName: row.name,
      filters: [],
    });
    if (!out) return;
    const done = await work.start({ id: row.id, out: out.token, reason: reason.trim() });
    if (!done) return;
    toast({ tone: 'success', text: t('files.export.done') });
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isBusy={work.running}
      role="alertdialog"
      title={t('files.export.title')}
      actions={
        !work.running && (
          <>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
            <Button variant="primary" isDisabled={reason.trim() === ''} onPress={() => void save()}>
              {t('files.export.confirm')}
            </Button>
          </>
        )
      }
    >
      <p className="font-bold break-all">{row.name}</p>
      <p>{t('files.export.consequence')}</p>
      <ErrorBanner error={work.error} data={t('app.error.data')} />
      {work.running ? (
        <LongWork call={work} title={t('files.export.running')} cancelMeans={t('app.error.data')} />
      ) : (
        <TextField
          label={t('files.export.reason')}
          value={reason}
          onChange={setReason}
          maxLength={200}
          isRequired
          autoFocus
        />
      )}
    </Dialog>
  );
}
