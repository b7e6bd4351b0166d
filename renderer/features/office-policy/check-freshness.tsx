/** How long a check opens the vault, and how a worker goes on whose vault stays shut. */
import type { ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { Switch } from '../../ui/checkbox.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { checkRanges } from './check-fields.ts';
import type { CheckPartProps } from './check-levels.tsx';

const rhythms = ['unlock', 'day', 'hours'] as const;
const waysOn = ['byTelephone', 'byReason'] as const;

export function CheckFreshness({ check, onChange }: CheckPartProps): ReactNode {
  const t = useT();
  const { freshness, exceptions } = check;
  return (
    <div className="flex flex-col gap-5">
      <div className="grid grid-cols-2 gap-x-8">
        <Select
          label={t('checkRules.field.freshness')}
          description={t('checkRules.help.freshness')}
          options={rhythms.map((every) => ({ value: every, label: t(`checkRules.every.${every}`) }))}
          value={freshness.every}
          onChange={(every) => {
            onChange({ ...check, freshness: { ...freshness, every } });
          }}
        />
        {freshness.every === 'hours' && (
          <NumberField
            label={t('checkRules.field.freshHours')}
            description={t('checkRules.help.freshHours')}
            value={freshness.hours}
            minValue={checkRanges.freshHours[0]}
            maxValue={checkRanges.freshHours[1]}
            onChange={(hours) => {
              onChange({ ...check, freshness: { ...freshness, hours } });
            }}
            unit={t('checkRules.hours')}
          />
        )}
      </div>
      {waysOn.map((way) => (
        <div key={way} className="rounded-lg border border-line px-5 py-4">
          <Switch
            isSelected={exceptions[way]}
            onChange={(isOn) => {
              onChange({ ...check, exceptions: { ...exceptions, [way]: isOn } });
            }}
            description={t(`checkRules.help.${way}`)}
          >
            <b>{t(`checkRules.field.${way}`)}</b>
          </Switch>
        </div>
      ))}
    </div>
  );
}
