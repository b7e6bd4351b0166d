/** What the pre-work check asks for, in plain words, for those who accept the policy. Pure. */
import {
  automaticChecks,
  type CheckPolicy,
  type Level,
  type Ownership,
} from '../../../preload/contract/check-policy.ts';
import type { Translate } from '../../i18n/translate.tsx';
import type { Definition } from '../../ui/definition-list.tsx';

const told: readonly Exclude<Level, 'off'>[] = ['block', 'warn', 'attest'];

export function checkRulesInWords(check: CheckPolicy, t: Translate): Definition[] {
  const isAlike = JSON.stringify(byLevel(check, 'lent')) === JSON.stringify(byLevel(check, 'own'));
  const owners: readonly Ownership[] = isAlike ? ['lent'] : ['lent', 'own'];
  const rows = owners.flatMap((owner) =>
    told.flatMap((level): Definition[] => {
      const names = byLevel(check, owner)[level];
      if (names.length === 0) return [];
      const term = t(`checkRules.worker.${level}`);
      return [
        {
          term: isAlike ? term : t('checkRules.worker.forOwner', { term, owner: t(`checkRules.owner.${owner}`) }),
          value: names.map((name) => t(`check.name.${name}`)).join(t('checkRules.worker.separator')),
        },
      ];
    }),
  );
  if (rows.length === 0) return [];
  const { every, hours } = check.freshness;
  return [
    ...rows,
    {
      term: t('checkRules.field.freshness'),
      value: every === 'hours' ? t('checkRules.everyHours', { hours }) : t(`checkRules.every.${every}`),
    },
  ];
}

function byLevel(check: CheckPolicy, owner: Ownership) {
  const all = [
    ...automaticChecks.map((name) => ({ name, level: check.levels[name][owner] })),
    ...check.manual
      .filter(({ places }) => places.length > 0)
      .map(({ item, levels }) => ({ name: item, level: levels[owner] })),
  ];
  const at = (level: Level) => [...new Set(all.filter((each) => each.level === level).map(({ name }) => name))];
  return { block: at('block'), warn: at('warn'), attest: at('attest') };
}
