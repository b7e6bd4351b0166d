/** The grant before it is accepted: whose it is, the office's number to compare, and the policy to read. */
import { useState, type ReactNode } from 'react';
import { LockedFrame } from '../../app/locked-frame.tsx';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Section } from '../../ui/page.tsx';
import { StepActions } from '../../ui/step-actions.tsx';
import { PolicyText } from '../settings/policy-text.tsx';
import { EnrolSteps } from './enrol-steps.tsx';
import type { GrantOffer } from './waiting-page.tsx';

export interface GrantPageProps {
  readonly offer: GrantOffer;
  readonly onBack: () => void;
  readonly onAccept: () => void;
}

export function GrantPage({ offer, onBack, onAccept }: GrantPageProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const [isCompared, setIsCompared] = useState(false);
  const [isRead, setIsRead] = useState(false);
  return (
    <LockedFrame
      above={<EnrolSteps current={2} />}
      title={t('enrol.grant.title')}
      lead={t('enrol.grant.lead')}
      focusKey="grant"
    >
      <DefinitionList
        items={[
          { term: t('enrol.grant.office'), value: offer.officeName },
          { term: t('enrol.grant.worker'), value: offer.workerName },
          { term: t('enrol.grant.issued'), value: format.dateTime(offer.issuedAt) },
          { term: t('enrol.grant.lease'), value: format.date(offer.leaseNotAfter) },
        ]}
      />
      <div className="flex flex-col gap-3">
        <Fingerprint
          groups={offer.officeFingerprint}
          label={t('enrol.grant.number')}
          hint={t('enrol.grant.numberHint')}
        />
        <Checkbox isSelected={isCompared} onChange={setIsCompared} description={t('enrol.grant.differs')}>
          {t('enrol.grant.compared')}
        </Checkbox>
      </div>
      <Section title={t('enrol.policy.heading', { version: offer.policy.version })}>
        <PolicyText policy={offer.policy} />
        <Checkbox isSelected={isRead} onChange={setIsRead} description={t('enrol.policy.acceptHint')}>
          {t('enrol.policy.accept')}
        </Checkbox>
      </Section>
      <StepActions
        back={
          <Button size="large" onPress={onBack}>
            {t('enrol.grant.other')}
          </Button>
        }
      >
        <Button variant="primary" size="large" isDisabled={!isCompared || !isRead} onPress={onAccept}>
          {t('enrol.grant.next')}
        </Button>
      </StepActions>
    </LockedFrame>
  );
}
