/** How long a lease usually is, by the policy in force. */
import { Policy } from '../../../preload/contract/policy.ts';
import { useCall } from '../../bridge/use-call.ts';

/** Used until the policy was read. */
const fallbackDays = 30;

export function useLeasePolicy(): number {
  const { value } = useCall('policy/read', {}, { changedBy: ['policy'] });
  const policy = Policy.safeParse(value?.policy);
  return policy.success ? policy.data.leaseDays : fallbackDays;
}
