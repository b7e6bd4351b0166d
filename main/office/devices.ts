/** The office's ledger of devices. For main/office. */
import type { z } from 'zod';
import { CoverageReport } from '../../preload/contract/away.ts';
import { DeviceFacts, type DeviceRow } from '../../preload/contract/calls/office.ts';
import { AppError } from '../../preload/contract/errors.ts';
import { deviceFingerprint } from '../parcel/fingerprints.ts';
import type { KnownSender } from '../parcel/open.ts';
import type { OpenVault } from '../vault/open-vault.ts';

export type StoredDeviceState = 'active' | 'lost' | 'revoked' | 'retired';

/** A row of table `devices`. */
export interface Device {
  readonly id: string;
  readonly name: string;
  readonly worker_name: string;
  readonly ownership: 'lent' | 'own';
  readonly state: StoredDeviceState;
  readonly state_reason: string;
  readonly sign_public_key: Uint8Array;
  readonly recipient: string;
  readonly facts: string;
  /** JSON of what it notices of its user's absence; null until a return told it. */
  readonly coverage: string | null;
  readonly vault_id: string | null;
  readonly granted_at: string;
  readonly lease_not_after: string;
  readonly last_return_at: string | null;
  readonly escrow: Uint8Array | null;
  readonly escrow_proved_at: string | null;
  readonly log_verdict: 'none' | 'intact' | 'broken';
  readonly log_broken_at_seq: number | null;
  readonly log_last_seq: number;
  readonly log_last_hash: Uint8Array | null;
  /** The last head the device signed, also where the way to it is broken. */
  readonly log_head_seq: number;
  readonly log_head_hash: Uint8Array | null;
  /** Counts the decisions to go on after a break. */
  readonly log_chain: number;
}

export function findDevice({ catalogue }: OpenVault, id: string): Device | null {
  return catalogue.get<Device>('SELECT * FROM devices WHERE id = ?', [id]) ?? null;
}

/** Throws `office/device-unknown`. */
export function requireDevice(vault: OpenVault, id: string): Device {
  const device = findDevice(vault, id);
  if (!device) throw new AppError('office/device-unknown');
  return device;
}

/** A device that things may be sent to. Throws `office/device-unknown`, `office/device-not-active` { state }. */
export function requireActiveDevice(vault: OpenVault, id: string): Device {
  const device = requireDevice(vault, id);
  if (device.state !== 'active') throw new AppError('office/device-not-active', { state: device.state });
  return device;
}

/** A device as the sender of a parcel; null for one that is not in the ledger. */
export function deviceAsSender(vault: OpenVault, id: string): KnownSender | null {
  const device = findDevice(vault, id);
  if (!device) return null;
  return {
    signPublicKey: Uint8Array.from(device.sign_public_key),
    refused: device.state === 'active' ? null : device.state,
  };
}

/** A device as the ledger has it; what its checks say, the engine adds. */
export type LedgerDevice = Omit<DeviceRow, 'lastCheck'>;

export function describeDevice(vault: OpenVault, device: Device): LedgerDevice {
  const { sodium, catalogue, clock } = vault;
  const now = new Date(clock.now()).toISOString();
  const out = catalogue.get<{ files: number; overdue: number | null }>(
    `SELECT count(*) AS files, sum(due_at IS NOT NULL AND due_at < ?) AS overdue FROM ledger
     WHERE device_id = ? AND state IN ('out', 'changed', 'returning')`,
    [now, device.id],
  );
  const facts: z.infer<typeof DeviceFacts> = DeviceFacts.parse(JSON.parse(device.facts));
  return {
    id: device.id,
    name: device.name,
    workerName: device.worker_name,
    ownership: device.ownership,
    state: device.state === 'active' && device.lease_not_after < now ? 'leaseOver' : device.state,
    fingerprint: deviceFingerprint(sodium, {
      deviceId: device.id,
      signPublicKey: device.sign_public_key,
      recipient: device.recipient,
    }),
    facts,
    coverage: device.coverage === null ? null : CoverageReport.parse(JSON.parse(device.coverage)),
    grantedAt: device.granted_at,
    leaseNotAfter: device.lease_not_after,
    filesOut: out?.files ?? 0,
    filesOverdue: out?.overdue ?? 0,
    lastReturnAt: device.last_return_at,
    escrowProvedAt: device.escrow_proved_at,
    log: device.log_verdict,
    logBreaks: device.log_chain,
  };
}

/** All devices, by worker and name. */
export function listDevices(vault: OpenVault): LedgerDevice[] {
  return vault.catalogue
    .all<Device>('SELECT * FROM devices ORDER BY worker_name, name, id')
    .map((device) => describeDevice(vault, device));
}

/**
 * Puts a device's state on record. Nothing is issued to a device that is not `active`, and its returns are refused until it is again.
 * Files out on a lost device count as lost; when it turns up again, its next return says what it still has.
 */
export function setDeviceState(vault: OpenVault, id: string, state: StoredDeviceState, reason: string): LedgerDevice {
  requireDevice(vault, id);
  vault.catalogue.transaction(() => {
    vault.catalogue.run('UPDATE devices SET state = ?, state_reason = ? WHERE id = ?', [state, reason, id]);
    if (state === 'lost') {
      vault.catalogue.run(
        `UPDATE ledger SET state = 'lost' WHERE device_id = ? AND state IN ('out', 'changed', 'returning')`,
        [id],
      );
    }
    vault.audit.append('device.state', { deviceId: id, state });
  });
  return describeDevice(vault, requireDevice(vault, id));
}
