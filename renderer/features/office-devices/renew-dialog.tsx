/** Renews a device's lease: how long, then a file for the worker. The file also carries the newest policy and contacts. */
import { useState, type ReactNode } from 'react';
import type { DeviceRow } from '../../../preload/contract/calls/office.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useLongCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { datePart, namePart } from '../office-parcel/file-names.ts';
import { usePickers } from '../office-parcel/pickers.ts';
import { WrittenParcel, type SavedParcel } from '../office-parcel/written-parcel.tsx';
import { LeaseDays } from './lease-days.tsx';
import { useLeasePolicy } from './lease-policy.ts';

export interface RenewDialogProps {
  readonly device: DeviceRow;
  readonly onClose: () => void;
}

export function RenewDialog({ device, onClose }: RenewDialogProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const pickers = usePickers();
  const renew = useLongCall('office/renew');
  const usualDays = useLeasePolicy();
  const [chosenDays, setChosenDays] = useState<number | null>(null);
  const [saved, setSaved] = useState<(SavedParcel & { readonly until: string }) | null>(null);
  const leaseDays = chosenDays ?? usualDays;
  const save = async () => {
    const name = t('devices.renew.fileName', { worker: namePart(device.workerName), date: datePart(new Date()) });
    const place = await pickers.saveParcel(t('devices.renew.saveTitle'), name);
    if (!place) return;
    const result = await renew.start({ deviceId: device.id, leaseDays, out: place.token });
    if (result) setSaved({ parcel: result.parcel, place, until: result.leaseNotAfter });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('devices.renew.title')}
      isBusy={renew.running}
      actions={
        saved ? (
          <Button variant="primary" onPress={onClose}>
            {t('common.close')}
          </Button>
        ) : (
          <>
            <Button onPress={onClose} isDisabled={renew.running}>
              {t('common.cancel')}
            </Button>
            <Button variant="primary" onPress={() => void save()} isBusy={renew.running}>
              {t('devices.renew.submit')}
            </Button>
          </>
        )
      }
    >
      {saved ? (
        <WrittenParcel
          saved={saved}
          title={t('devices.renew.done')}
          next={<p>{t('devices.renew.doneNext', { worker: device.workerName, date: format.date(saved.until) })}</p>}
        />
      ) : (
        <>
          <p>{t('devices.renew.text')}</p>
          <LeaseDays
            label={t('devices.renew.days')}
            until={(date) => t('devices.renew.until', { date })}
            days={leaseDays}
            onChange={setChosenDays}
            isDisabled={renew.running}
          />
          <ErrorBanner error={renew.error} />
        </>
      )}
    </Dialog>
  );
}
