/** A row of the office's device ledger with what the last check of it says today. For office-handlers.ts. */
import type { DeviceRow } from '../../preload/contract/calls/office.ts';
import { readinessOf } from '../check/check.ts';
import type { LedgerDevice } from '../office/devices.ts';
import { newestWorkSessionOf } from '../office/work-sessions.ts';
import { currentPolicy } from '../takeout/policies.ts';
import type { OpenVault } from '../vault/open-vault.ts';

const inUse: readonly DeviceRow['state'][] = ['active', 'leaseOver'];

export function withLastCheck(vault: OpenVault, device: LedgerDevice): DeviceRow {
  const { check: policy, version: policyVersion } = currentPolicy(vault).policy;
  const record = newestWorkSessionOf(vault, device.id);
  const isInUse = inUse.includes(device.state);
  const { ownership } = device;
  const now = vault.clock.now();
  return { ...device, lastCheck: readinessOf({ record, policy, policyVersion, ownership, isInUse, now }) };
}
