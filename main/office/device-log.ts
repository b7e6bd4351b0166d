/** The log of a device, as its parts come back: verified, kept, shown. For main/office. */
import type { CallOutput } from '../../preload/contract/engine.ts';
import { AuditRow } from '../../preload/contract/values.ts';
import { fromHex, toHex } from '../crypto/encoding.ts';
import { verifyCheckpoint, verifyRemote } from '../audit/audit.ts';
import type { LogSeen, ReturnBody } from '../parcel/bodies.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { type Device, requireDevice } from './devices.ts';
import { listLogBreaks } from './log-breaks.ts';

export type LogVerdict = 'intact' | 'broken';

/**
 * Verifies the part of the log that a return brought against what is known, and keeps its new rows. Once broken, a log stays so until
 * somebody decides to go on (log-breaks.ts): what comes later hangs on rows nobody has seen. Inside the transaction that takes the
 * return in.
 */
export function takeLogIn(vault: OpenVault, device: Device, body: ReturnBody): LogVerdict {
  const { catalogue, sodium } = vault;
  const { rows, head } = body.log;
  const known = device.log_last_hash;
  const from = known === null ? null : { seq: device.log_last_seq, hash: known };
  const knownHash = (seq: number): Uint8Array | null =>
    catalogue.get<{ hash: Uint8Array }>('SELECT hash FROM device_log WHERE device_id = ? AND chain = ? AND seq = ?', [
      device.id,
      device.log_chain,
      seq,
    ])?.hash ?? null;
  const isOurs = head.checkpoint.vaultId === body.vaultId && (device.vault_id ?? body.vaultId) === body.vaultId;
  const isSigned = isOurs && verifyCheckpoint(sodium, head, device.sign_public_key);
  const result = isSigned
    ? verifyRemote(rows, from, head.checkpoint, knownHash)
    : ({ intact: false, brokenAtSeq: device.log_last_seq + 1 } as const);
  if (!result.intact || device.log_verdict === 'broken') {
    const brokenAt = result.intact ? device.log_broken_at_seq : (device.log_broken_at_seq ?? result.brokenAtSeq);
    catalogue.run(`UPDATE devices SET log_verdict = 'broken', log_broken_at_seq = ? WHERE id = ?`, [
      brokenAt,
      device.id,
    ]);
    if (isSigned) {
      const signed = [head.checkpoint.seq, fromHex(head.checkpoint.hash), device.id];
      catalogue.run('UPDATE devices SET log_head_seq = ?, log_head_hash = ? WHERE id = ?', signed);
    }
    return 'broken';
  }
  for (const row of rows.filter(({ seq }) => seq > device.log_last_seq)) {
    catalogue.run(
      'INSERT INTO device_log (device_id, chain, seq, at, event, data, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [device.id, device.log_chain, row.seq, row.at, row.event, row.data, fromHex(row.hash) ?? new Uint8Array(0)],
    );
  }
  catalogue.run(
    `UPDATE devices SET log_verdict = 'intact', log_last_seq = $seq, log_last_hash = $hash, log_head_seq = $seq,
       log_head_hash = $hash WHERE id = $id`,
    { seq: result.lastSeq, hash: result.lastHash, id: device.id },
  );
  return 'intact';
}

/** How far the device's log has arrived whole. */
export function logSeenOf(vault: OpenVault, deviceId: string): LogSeen {
  const { log_last_seq: seq, log_last_hash: hash } = requireDevice(vault, deviceId);
  return { seq, hash: hash === null ? null : toHex(hash) };
}

/** A page of a device's log, newest first, with the decisions to go on after a break. Throws `office/device-unknown`. */
export function listDeviceLog(
  vault: OpenVault,
  { deviceId, offset, limit }: { readonly deviceId: string; readonly offset: number; readonly limit: number },
): CallOutput<'office/device-log'> {
  const device = requireDevice(vault, deviceId);
  const total =
    vault.catalogue.get<{ n: number }>('SELECT count(*) AS n FROM device_log WHERE device_id = ?', [deviceId])?.n ?? 0;
  const rows = vault.catalogue
    .all<{ chain: number; seq: number; at: string; event: string; data: string }>(
      'SELECT chain, seq, at, event, data FROM device_log WHERE device_id = ? ORDER BY chain DESC, seq DESC LIMIT ? OFFSET ?',
      [deviceId, limit, offset],
    )
    .map(({ data, ...row }) => ({ ...row, data: AuditRow.shape.data.parse(JSON.parse(data)) }));
  return {
    total,
    rows,
    verdict: device.log_verdict,
    brokenAtSeq: device.log_broken_at_seq,
    breaks: listLogBreaks(vault, deviceId),
  };
}
