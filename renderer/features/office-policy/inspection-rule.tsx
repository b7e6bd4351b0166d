/** Whether and how often the policy asks for a self-inspection. For cards-editor.tsx. */
import type { ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { Switch } from '../../ui/checkbox.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import type { PartProps } from './policy-editor.tsx';
import { useProblemText } from './problem-text.ts';

const usualMonths = 12;
const range = [1, 36] as const;

export function InspectionRule(props: PartProps): ReactNode {
  const { draft, onChange } = props;
  const t = useT();
  const problem = useProblemText(props);
  const { inspectionMonths: months } = draft;
  const set = (inspectionMonths: number | null) => {
    onChange({ ...draft, inspectionMonths });
  };
  return (
    <div className="flex flex-col gap-4 rounded-lg border border-line px-5 py-4">
      <Switch
        isSelected={months !== null}
        onChange={(isOn) => {
          set(isOn ? usualMonths : null);
        }}
        description={t('policy.inspection.isOnHelp')}
      >
        <span className="font-bold">{t('policy.inspection.isOn')}</span>
      </Switch>
      {months !== null && (
        <NumberField
          label={t('policy.field.inspectionMonths')}
          description={t('policy.help.inspectionMonths')}
          value={months}
          minValue={range[0]}
          maxValue={range[1]}
          onChange={set}
          unit={t('policy.unit.months')}
          error={problem('inspectionMonths', range)}
        />
      )}
    </div>
  );
}
