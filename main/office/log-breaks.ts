/** Going on after a device's log broke: a decision of the office, signed and kept for good (docs/FORMAT.md §5.3). For main/office. */
import { z } from 'zod';
import type { LogBreak } from '../../preload/contract/calls/office.ts';
import { AppError } from '../../preload/contract/errors.ts';
import { Id, Instant, ShortText } from '../../preload/contract/values.ts';
import { toHex, utf8 } from '../crypto/encoding.ts';
import { canonicalJson } from '../vault/canonical-json.ts';
import { instantOf } from '../vault/clock.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { type Device, requireDevice } from './devices.ts';
import { officeSigner, readOfficeSelf } from './self.ts';

const signedWords = 'mochidashi device log decision 1\n';

/** `lastSeq` is the last row that was verified, `continuesAfter` the head from which rows count again (0: from the first row). */
const Decision = z.strictObject({
  version: z.literal(1),
  deviceId: Id,
  chain: z.int().min(0),
  brokenAtSeq: z.int().min(1).nullable(),
  lastSeq: z.int().min(0),
  lastHash: z.string().nullable(),
  continuesAfter: z.int().min(0),
  continuesHash: z.string().nullable(),
  reason: ShortText,
  decidedBy: ShortText,
  decidedAt: Instant,
});
type Decision = z.infer<typeof Decision>;

const hexOrNull = (bytes: Uint8Array | null): string | null => (bytes === null ? null : toHex(bytes));

function decisionOn(vault: OpenVault, device: Device, reason: string): Decision {
  return {
    version: 1,
    deviceId: device.id,
    chain: device.log_chain,
    brokenAtSeq: device.log_broken_at_seq,
    lastSeq: device.log_last_seq,
    lastHash: hexOrNull(device.log_last_hash),
    continuesAfter: device.log_head_seq,
    continuesHash: hexOrNull(device.log_head_hash),
    reason,
    decidedBy: readOfficeSelf(vault).adminName,
    decidedAt: instantOf(vault.clock.now()),
  };
}

/**
 * Lets a broken log go on from the last head that the device signed. What lies between the last verified row and that head stays
 * unverified for good, and the decision says so. Throws `office/device-unknown`, `office/log-not-broken`.
 */
export function acceptLogBreak(vault: OpenVault, deviceId: string, reason: string): void {
  const { catalogue, sodium, audit } = vault;
  const device = requireDevice(vault, deviceId);
  if (device.log_verdict !== 'broken') throw new AppError('office/log-not-broken');
  const decision = decisionOn(vault, device, reason);
  const text = canonicalJson(decision);
  const signature = sodium.sign(utf8(signedWords + text), officeSigner(vault).secretKey);
  catalogue.transaction(() => {
    catalogue.run('INSERT INTO device_log_breaks (device_id, chain, decision, signature) VALUES (?, ?, ?, ?)', [
      device.id,
      device.log_chain,
      text,
      signature,
    ]);
    catalogue.run(
      `UPDATE devices SET log_verdict = 'intact', log_broken_at_seq = NULL, log_chain = log_chain + 1,
         log_last_seq = log_head_seq, log_last_hash = log_head_hash WHERE id = ?`,
      [device.id],
    );
    const { chain, brokenAtSeq, continuesAfter } = decision;
    audit.append('device.log-break-accepted', { deviceId, chain, brokenAtSeq, continuesAfter });
  });
}

/** The decisions on a device's log, newest first. `isSigned` is false for one that was changed afterwards. */
export function listLogBreaks(vault: OpenVault, deviceId: string): LogBreak[] {
  const { catalogue, sodium } = vault;
  return catalogue
    .all<{ decision: string; signature: Uint8Array }>(
      'SELECT decision, signature FROM device_log_breaks WHERE device_id = ? ORDER BY chain DESC',
      [deviceId],
    )
    .map(({ decision, signature }) => {
      const { chain, brokenAtSeq, lastSeq, continuesAfter, reason, decidedBy, decidedAt } = Decision.parse(
        JSON.parse(decision),
      );
      const isSigned = sodium.verify(signature, utf8(signedWords + decision), officeSigner(vault).publicKey);
      return { chain, brokenAtSeq, lastSeq, continuesAfter, reason, decidedBy, decidedAt, isSigned };
    });
}
