/** A policy to be read: its three layers, and in plain words what the vault enforces. */
import { useState, type ReactNode } from 'react';
import type { Policy } from '../../../preload/contract/policy.ts';
import { useFormat, useT, type Formatter, type Translate } from '../../i18n/translate.tsx';
import { awayRulesInWords } from '../away/away-rules-words.ts';
import { DefinitionList, type Definition } from '../../ui/definition-list.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { checkRulesInWords } from './check-rules-words.ts';

type Layer = 'principles' | 'standards' | 'procedures' | 'rules';

export function PolicyText({ policy }: { readonly policy: Policy }): ReactNode {
  const t = useT();
  const format = useFormat();
  const [layer, setLayer] = useState<Layer>('principles');
  const layers = ['principles', 'standards', 'procedures'] as const;
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line px-5 pt-4 pb-5">
      <div>
        <p className="type-body font-bold">{policy.title}</p>
        {policy.reviewOn !== null && (
          <p className="type-small text-muted">{t('enrol.policy.review', { date: format.date(policy.reviewOn) })}</p>
        )}
      </div>
      <Tabs<Layer>
        label={policy.title}
        selected={layer}
        onSelect={setLayer}
        items={[
          ...layers.map((key) => ({
            key,
            label: t(`enrol.policy.${key}`),
            content: <div className="type-body whitespace-pre-wrap select-text">{policy[key]}</div>,
          })),
          {
            key: 'rules',
            label: t('enrol.policy.rules'),
            content: <DefinitionList items={enforced(policy, t, format)} />,
          },
        ]}
      />
    </div>
  );
}

/** What the engine holds the user to, as facts. */
function enforced(policy: Policy, t: Translate, format: Formatter): Definition[] {
  const { takeout } = policy;
  const kinds = (extensions: readonly string[]) =>
    extensions.length === 0 ? t('enrol.policy.none') : extensions.map((extension) => `.${extension}`).join(' ');
  return [
    {
      term: t('enrol.policy.rule.selfService'),
      value: takeout.selfService ? t('enrol.policy.rule.selfServiceYes') : t('enrol.policy.rule.selfServiceNo'),
    },
    { term: t('enrol.policy.rule.maxDays'), value: t('enrol.policy.rule.days', { count: takeout.maxDays }) },
    { term: t('enrol.policy.rule.size'), value: format.bytes(takeout.maxFileBytes) },
    { term: t('enrol.policy.rule.approval'), value: kinds(takeout.approvalExtensions) },
    { term: t('enrol.policy.rule.forbidden'), value: kinds(takeout.forbiddenExtensions) },
    {
      term: t('enrol.policy.rule.export'),
      value: takeout.exportOutside ? t('enrol.policy.rule.exportYes') : t('enrol.policy.rule.exportNo'),
    },
    {
      term: t('enrol.policy.rule.inspection'),
      value:
        policy.inspectionMonths === null
          ? t('enrol.policy.rule.inspectionNone')
          : t('enrol.policy.rule.inspectionEvery', { count: policy.inspectionMonths }),
    },
    ...awayRulesInWords(policy, t),
    ...checkRulesInWords(policy.check, t),
  ];
}
