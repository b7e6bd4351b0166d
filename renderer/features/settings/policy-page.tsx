/** The office's policy to read again, and to accept when a newer one came. */
import { useState, type ReactNode } from 'react';
import { Policy } from '../../../preload/contract/policy.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useStatus } from '../../app/session-context.tsx';
import { callEngine } from '../../bridge/engine.ts';
import { useAct } from '../../bridge/use-act.ts';
import { useCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Page, PageHeader, Section } from '../../ui/page.tsx';
import { useToast } from '../../ui/toast.tsx';
import { PolicyText } from './policy-text.tsx';

export function PolicyPage(): ReactNode {
  const t = useT();
  const format = useFormat();
  const { role } = useStatus();
  const { value, error, reload } = useCall('policy/read', {}, { changedBy: ['policy', 'status'] });
  const parsed = value ? Policy.safeParse(value.policy) : undefined;
  const policy = parsed?.data;
  const acceptedAt = value?.acceptedAt ?? null;
  return (
    <Page width="reading">
      <PageHeader
        title={t('settings.policy.title')}
        lead={
          policy && role === 'worker'
            ? acceptedAt === null
              ? t('settings.policy.notAccepted')
              : t('settings.policy.accepted', { when: format.dateTime(acceptedAt) })
            : undefined
        }
      />
      <ErrorBanner error={error} title={t('app.loadFailed')} onRetry={reload} />
      {policy && (
        <Section title={t('enrol.policy.heading', { version: policy.version })}>
          <PolicyText policy={policy} />
          {role === 'worker' && acceptedAt === null && <Acceptance version={policy.version} />}
        </Section>
      )}
      {policy && policy.cards.length > 0 && (
        <Section title={t('settings.policy.cards')}>
          <ul className="flex flex-col gap-3">
            {policy.cards.map((card) => (
              <li key={card.id} className="rounded-lg border border-line px-5 py-4">
                <h3 className="type-body font-bold">{card.title}</h3>
                <p className="type-body mt-1 whitespace-pre-wrap">{card.text}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

function Acceptance({ version }: { readonly version: number }): ReactNode {
  const t = useT();
  const toast = useToast();
  const [isRead, setIsRead] = useState(false);
  const { isBusy, error, act } = useAct();
  const accept = async () => {
    await act(async () => {
      await callEngine('policy/accept', { version });
      toast({ tone: 'success', text: t('settings.policy.acceptedToast') });
    });
  };
  return (
    <>
      <ErrorBanner error={error} />
      <Checkbox isSelected={isRead} onChange={setIsRead} description={t('enrol.policy.acceptHint')}>
        {t('enrol.policy.accept')}
      </Checkbox>
      <div>
        <Button variant="primary" isDisabled={!isRead} isBusy={isBusy} onPress={() => void accept()}>
          {t('settings.policy.accept')}
        </Button>
      </div>
    </>
  );
}
