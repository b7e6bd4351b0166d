/** Records a device as lost, stopped, retired or in use again: what that means, a reason, and what it still holds. */
import { useState, type ReactNode } from 'react';
import type { DeviceRow } from '../../../preload/contract/calls/office.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';

export type NewState = 'active' | 'lost' | 'revoked' | 'retired';

export interface StateDialogProps {
  readonly device: DeviceRow;
  readonly state: NewState;
  readonly onClose: () => void;
}

export function StateDialog({ device, state, onClose }: StateDialogProps): ReactNode {
  const t = useT();
  const toast = useToast();
  const change = useLongCall('office/set-device-state');
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const isEmpty = reason.trim() === '';
  const submit = async () => {
    setIsTried(true);
    if (isEmpty) return;
    const row = await change.start({ deviceId: device.id, state, reason: reason.trim() });
    if (!row) return;
    toast({
      tone: 'success',
      text: t('devices.stateChange.done', { device: row.name, state: t(`devices.state.${row.state}`) }),
    });
    onClose();
  };
  return (
    <Dialog
      isOpen
      role="alertdialog"
      onClose={onClose}
      title={t(`devices.stateChange.${state}.title`)}
      isBusy={change.running}
      actions={
        <>
          <Button onPress={onClose} isDisabled={change.running}>
            {t('common.cancel')}
          </Button>
          <Button
            variant={state === 'lost' || state === 'revoked' ? 'danger' : 'primary'}
            onPress={() => void submit()}
            isBusy={change.running}
          >
            {t(`devices.stateChange.${state}.confirm`)}
          </Button>
        </>
      }
    >
      <p>{t(`devices.stateChange.${state}.text`)}</p>
      {state !== 'active' && device.filesOut > 0 && (
        <p className="font-bold">{t('devices.stateChange.filesOut', { count: device.filesOut })}</p>
      )}
      <TextField
        label={t('devices.stateChange.reason')}
        description={t('devices.stateChange.reasonHelp')}
        value={reason}
        onChange={setReason}
        maxLength={200}
        isRequired
        autoFocus
        error={isTried && isEmpty ? t('devices.stateChange.reasonMissing') : undefined}
        isDisabled={change.running}
      />
      <ErrorBanner error={change.error} />
    </Dialog>
  );
}
