/** Decides to go on with a device's log after it broke: what that means, and the reason, for good and signed. */
import { useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';

export interface BreakDialogProps {
  readonly deviceId: string;
  readonly onClose: () => void;
}

export function BreakDialog({ deviceId, onClose }: BreakDialogProps): ReactNode {
  const t = useT();
  const toast = useToast();
  const accept = useLongCall('office/accept-log-break');
  const [reason, setReason] = useState('');
  const submit = async () => {
    if (!(await accept.start({ deviceId, reason: reason.trim() }))) return;
    toast({ tone: 'success', text: t('devices.deviceLog.break.done') });
    onClose();
  };
  return (
    <Dialog
      isOpen
      role="alertdialog"
      onClose={onClose}
      isBusy={accept.running}
      title={t('devices.deviceLog.break.title')}
      actions={
        <>
          <Button onPress={onClose} isDisabled={accept.running}>
            {t('common.cancel')}
          </Button>
          <Button
            variant="primary"
            onPress={() => void submit()}
            isDisabled={reason.trim() === ''}
            isBusy={accept.running}
          >
            {t('devices.deviceLog.break.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('devices.deviceLog.break.text')}</p>
      <p>{t('devices.deviceLog.break.kept')}</p>
      <TextField
        label={t('devices.deviceLog.break.reason')}
        description={t('devices.deviceLog.break.reasonHelp')}
        value={reason}
        onChange={setReason}
        maxLength={200}
        isRequired
        autoFocus
        isDisabled={accept.running}
      />
      <ErrorBanner error={accept.error} />
    </Dialog>
  );
}
