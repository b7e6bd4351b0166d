/** The part of the log that a return carries, and how far the office has seen it. For takeout. */
import { toHex } from '../crypto/encoding.ts';
import { rowsSince, signCheckpoint } from '../audit/audit.ts';
import { LogSeen, type ReturnBody } from '../parcel/bodies.ts';
import { typedSetting } from '../parcel/typed-setting.ts';
import type { OpenVault } from '../vault/open-vault.ts';

const seenSetting = typedSetting('logSeen', LogSeen);
const nothingSeen: LogSeen = { seq: 0, hash: null };

/** Everything after what the office has confirmed, in order, and the signed head. */
export function logSinceSeen(vault: OpenVault): ReturnBody['log'] {
  const { seq } = seenSetting.read(vault) ?? nothingSeen;
  return { rows: rowsSince(vault.catalogue, seq), head: signCheckpoint(vault) };
}

/** A receipt says how far the log arrived. Older news changes nothing. */
export function noteLogSeen(vault: OpenVault, seen: LogSeen): void {
  const before = seenSetting.read(vault) ?? nothingSeen;
  const own = vault.catalogue.get<{ hash: Uint8Array }>('SELECT hash FROM audit WHERE seq = ?', [seen.seq]);
  // An office that saw another log than ours cannot move the mark: the rows would never be sent again.
  if (seen.seq > before.seq && own && toHex(own.hash) === seen.hash) seenSetting.write(vault, seen);
}
