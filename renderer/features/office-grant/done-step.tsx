/** Last step of granting: where the file is, how it is handed over, and the number the worker will ask for. */
import type { ReactNode } from 'react';
import { useNavigation } from '../../app/navigation.tsx';
import { useCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { WrittenParcel, type SavedParcel } from '../office-parcel/written-parcel.tsx';

export interface Issued {
  readonly saved: SavedParcel;
  readonly workerName: string;
  readonly deviceId: string;
}

export interface DoneStepProps {
  readonly issued: Issued;
  readonly onAnother: () => void;
}

export function DoneStep({ issued: { saved, workerName, deviceId }, onAnother }: DoneStepProps): ReactNode {
  const t = useT();
  const { go } = useNavigation();
  const home = useCall('office/home', {}, { changedBy: [] });
  return (
    <>
      <WrittenParcel
        saved={saved}
        title={t('devices.grant.done.title', { worker: workerName })}
        next={
          <ol className="ml-5 flex list-decimal flex-col gap-1">
            <li>{t('devices.grant.done.one', { worker: workerName })}</li>
            <li>{t('devices.grant.done.two')}</li>
            <li>{t('devices.grant.done.three')}</li>
          </ol>
        }
      />
      {home.value && <Fingerprint groups={home.value.fingerprint} label={t('office.home.fingerprint.title')} />}
      <div className="flex justify-end gap-3">
        <Button size="large" onPress={onAnother}>
          {t('devices.grant.done.another')}
        </Button>
        <Button
          variant="primary"
          size="large"
          onPress={() => {
            go({ page: 'office-devices', deviceId });
          }}
        >
          {t('devices.grant.done.toDevices')}
        </Button>
      </div>
    </>
  );
}
