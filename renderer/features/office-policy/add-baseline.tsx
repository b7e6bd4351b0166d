/** A new row of the baseline of applications: name, kind, oldest version that will do. */
import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { CheckPolicy } from '../../../preload/contract/check-policy.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

export type BaselineRow = CheckPolicy['applications']['baseline'][number];

export interface AddBaselineProps {
  readonly onAdd: (row: BaselineRow) => void;
  readonly isFull: boolean;
}

const kinds = ['browser', 'office', 'pdf', 'other'] as const;
const nothing: BaselineRow = { name: '', kind: 'browser', minimumVersion: '' };

export function AddBaseline({ onAdd, isFull }: AddBaselineProps): ReactNode {
  const t = useT();
  const [typed, setTyped] = useState(nothing);
  const name = typed.name.trim();
  const minimumVersion = typed.minimumVersion.trim();
  return (
    <div className="flex flex-col gap-4 rounded-lg bg-sunken px-5 py-4">
      <div className="grid grid-cols-2 gap-4">
        <TextField
          label={t('checkRules.baseline.name')}
          description={t('checkRules.baseline.nameHelp')}
          value={typed.name}
          maxLength={200}
          onChange={(value) => {
            setTyped({ ...typed, name: value });
          }}
        />
        <TextField
          label={t('checkRules.baseline.minimum')}
          description={t('checkRules.baseline.minimumHelp')}
          value={typed.minimumVersion}
          maxLength={200}
          onChange={(value) => {
            setTyped({ ...typed, minimumVersion: value });
          }}
        />
        <Select
          label={t('checkRules.baseline.kind')}
          options={kinds.map((kind) => ({ value: kind, label: t(`checkRules.applicationKind.${kind}`) }))}
          value={typed.kind}
          onChange={(kind) => {
            setTyped({ ...typed, kind });
          }}
        />
      </div>
      <div>
        <Button
          icon={Plus}
          isDisabled={isFull || name === '' || minimumVersion === ''}
          onPress={() => {
            onAdd({ name, kind: typed.kind, minimumVersion });
            setTyped(nothing);
          }}
        >
          {t('checkRules.baseline.add')}
        </Button>
      </div>
    </div>
  );
}
