/** What workers may take out on their own, what needs approval, what never leaves. */
import type { ReactNode } from 'react';
import type { TakeoutRules } from '../../../preload/contract/policy.ts';
import { useT } from '../../i18n/translate.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Switch } from '../../ui/checkbox.tsx';
import { ListField } from './list-field.tsx';
import { parseExtensions, parseFolders } from './policy-changes.ts';
import type { PartProps } from './policy-editor.tsx';
import { useProblemText } from './problem-text.ts';

/** As file managers on office desktops count, and as sizes are shown everywhere in the app. */
const megabyte = 1024 * 1024;
/** Bounds of the form: what the contract allows, in the unit shown. */
const ranges = {
  maxFilesAtOnce: [1, 1_000_000],
  maxDays: [1, 366],
  maxFileBytes: [1, 1_000_000],
  maxBytesOut: [1, 10_000_000],
} as const;

export function TakeoutRulesEditor(props: PartProps): ReactNode {
  const { draft, onChange } = props;
  const t = useT();
  const problem = useProblemText(props);
  const { takeout } = draft;
  const set = (changes: Partial<TakeoutRules>) => {
    onChange({ ...draft, takeout: { ...takeout, ...changes } });
  };
  const number = (field: 'maxFilesAtOnce' | 'maxDays', unit: string) => (
    <NumberField
      label={t(`policy.field.${field}`)}
      description={t(`policy.help.${field}`)}
      value={takeout[field]}
      minValue={ranges[field][0]}
      maxValue={ranges[field][1]}
      onChange={(value) => {
        set({ [field]: value });
      }}
      unit={unit}
      error={problem(`takeout.${field}`, ranges[field])}
    />
  );
  const size = (field: 'maxFileBytes' | 'maxBytesOut') => (
    <NumberField
      label={t(`policy.field.${field}`)}
      description={t(`policy.help.${field}`)}
      value={Math.max(1, Math.round(takeout[field] / megabyte))}
      minValue={ranges[field][0]}
      maxValue={ranges[field][1]}
      onChange={(value) => {
        // Left as it was when only looked at, so that 1.5 MB does not silently become 2.
        if (Math.round(takeout[field] / megabyte) !== value) set({ [field]: value * megabyte });
      }}
      unit={t('policy.unit.megabytes')}
      error={problem(`takeout.${field}`, ranges[field])}
    />
  );
  return (
    <div className="flex flex-col gap-6">
      <div className="rounded-lg border border-line px-5 py-4">
        <Switch
          isSelected={takeout.selfService}
          onChange={(selfService) => {
            set({ selfService });
          }}
          description={t('policy.help.selfService')}
        >
          <span className="font-bold">{t('policy.field.selfService')}</span>
        </Switch>
      </div>
      <div className="grid grid-cols-2 gap-x-8 gap-y-6">
        {number('maxDays', t('policy.unit.days'))}
        {number('maxFilesAtOnce', t('policy.unit.files'))}
        {size('maxFileBytes')}
        {size('maxBytesOut')}
      </div>
      <ListField
        label={t('policy.field.approvalExtensions')}
        description={t('policy.help.approvalExtensions')}
        values={takeout.approvalExtensions}
        separator=" "
        parse={parseExtensions}
        onChange={(approvalExtensions) => {
          set({ approvalExtensions });
        }}
        error={problem('takeout.approvalExtensions')}
      />
      <ListField
        label={t('policy.field.forbiddenExtensions')}
        description={t('policy.help.forbiddenExtensions')}
        values={takeout.forbiddenExtensions}
        separator=" "
        parse={parseExtensions}
        onChange={(forbiddenExtensions) => {
          set({ forbiddenExtensions });
        }}
        error={problem('takeout.forbiddenExtensions')}
      />
      <ListField
        label={t('policy.field.folders')}
        description={t('policy.help.folders')}
        values={takeout.folders}
        separator={'\n'}
        rows={3}
        parse={parseFolders}
        onChange={(folders) => {
          set({ folders });
        }}
        error={problem('takeout.folders')}
      />
      <div className="rounded-lg border border-line px-5 py-4">
        <Switch
          isSelected={takeout.exportOutside}
          onChange={(exportOutside) => {
            set({ exportOutside });
          }}
          description={t('policy.help.exportOutside')}
        >
          <span className="font-bold">{t('policy.field.exportOutside')}</span>
        </Switch>
      </div>
    </div>
  );
}
