/** The check's part of the policy: what is looked at before work, how strictly, and what a blocked worker may do. */
import { RotateCcw } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { CheckPolicy } from '../../../preload/contract/check-policy.ts';
import recommended from '../../../resources/policies/check.json' with { type: 'json' };
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { localDay } from '../office-takeout/local-day.ts';
import { CheckFreshness } from './check-freshness.tsx';
import { CheckLevels } from './check-levels.tsx';
import { CheckLimits } from './check-limits.tsx';
import { CheckManual } from './check-manual.tsx';
import { ApprovedSoftware, Baseline, SupportTable } from './check-tables.tsx';
import type { PartProps } from './policy-editor.tsx';

export function CheckRulesEditor({ draft, onChange }: PartProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const [today] = useState(() => localDay(new Date(), 0));
  const props = {
    check: draft.check,
    onChange: (check: CheckPolicy) => {
      onChange({ ...draft, check });
    },
  };
  const { expiresOn } = draft.check.applications;
  const isBaselineOver = expiresOn !== null && expiresOn < today;
  return (
    <div className="flex flex-col gap-8">
      <div className="flex items-start justify-between gap-6 rounded-lg bg-sunken px-5 py-4">
        <p className="type-small phrases">{t('checkRules.lead')}</p>
        <Button
          icon={RotateCcw}
          size="small"
          onPress={() => {
            // The office's own lists are its work: what is recommended has nothing to put in their place.
            const { approvedSoftware, applications } = draft.check;
            props.onChange({ ...CheckPolicy.parse(recommended), approvedSoftware, applications });
          }}
        >
          {t('checkRules.useRecommended')}
        </Button>
      </div>
      <Section title={t('checkRules.section.levels')} lead={t('checkRules.section.levelsLead')}>
        <CheckLevels {...props} />
      </Section>
      <Section title={t('checkRules.section.manual')} lead={t('checkRules.section.manualLead')}>
        <CheckManual {...props} />
      </Section>
      <Section title={t('checkRules.section.freshness')}>
        <CheckFreshness {...props} />
      </Section>
      <Section title={t('checkRules.section.limits')} lead={t('checkRules.section.limitsLead')}>
        <CheckLimits {...props} />
      </Section>
      <Section title={t('checkRules.section.software')}>
        <ApprovedSoftware {...props} />
      </Section>
      <Section title={t('checkRules.section.baseline')} lead={t('checkRules.section.baselineLead')}>
        {isBaselineOver && (
          <Banner tone="warning" title={t('checkRules.baselineOver', { date: format.date(expiresOn) })} />
        )}
        <Baseline {...props} />
      </Section>
      <Section title={t('checkRules.section.support')} lead={t('checkRules.section.supportLead')}>
        <SupportTable {...props} />
      </Section>
    </div>
  );
}
