/** How strictly each thing that the machine looks at is taken, for lent devices and for the workers' own. */
import type { ReactNode } from 'react';
import { automaticChecks, Level, type CheckPolicy } from '../../../preload/contract/check-policy.ts';
import { useT } from '../../i18n/translate.tsx';
import { Select } from '../../ui/select.tsx';

export const ownerships = ['lent', 'own'] as const;

export interface CheckPartProps {
  readonly check: CheckPolicy;
  readonly onChange: (check: CheckPolicy) => void;
}

export function CheckLevels({ check, onChange }: CheckPartProps): ReactNode {
  const t = useT();
  return (
    <div className="rounded-lg border border-line">
      <table className="w-full border-collapse text-left">
        <thead className="type-small text-muted">
          <tr>
            <th scope="col" className="px-5 py-2.5 font-normal">
              {t('checkRules.levels.check')}
            </th>
            {ownerships.map((owner) => (
              <th key={owner} scope="col" className="w-56 py-2.5 pr-5 font-normal">
                {t(`checkRules.owner.${owner}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {automaticChecks.map((id) => (
            <tr key={id} className="border-t border-line">
              <th scope="row" className="type-body px-5 py-2 font-normal">
                {t(`check.name.${id}`)}
              </th>
              {ownerships.map((owner) => (
                <td key={owner} className="py-2 pr-5">
                  <LevelSelect
                    label={`${t(`check.name.${id}`)} — ${t(`checkRules.owner.${owner}`)}`}
                    value={check.levels[id][owner]}
                    onChange={(level) => {
                      const levels = { ...check.levels, [id]: { ...check.levels[id], [owner]: level } };
                      onChange({ ...check, levels });
                    }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export interface LevelSelectProps {
  /** Read out, not shown: the place in the table says it. */
  readonly label: string;
  readonly value: Level;
  readonly onChange: (level: Level) => void;
}

export function LevelSelect({ label, value, onChange }: LevelSelectProps): ReactNode {
  const t = useT();
  return (
    <Select
      label={label}
      isLabelHidden
      size="small"
      options={Level.options.map((level) => ({
        value: level,
        label: t(`checkRules.level.${level}`),
        description: t(`checkRules.levelHelp.${level}`),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
