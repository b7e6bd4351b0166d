/** Records of the pre-work check that came back from devices (guideline 管理者6–9). For main/office. */
import type { SignedWorkSession, WorkSession } from '../../preload/contract/check.ts';
import { believeWorkSession, readStoredSession } from '../parcel/work-session-record.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { Device } from './devices.ts';

export interface RecordedSessions {
  readonly kept: number;
  /** Not of the shape, of another device or vault, or not signed by this one: left out, so that the return itself is not lost. */
  readonly refused: number;
}

/** Exactly what this device signed about itself; null for anything else. */
function believed(vault: OpenVault, device: Device, record: unknown): SignedWorkSession | null {
  const signed = believeWorkSession(vault.sodium, record, Uint8Array.from(device.sign_public_key));
  if (signed === null) return null;
  const { deviceId, vaultId } = signed.session;
  return deviceId === device.id && (device.vault_id === null || vaultId === device.vault_id) ? signed : null;
}

/** Keeps what a return brought; what came before changes nothing. Inside the running transaction. */
export function recordWorkSessions(vault: OpenVault, device: Device, records: readonly unknown[]): RecordedSessions {
  const receivedAt = new Date(vault.clock.now()).toISOString();
  let kept = 0;
  for (const record of records) {
    const signed = believed(vault, device, record);
    if (signed === null) continue;
    kept += 1;
    vault.catalogue.run(
      `INSERT INTO device_sessions (device_id, id, checked_at, received_at, record) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (device_id, id) DO NOTHING`,
      [device.id, signed.session.sessionId, signed.session.checkedAt, receivedAt, JSON.stringify(signed)],
    );
  }
  return { kept, refused: records.length - kept };
}

/** Newest first. One that cannot be read any more is left out, so that the others are still shown. */
export function workSessionsOf({ catalogue }: OpenVault, deviceId: string, limit: number): WorkSession[] {
  return catalogue
    .all<{ record: string }>(
      'SELECT record FROM device_sessions WHERE device_id = ? ORDER BY checked_at DESC, rowid DESC LIMIT ?',
      [deviceId, limit],
    )
    .flatMap(({ record }) => readStoredSession(record) ?? []);
}

/** The newest record of a device, also where it cannot be read: an older one does not stand in for it. */
export function newestWorkSessionOf({ catalogue }: OpenVault, deviceId: string): WorkSession | 'none' | 'unreadable' {
  const row = catalogue.get<{ record: string }>(
    'SELECT record FROM device_sessions WHERE device_id = ? ORDER BY checked_at DESC, rowid DESC LIMIT 1',
    [deviceId],
  );
  return row ? (readStoredSession(row.record) ?? 'unreadable') : 'none';
}
