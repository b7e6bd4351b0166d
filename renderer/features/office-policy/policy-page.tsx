/** The policy editor: reads the policy in force, edits a draft of it, shows what changes, and saves it as the next version. */
import type { ReactNode } from 'react';
import { Policy } from '../../../preload/contract/policy.ts';
import { useCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { LoadingOrFailure } from '../office-parcel/loading-or-failure.tsx';
import { PolicyEditor } from './policy-editor.tsx';

export function OfficePolicyPage(): ReactNode {
  const t = useT();
  const read = useCall('policy/read', {}, { changedBy: ['policy'] });
  if (read.value === undefined) {
    return (
      <Page width="full">
        <PageHeader title={t('policy.title')} lead={t('policy.lead')} />
        <LoadingOrFailure call={read} />
      </Page>
    );
  }
  // The contract hands the policy over unread; what cannot be read is the engine's fault, not the administrator's.
  const policy = Policy.parse(read.value.policy);
  return <PolicyEditor key={policy.version} saved={policy} onSaved={read.reload} />;
}
