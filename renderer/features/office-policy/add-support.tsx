/** A new row of the table of support: system, version, editions, last day. */
import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { CheckPolicy } from '../../../preload/contract/check-policy.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

export type SupportRow = CheckPolicy['endOfSupport']['table'][number];

export interface AddSupportProps {
  readonly onAdd: (row: SupportRow) => void;
  readonly isFull: boolean;
}

const nothing = { product: '', version: '', editions: '', endsOn: null as string | null };

export function AddSupport({ onAdd, isFull }: AddSupportProps): ReactNode {
  const t = useT();
  const [typed, setTyped] = useState(nothing);
  const product = typed.product.trim().toLowerCase();
  const version = typed.version.trim();
  const { endsOn } = typed;
  const text = (field: 'product' | 'version' | 'editions') => (
    <TextField
      label={t(`checkRules.support.${field}`)}
      description={t(`checkRules.supportHelp.${field}`)}
      value={typed[field]}
      maxLength={200}
      onChange={(value) => {
        setTyped({ ...typed, [field]: value });
      }}
    />
  );
  return (
    <div className="flex flex-col gap-4 rounded-lg bg-sunken px-5 py-4">
      <div className="grid grid-cols-2 gap-4">
        {text('product')}
        {text('version')}
        {text('editions')}
        <DateField
          label={t('checkRules.support.endsOn')}
          description={t('checkRules.supportHelp.endsOn')}
          value={endsOn}
          onChange={(day) => {
            setTyped({ ...typed, endsOn: day });
          }}
        />
      </div>
      <div>
        <Button
          icon={Plus}
          isDisabled={isFull || product === '' || version === '' || endsOn === null}
          onPress={() => {
            if (endsOn === null) return;
            onAdd({ product, version, editions: editionsIn(typed.editions), endsOn });
            setTyped(nothing);
          }}
        >
          {t('checkRules.support.add')}
        </Button>
      </div>
    </div>
  );
}

/** As typed, commas between them; none: any edition. */
function editionsIn(text: string): string[] {
  return [...new Set(text.split(/[,、]/u).map((word) => word.trim()))].filter((word) => word !== '').slice(0, 20);
}
