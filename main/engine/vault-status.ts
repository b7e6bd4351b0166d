/** The state of an open vault as pages show it. For the handlers. */
import type { CallOutput } from '../../preload/contract/engine.ts';
import { readOfficeSelf } from '../office/self.ts';
import { readDevice, readOffice } from '../takeout/device.ts';
import { readLease } from '../takeout/lease.ts';
import { acceptedPolicy, currentPolicy } from '../takeout/policies.ts';
import { lastBackupAt, openingFacts } from '../vault/vault.ts';
import type { Opened } from './session.ts';

function namesOf({ vault }: Opened) {
  if (vault.role === 'office') {
    const { name: officeName, adminName } = readOfficeSelf(vault);
    return { personName: adminName, officeName, deviceId: null, deviceName: null, lease: null };
  }
  const { deviceId, deviceName, workerName } = readDevice(vault);
  return { personName: workerName, officeName: readOffice(vault).name, deviceId, deviceName, lease: readLease(vault) };
}

/** Counts are of the files that are out; the policy is the one in force (for a worker: the one that was accepted). */
export function statusOf(opened: Opened): CallOutput<'vault/status'> {
  const { vault, openedAt } = opened;
  const newest = currentPolicy(vault);
  const inForce = (acceptedPolicy(vault) ?? newest).policy;
  const out = vault.catalogue.get<{ files: number; bytes: number | null }>(
    vault.role === 'office'
      ? `SELECT count(*) AS files, sum(size_bytes) AS bytes FROM ledger WHERE state IN ('out', 'changed', 'returning')`
      : `SELECT count(*) AS files, sum(size_bytes) AS bytes FROM entries WHERE kind = 'takeout' AND state IN ('out', 'changed', 'returning')`,
  );
  const { keychainState, wrongTries } = openingFacts(vault);
  return {
    vaultId: vault.vaultId,
    role: vault.role,
    ...namesOf(opened),
    keychain: keychainState,
    idleLockMinutes: inForce.idleLockMinutes,
    away: inForce.away,
    policyVersion: inForce.version,
    policyToAccept: vault.role === 'worker' && newest.acceptedAt === null,
    lastBackupAt: lastBackupAt(vault),
    openedAt,
    wrongTriesBefore: { ...wrongTries, at: [...wrongTries.at] },
    exportOutside: inForce.takeout.exportOutside,
    brokenOffId: opened.drafts.brokenOff(),
    fileCount: out?.files ?? 0,
    totalBytes: out?.bytes ?? 0,
  };
}
