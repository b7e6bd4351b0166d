/** The code that lets a device past one check for one day; the administrator reads it to the worker over the telephone. */
import { useState, type ReactNode } from 'react';
import type { DeviceRow } from '../../../preload/contract/calls/office.ts';
import { automaticChecks, manualItems, type CheckId } from '../../../preload/contract/check-policy.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useLongCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { localDay } from '../office-takeout/local-day.ts';

export interface TelephoneCodeDialogProps {
  readonly device: DeviceRow;
  readonly onClose: () => void;
}

const checks: readonly CheckId[] = [...automaticChecks, ...manualItems];

export function TelephoneCodeDialog({ device, onClose }: TelephoneCodeDialogProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const issue = useLongCall('office/telephone-code');
  const [check, setCheck] = useState<CheckId | null>(null);
  const [day] = useState(() => localDay(new Date(), 0));
  const code = issue.value?.code ?? null;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('devices.code.title')}
      isBusy={issue.running}
      actions={
        code === null ? (
          <>
            <Button onPress={onClose} isDisabled={issue.running}>
              {t('common.cancel')}
            </Button>
            <Button
              variant="primary"
              isDisabled={check === null}
              isBusy={issue.running}
              onPress={() => {
                if (check !== null) void issue.start({ deviceId: device.id, check, day });
              }}
            >
              {t('devices.code.submit')}
            </Button>
          </>
        ) : (
          <Button variant="primary" onPress={onClose}>
            {t('common.close')}
          </Button>
        )
      }
    >
      {code === null || check === null ? (
        <>
          <p>{t('devices.code.text', { worker: device.workerName })}</p>
          <Select
            label={t('devices.code.check')}
            options={checks.map((value) => ({ value, label: t(`check.name.${value}`) }))}
            value={check}
            onChange={setCheck}
          />
          <ErrorBanner error={issue.error} />
        </>
      ) : (
        <div role="status" className="flex flex-col gap-3">
          <p>{t('devices.code.read')}</p>
          <p className="rounded-lg border border-line bg-sunken py-5 text-center text-[2rem] leading-tight font-medium tracking-wider tabular-nums">
            {code}
          </p>
          <p className="type-small text-muted">
            {t('devices.code.valid', { device: device.name, check: t(`check.name.${check}`), date: format.date(day) })}
          </p>
        </div>
      )}
    </Dialog>
  );
}
