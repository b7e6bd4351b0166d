/** Second step of granting: what the request says, and its number compared by voice. */
import { useState, type ReactNode } from 'react';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Card, Section } from '../../ui/page.tsx';
import { CompareNumber } from '../office-compare/compare-number.tsx';
import type { Inspected } from './grant-page.tsx';

export interface CompareStepProps {
  readonly request: Inspected;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

export function CompareStep({ request, onBack, onNext }: CompareStepProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const [isAgreed, setIsAgreed] = useState(false);
  const { facts } = request;
  return (
    <>
      <Section title={t('devices.grant.facts.title')} lead={t('devices.grant.facts.note')}>
        {request.known && (
          <Banner tone="warning" title={t('devices.grant.knownTitle')}>
            {t('devices.grant.known')}
          </Banner>
        )}
        {request.ownership === 'own' && (
          <Banner tone="warning" title={t('devices.grant.ownTitle')}>
            {t('devices.grant.own')}
          </Banner>
        )}
        <Card>
          <DefinitionList
            items={[
              { term: t('devices.grant.facts.worker'), value: request.workerName },
              {
                term: t('devices.grant.facts.device'),
                value: t('office.inBrackets', {
                  one: request.deviceName,
                  other: t(`devices.ownership.${request.ownership}`),
                }),
              },
              { term: t('devices.detail.host'), value: facts.host },
              { term: t('devices.detail.system'), value: `${facts.platform} ${facts.osRelease} (${facts.arch})` },
              { term: t('devices.grant.facts.requested'), value: format.dateTime(request.requestedAt) },
            ]}
          />
        </Card>
      </Section>
      <Section title={t('office.compare.title')}>
        <CompareNumber expected={request.fingerprint} onChange={setIsAgreed} />
      </Section>
      <div className="flex justify-end gap-3">
        <Button size="large" onPress={onBack}>
          {t('common.back')}
        </Button>
        <Button variant="primary" size="large" isDisabled={!isAgreed} onPress={onNext}>
          {t('common.next')}
        </Button>
      </div>
    </>
  );
}
