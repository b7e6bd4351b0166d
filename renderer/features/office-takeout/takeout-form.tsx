/** For whom, why and until when. The device's lease is told where it matters for the choice. */
import { useState, type ReactNode } from 'react';
import type { DeviceRow } from '../../../preload/contract/calls/office.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { localDay } from './local-day.ts';

export interface TakeoutFields {
  readonly deviceId: string | null;
  readonly purpose: string;
  readonly dueOn: string | null;
}

const usualDays = 7;
const presets = [
  { key: 'week', days: 7 },
  { key: 'twoWeeks', days: 14 },
  { key: 'month', days: 30 },
] as const;

export function emptyForm(deviceId: string | null): TakeoutFields {
  return { deviceId, purpose: '', dueOn: localDay(new Date(), usualDays) };
}

/** Names of the fields that are not filled in properly. */
export function formProblems(form: TakeoutFields): ReadonlyMap<keyof TakeoutFields, 'missing' | 'past'> {
  const problems = new Map<keyof TakeoutFields, 'missing' | 'past'>();
  if (form.deviceId === null) problems.set('deviceId', 'missing');
  if (form.purpose.trim() === '') problems.set('purpose', 'missing');
  if (form.dueOn === null) problems.set('dueOn', 'missing');
  else if (form.dueOn < localDay(new Date(), 0)) problems.set('dueOn', 'past');
  return problems;
}

export interface TakeoutFormProps {
  readonly form: TakeoutFields;
  readonly onChange: (form: TakeoutFields) => void;
  readonly devices: readonly DeviceRow[] | undefined;
  readonly problems: ReadonlyMap<keyof TakeoutFields, 'missing' | 'past'>;
  readonly isDisabled: boolean;
}

export function TakeoutForm({ form, onChange, devices, problems, isDisabled }: TakeoutFormProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const [today] = useState(() => new Date());
  const usable = devices?.filter(({ state }) => state === 'active' || state === 'leaseOver') ?? [];
  const device = usable.find(({ id }) => id === form.deviceId);
  const isAfterLease =
    device?.state === 'active' && form.dueOn !== null && form.dueOn > localDay(new Date(device.leaseNotAfter), 0);
  return (
    <div className="flex flex-col gap-6">
      {devices && usable.length === 0 && <Banner tone="warning" title={t('desk.to.none')} />}
      <Select
        label={t('desk.to.device')}
        description={t('desk.to.deviceHelp')}
        options={usable.map(({ id, workerName, name, leaseNotAfter, state }) => ({
          value: id,
          label: t('desk.to.option', { worker: workerName, device: name }),
          description:
            state === 'active' ? t('desk.to.leaseUntil', { date: format.date(leaseNotAfter) }) : t('desk.to.leaseOver'),
        }))}
        value={form.deviceId}
        onChange={(deviceId) => {
          onChange({ ...form, deviceId });
        }}
        isDisabled={isDisabled}
        isRequired
        error={
          device?.state === 'leaseOver'
            ? t('desk.to.leaseOver')
            : problems.has('deviceId')
              ? t('desk.to.missing')
              : undefined
        }
      />
      <TextField
        label={t('desk.purpose')}
        description={t('desk.purposeHelp')}
        value={form.purpose}
        onChange={(purpose) => {
          onChange({ ...form, purpose });
        }}
        maxLength={200}
        isRequired
        isDisabled={isDisabled}
        error={problems.has('purpose') ? t('desk.purposeMissing') : undefined}
      />
      <div className="flex flex-col gap-2">
        <DateField
          label={t('desk.due')}
          value={form.dueOn}
          onChange={(dueOn) => {
            onChange({ ...form, dueOn });
          }}
          min={localDay(today, 0)}
          isRequired
          isDisabled={isDisabled}
          error={
            problems.get('dueOn') === 'past'
              ? t('desk.duePast')
              : problems.has('dueOn')
                ? t('desk.dueMissing')
                : undefined
          }
        />
        <div className="flex gap-2">
          {presets.map(({ key, days }) => (
            <Button
              key={key}
              size="small"
              isDisabled={isDisabled}
              onPress={() => {
                onChange({ ...form, dueOn: localDay(today, days) });
              }}
            >
              {t(`desk.duePreset.${key}`)}
            </Button>
          ))}
        </div>
        {isAfterLease && (
          <Banner tone="warning" title={t('desk.to.leaseWarning', { date: format.date(device.leaseNotAfter) })} />
        )}
      </div>
    </div>
  );
}
