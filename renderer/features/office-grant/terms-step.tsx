/** Third step of granting: the name in the ledger, how long, and saving the grant. */
import { useState, type ReactNode } from 'react';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { LeaseDays } from '../office-devices/lease-days.tsx';
import { useLeasePolicy } from '../office-devices/lease-policy.ts';
import { datePart, namePart } from '../office-parcel/file-names.ts';
import { usePickers } from '../office-parcel/pickers.ts';
import type { Issued } from './done-step.tsx';
import type { Inspected } from './grant-page.tsx';

export interface TermsStepProps {
  readonly parcel: PickedPath;
  readonly request: Inspected;
  readonly onBack: () => void;
  readonly onIssued: (issued: Issued) => void;
}

export function TermsStep({ parcel, request, onBack, onIssued }: TermsStepProps): ReactNode {
  const t = useT();
  const pickers = usePickers();
  const issue = useLongCall('office/issue');
  const usualDays = useLeasePolicy();
  const [chosenDays, setChosenDays] = useState<number | null>(null);
  const [workerName, setWorkerName] = useState(request.workerName);
  const name = workerName.trim();
  const save = async () => {
    if (name === '') return;
    const fileName = t('devices.grant.fileName', { worker: namePart(name), date: datePart(new Date()) });
    const place = await pickers.saveParcel(t('devices.grant.saveTitle'), fileName);
    if (!place) return;
    const issued = await issue.start({
      request: parcel.token,
      workerName: name,
      leaseDays: chosenDays ?? usualDays,
      comparedFingerprint: request.fingerprint,
      out: place.token,
    });
    if (issued) onIssued({ saved: { parcel: issued.parcel, place }, workerName: name, deviceId: issued.deviceId });
  };
  return (
    <>
      <Section title={t('devices.grant.step.terms')}>
        <div className="flex flex-col gap-6">
          <TextField
            label={t('devices.grant.workerName')}
            description={t('devices.grant.workerNameHelp')}
            value={workerName}
            onChange={setWorkerName}
            maxLength={200}
            isRequired
            autoFocus
            error={name === '' ? t('devices.grant.workerNameMissing') : undefined}
            isDisabled={issue.running}
          />
          <LeaseDays
            label={t('devices.grant.leaseDays')}
            description={t('devices.grant.leaseHelp')}
            until={(date) => t('devices.grant.until', { date })}
            days={chosenDays ?? usualDays}
            onChange={setChosenDays}
            isDisabled={issue.running}
          />
        </div>
      </Section>
      <ErrorBanner error={issue.error} />
      <div className="flex justify-end gap-3">
        <Button size="large" onPress={onBack} isDisabled={issue.running}>
          {t('common.back')}
        </Button>
        <Button
          variant="primary"
          size="large"
          onPress={() => void save()}
          isBusy={issue.running}
          isDisabled={name === ''}
        >
          {t('devices.grant.submit')}
        </Button>
      </div>
    </>
  );
}
