/** What came back of a device's checks before work: a month at a glance, exceptions, and each check. */
import { ClipboardCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CheckHistory } from '../check/check-history.tsx';
import { LoadingOrFailure } from '../office-parcel/loading-or-failure.tsx';

/** Several checks a day for a month. */
const asked = 200;

export function DeviceChecks({ deviceId }: { readonly deviceId: string }): ReactNode {
  const t = useT();
  const sessions = useCall('office/work-sessions', { deviceId, limit: asked }, { changedBy: ['devices', 'returns'] });
  if (!sessions.value) return <LoadingOrFailure call={sessions} />;
  if (sessions.value.length === 0) {
    return (
      <EmptyState icon={ClipboardCheck} title={t('devices.checks.none')}>
        {t('devices.checks.noneText')}
      </EmptyState>
    );
  }
  return <CheckHistory sessions={sessions.value} />;
}
