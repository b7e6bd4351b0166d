/** Rows of the office's device ledger with what the last check of each device says today. For office-handlers.ts. */
import type { DeviceRow } from '../../preload/contract/calls/office.ts';
import { readinessOf } from '../check/check.ts';
import type { LedgerDevice } from '../office/devices.ts';
import { newestWorkSessionOf } from '../office/work-sessions.ts';
import { currentPolicy } from '../takeout/policies.ts';
import type { OpenVault } from '../vault/open-vault.ts';

const inUse: readonly DeviceRow['state'][] = ['active', 'leaseOver'];

/** Reads the policy once, for one row or for all. */
export function lastChecks(vault: OpenVault): (device: LedgerDevice) => DeviceRow {
  const { check: policy, version: policyVersion } = currentPolicy(vault).policy;
  const now = vault.clock.now();
  return (device) => {
    const record = newestWorkSessionOf(vault, device.id);
    const isInUse = inUse.includes(device.state);
    const { ownership } = device;
    return { ...device, lastCheck: readinessOf({ record, policy, policyVersion, ownership, isInUse, now }) };
  };
}
