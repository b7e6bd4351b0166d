/** How old what is known may be, how long something may wait, and what is put up with. */
import type { ReactNode } from 'react';
import { CheckedSystem, TamperingSign } from '../../../preload/contract/check-facts.ts';
import { useT } from '../../i18n/translate.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { checkNumber, checkNumbers, checkRanges, withCheckNumber } from './check-fields.ts';
import type { CheckPartProps } from './check-levels.tsx';

export function CheckLimits({ check, onChange }: CheckPartProps): ReactNode {
  const t = useT();
  const { onDemandSuffices } = check.antivirus;
  const { tolerated } = check.tampering;
  return (
    <div className="flex flex-col gap-6">
      <div className="grid grid-cols-2 gap-x-8 gap-y-6">
        {checkNumbers.map((field) => (
          <NumberField
            key={field}
            label={t(`checkRules.field.${field}`)}
            description={t(`checkRules.help.${field}`)}
            value={checkNumber(check, field)}
            minValue={checkRanges[field][0]}
            maxValue={checkRanges[field][1]}
            onChange={(value) => {
              onChange(withCheckNumber(check, field, value));
            }}
            unit={field === 'maxMinutes' ? t('policy.unit.minutes') : t('policy.unit.days')}
          />
        ))}
      </div>
      <fieldset>
        <legend className="type-body font-bold">{t('checkRules.field.onDemand')}</legend>
        <p className="type-small text-muted">{t('checkRules.help.onDemand')}</p>
        <div className="mt-2 flex flex-wrap gap-x-6 gap-y-2">
          {CheckedSystem.options.map((system) => (
            <Checkbox
              key={system}
              isSelected={onDemandSuffices.includes(system)}
              onChange={(isOn) => {
                const suffices = CheckedSystem.options.filter((each) =>
                  each === system ? isOn : onDemandSuffices.includes(each),
                );
                onChange({ ...check, antivirus: { onDemandSuffices: suffices } });
              }}
            >
              {t(`check.system.${system}`)}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="type-body font-bold">{t('checkRules.field.tolerated')}</legend>
        <p className="type-small text-muted">{t('checkRules.help.tolerated')}</p>
        <div className="mt-2 grid grid-cols-2 gap-x-6 gap-y-2">
          {TamperingSign.options.map((sign) => (
            <Checkbox
              key={sign}
              isSelected={tolerated.includes(sign)}
              onChange={(isOn) => {
                const signs = TamperingSign.options.filter((each) => (each === sign ? isOn : tolerated.includes(each)));
                onChange({ ...check, tampering: { tolerated: signs } });
              }}
            >
              {t(`check.sign.${sign}`)}
            </Checkbox>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
