/** The office's dated knowledge: until when systems are mended, which versions are new enough, what may be installed. */
import type { ReactNode } from 'react';
import type { CheckPolicy } from '../../../preload/contract/check-policy.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { AddBaseline } from './add-baseline.tsx';
import { AddSupport } from './add-support.tsx';
import type { CheckPartProps } from './check-levels.tsx';
import { ListField } from './list-field.tsx';
import { RowsTable } from './rows-table.tsx';

export function SupportTable({ check, onChange }: CheckPartProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const { endOfSupport } = check;
  const set = (changes: Partial<CheckPolicy['endOfSupport']>) => {
    onChange({ ...check, endOfSupport: { ...endOfSupport, ...changes } });
  };
  return (
    <div className="flex flex-col gap-4">
      <DateField
        label={t('checkRules.field.supportAsOf')}
        description={t('checkRules.help.supportAsOf')}
        value={endOfSupport.asOf}
        onChange={(asOf) => {
          set({ asOf });
        }}
      />
      <RowsTable
        label={t('checkRules.field.supportTable')}
        columns={[
          t('checkRules.support.product'),
          t('checkRules.support.version'),
          t('checkRules.support.editions'),
          t('checkRules.support.endsOn'),
        ]}
        rows={endOfSupport.table.map(({ product, version, editions, endsOn }) => [
          product,
          version,
          editions.length === 0 ? t('checkRules.support.anyEdition') : editions.join(', '),
          format.date(endsOn),
        ])}
        onRemove={(index) => {
          set({ table: endOfSupport.table.filter((_, place) => place !== index) });
        }}
      />
      <AddSupport
        onAdd={(row) => {
          set({ table: [...endOfSupport.table, row] });
        }}
        isFull={endOfSupport.table.length >= 500}
      />
    </div>
  );
}

export function Baseline({ check, onChange }: CheckPartProps): ReactNode {
  const t = useT();
  const { applications } = check;
  const set = (changes: Partial<CheckPolicy['applications']>) => {
    onChange({ ...check, applications: { ...applications, ...changes } });
  };
  return (
    <div className="flex flex-col gap-4">
      <DateField
        label={t('checkRules.field.baselineExpires')}
        description={t('checkRules.help.baselineExpires')}
        value={applications.expiresOn}
        onChange={(expiresOn) => {
          set({ expiresOn });
        }}
      />
      <RowsTable
        label={t('checkRules.field.baseline')}
        columns={[t('checkRules.baseline.name'), t('checkRules.baseline.kind'), t('checkRules.baseline.minimum')]}
        rows={applications.baseline.map(({ name, kind, minimumVersion }) => [
          name,
          t(`checkRules.applicationKind.${kind}`),
          minimumVersion,
        ])}
        onRemove={(index) => {
          set({ baseline: applications.baseline.filter((_, place) => place !== index) });
        }}
      />
      <AddBaseline
        onAdd={(row) => {
          set({ baseline: [...applications.baseline, row] });
        }}
        isFull={applications.baseline.length >= 200}
      />
    </div>
  );
}

const longestName = 200;
const mostNames = 5000;

export function ApprovedSoftware({ check, onChange }: CheckPartProps): ReactNode {
  const t = useT();
  return (
    <ListField
      label={t('checkRules.field.approvedSoftware')}
      description={t('checkRules.help.approvedSoftware')}
      values={check.approvedSoftware}
      separator={'\n'}
      rows={6}
      parse={(text) =>
        [...new Set(text.split('\n').map((line) => line.trim().slice(0, longestName)))]
          .filter((line) => line !== '')
          .slice(0, mostNames)
      }
      onChange={(approvedSoftware) => {
        onChange({ ...check, approvedSoftware });
      }}
    />
  );
}
