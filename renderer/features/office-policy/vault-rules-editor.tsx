/** How long a lease runs, when a due date comes near, and vaults without a keychain. */
import type { ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { Switch } from '../../ui/checkbox.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import type { PartProps } from './policy-editor.tsx';
import { useProblemText } from './problem-text.ts';

const fields = [
  { field: 'leaseDays', range: [1, 366], unit: 'policy.unit.days' },
  { field: 'dueSoonDays', range: [0, 30], unit: 'policy.unit.days' },
] as const;

export function VaultRulesEditor(props: PartProps): ReactNode {
  const { draft, onChange } = props;
  const t = useT();
  const problem = useProblemText(props);
  return (
    <div className="flex flex-col gap-6">
      {fields.map(({ field, range, unit }) => (
        <NumberField
          key={field}
          label={t(`policy.field.${field}`)}
          description={t(`policy.help.${field}`)}
          value={draft[field]}
          minValue={range[0]}
          maxValue={range[1]}
          onChange={(value) => {
            onChange({ ...draft, [field]: value });
          }}
          unit={t(unit)}
          error={problem(field, range)}
        />
      ))}
      <div className="rounded-lg border border-line px-5 py-4">
        <Switch
          isSelected={draft.passphraseAlone}
          onChange={(passphraseAlone) => {
            onChange({ ...draft, passphraseAlone });
          }}
          description={t('policy.help.passphraseAlone')}
        >
          <span className="font-bold">{t('policy.field.passphraseAlone')}</span>
        </Switch>
      </div>
    </div>
  );
}
