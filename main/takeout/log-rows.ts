/** The part of the log that a return carries, and how far the office has seen it. For takeout. */
import { toHex } from '../crypto/encoding.ts';
import { rowsSince, signCheckpoint } from '../audit/audit.ts';
import { LogSeen, type ReturnBody } from '../parcel/bodies.ts';
import { typedSetting } from '../parcel/typed-setting.ts';
import type { OpenVault } from '../vault/open-vault.ts';

const seenSetting = typedSetting('logSeen', LogSeen);
const nothingSeen: LogSeen = { seq: 0, hash: null };

/** What the office has confirmed, if our log still stands on it; after a rebuild it begins anew. */
function seenOf(vault: OpenVault): LogSeen {
  const seen = seenSetting.read(vault) ?? nothingSeen;
  return seen.seq > 0 && hashAt(vault, seen.seq) !== seen.hash ? nothingSeen : seen;
}

function hashAt({ catalogue }: OpenVault, seq: number): string | null {
  const row = catalogue.get<{ hash: Uint8Array }>('SELECT hash FROM audit WHERE seq = ?', [seq]);
  return row ? toHex(row.hash) : null;
}

/** Everything after what the office has confirmed, in order, and the signed head. */
export function logSinceSeen(vault: OpenVault): ReturnBody['log'] {
  return { rows: rowsSince(vault.catalogue, seenOf(vault).seq), head: signCheckpoint(vault) };
}

/** A receipt says how far the log arrived. Older news changes nothing. */
export function noteLogSeen(vault: OpenVault, seen: LogSeen): void {
  // An office that saw another log than ours cannot move the mark: the rows would never be sent again.
  if (seen.seq > seenOf(vault).seq && hashAt(vault, seen.seq) === seen.hash) seenSetting.write(vault, seen);
}
