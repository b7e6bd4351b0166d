/** The part of the log that a return carries, and how far the office has seen it. For takeout. */
import { z } from 'zod';
import { type LogHead, type LogRow } from '../parcel/bodies.ts';
import { Sha256 } from '../../preload/contract/values.ts';
import { toHex } from '../crypto/encoding.ts';
import { typedSetting } from '../parcel/typed-setting.ts';
import type { OpenVault } from '../vault/open-vault.ts';

const seenSetting = typedSetting('logSeen', z.strictObject({ seq: z.int().min(0), hash: Sha256.nullable() }));
const nothingSeen: LogHead = { seq: 0, hash: null };
/** A parcel carries no more at once; the next one brings the rest. */
const mostRows = 100_000;

/** Everything after what the office has confirmed, in order. */
export function logSinceSeen(vault: OpenVault): { from: LogHead; rows: LogRow[]; head: LogHead } {
  const from = seenSetting.read(vault) ?? nothingSeen;
  const rows = vault.catalogue
    .all<{ seq: number; at: string; event: string; data: string; hash: Uint8Array }>(
      'SELECT seq, at, event, data, hash FROM audit WHERE seq > ? ORDER BY seq LIMIT ?',
      [from.seq, mostRows],
    )
    .map((row) => ({ ...row, hash: toHex(row.hash) }));
  const last = rows.at(-1);
  return { from, rows, head: last ? { seq: last.seq, hash: last.hash } : from };
}

/** A receipt says how far the log arrived. Older news changes nothing. */
export function noteLogSeen(vault: OpenVault, seen: LogHead): void {
  const before = seenSetting.read(vault) ?? nothingSeen;
  const own = vault.catalogue.get<{ hash: Uint8Array }>('SELECT hash FROM audit WHERE seq = ?', [seen.seq]);
  // An office that saw another log than ours cannot move the mark: the rows would never be sent again.
  if (seen.seq > before.seq && own && toHex(own.hash) === seen.hash) seenSetting.write(vault, seen);
}
