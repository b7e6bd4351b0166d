/** What workers look at themselves: how strictly, and at which places they are asked. */
import type { ReactNode } from 'react';
import { manualItems, Place, type CheckPolicy, type ManualItem } from '../../../preload/contract/check-policy.ts';
import { useT } from '../../i18n/translate.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { LevelSelect, ownerships, type CheckPartProps } from './check-levels.tsx';

type Rule = CheckPolicy['manual'][number];

export function CheckManual({ check, onChange }: CheckPartProps): ReactNode {
  const rules = manualItems.flatMap((item) => {
    const own = check.manual.filter((rule) => rule.item === item);
    return own.length > 0 ? own : [notAsked(item)];
  });
  const change = (changed: Rule, next: Rule) => {
    onChange({ ...check, manual: rules.map((rule) => (rule === changed ? next : rule)).filter(isAsked) });
  };
  return (
    <ul className="flex flex-col rounded-lg border border-line">
      {rules.map((rule, index) => (
        <li key={index} className="border-t border-line px-5 py-4 first:border-t-0">
          <ItemRule
            rule={rule}
            onChange={(next) => {
              change(rule, next);
            }}
          />
        </li>
      ))}
    </ul>
  );
}

function ItemRule({ rule, onChange }: { readonly rule: Rule; readonly onChange: (rule: Rule) => void }): ReactNode {
  const t = useT();
  const name = t(`check.name.${rule.item}`);
  return (
    <fieldset>
      <legend className="type-body font-bold">{name}</legend>
      <p className="type-small text-muted">{t(`check.why.${rule.item}`)}</p>
      <div className="mt-3 grid grid-cols-2 gap-4">
        {ownerships.map((owner) => (
          <div key={owner}>
            <p aria-hidden className="type-small mb-1">
              {t(`checkRules.owner.${owner}`)}
            </p>
            <LevelSelect
              label={`${name} — ${t(`checkRules.owner.${owner}`)}`}
              value={rule.levels[owner]}
              onChange={(level) => {
                onChange({ ...rule, levels: { ...rule.levels, [owner]: level } });
              }}
            />
          </div>
        ))}
      </div>
      <div className="mt-3 flex flex-wrap gap-x-6 gap-y-2">
        {Place.options.map((place) => (
          <Checkbox
            key={place}
            isSelected={rule.places.includes(place)}
            onChange={(isOn) => {
              const places = Place.options.filter((each) => (each === place ? isOn : rule.places.includes(each)));
              onChange({ ...rule, places });
            }}
          >
            {t(`check.place.${place}`)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}

/** As an item that the policy does not name is read: asked nowhere. */
function notAsked(item: ManualItem): Rule {
  return { item, levels: { lent: 'off', own: 'off' }, places: [] };
}

/** What asks nobody and nowhere need not stand in the policy. */
function isAsked({ levels, places }: Rule): boolean {
  return levels.lent !== 'off' || levels.own !== 'off' || places.length > 0;
}
