/** The office verifies a device's log as it comes back, part by part. For main/audit. */
import { fromHex, toHex } from '../crypto/encoding.ts';
import { chainHash, firstLink } from '../vault/audit-log.ts';
import type { Checkpoint } from './checkpoint.ts';
import { chainedRowOf } from './rows.ts';
import type { SentRow } from './rows.ts';

/** `brokenAtSeq` is the first row that is missing, added or changed. */
export type RemoteVerdict =
  | { readonly intact: true; readonly lastSeq: number; readonly lastHash: Uint8Array }
  | { readonly intact: false; readonly brokenAtSeq: number };

/**
 * Verifies that `rows` continue the log from what the office knew (null: nothing, so from the vault's first link) to the
 * signed checkpoint that came with them; its signature is the caller's to verify. Rows the office knew already may come
 * again (a return that was made anew) and are compared where they overlap, as far as `knownHash` can tell them.
 */
export function verifyRemote(
  rows: readonly SentRow[],
  from: { seq: number; hash: Uint8Array } | null,
  checkpoint: Checkpoint,
  knownHash: (seq: number) => Uint8Array | null = () => null,
): RemoteVerdict {
  let { seq: lastSeq, hash: lastHash } = from ?? { seq: 0, hash: firstLink(checkpoint.vaultId) };
  // A head below what the office has seen: the log was shortened, or an old copy of the vault was put back.
  if (checkpoint.seq < lastSeq) {
    const known = knownHash(checkpoint.seq);
    const isOlderReturn = known !== null && toHex(known) === checkpoint.hash && overlapBreak(rows, knownHash) === null;
    return isOlderReturn ? { intact: true, lastSeq, lastHash } : { intact: false, brokenAtSeq: checkpoint.seq + 1 };
  }
  const overlap = overlapBreak(
    rows.filter(({ seq }) => seq <= lastSeq),
    knownHash,
  );
  if (overlap !== null) return { intact: false, brokenAtSeq: overlap };
  for (const row of rows.filter(({ seq }) => seq > lastSeq)) {
    const chained = chainedRowOf(row);
    const isNext = row.seq === lastSeq + 1 && toHex(chainHash(lastHash, chained)) === row.hash;
    if (!isNext) return { intact: false, brokenAtSeq: lastSeq + 1 };
    lastSeq = row.seq;
    lastHash = chained.hash;
  }
  if (lastSeq !== checkpoint.seq || toHex(lastHash) !== checkpoint.hash)
    return { intact: false, brokenAtSeq: lastSeq + 1 };
  return { intact: true, lastSeq, lastHash };
}

/** The first row that differs from what the office has under that number; null if none does. */
function overlapBreak(rows: readonly SentRow[], knownHash: (seq: number) => Uint8Array | null): number | null {
  for (const { seq, hash } of rows) {
    const known = knownHash(seq);
    const sent = fromHex(hash);
    if (known !== null && (sent === null || toHex(known) !== hash)) return seq;
  }
  return null;
}
