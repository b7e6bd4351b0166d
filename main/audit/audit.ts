/** Reading and verifying the tamper-evident log: ours, and one that came back from a device. The one public file of main/audit. */
import type { AuditRow } from '../../preload/contract/values.ts';
import { chainHash, firstLink } from '../vault/audit-log.ts';
import type { ChainedRow } from '../vault/audit-log.ts';
import type { Catalogue } from '../vault/open-vault.ts';
import { auditRowOf } from './rows.ts';

export { readCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint.ts';
export type { Checkpoint, SignedCheckpoint } from './checkpoint.ts';
export { rowsSince, SentRow } from './rows.ts';
export { verifyRemote } from './verify-remote.ts';
export type { RemoteVerdict } from './verify-remote.ts';

export interface AuditPage {
  /** Of all rows that match. */
  readonly total: number;
  /** Newest first. */
  readonly rows: AuditRow[];
}

/** A page of the log. `search` is part of an event's name or of its data; `_`, `%` and case have no special meaning. */
export function listAudit(
  catalogue: Catalogue,
  { search, offset, limit }: { search: string; offset: number; limit: number },
): AuditPage {
  const needle = search.trim().toLowerCase();
  const where = "$needle = '' OR instr(lower(event), $needle) > 0 OR instr(lower(data), $needle) > 0";
  const total =
    catalogue.get<{ total: number }>(`SELECT count(*) AS total FROM audit WHERE ${where}`, { needle })?.total ?? 0;
  const sql = `SELECT * FROM audit WHERE ${where} ORDER BY seq DESC LIMIT $limit OFFSET $offset`;
  const rows = catalogue.all<ChainedRow>(sql, { needle, limit, offset });
  return { total, rows: rows.map((row) => auditRowOf(row)) };
}

export interface AuditVerdict {
  readonly rows: number;
  readonly intact: boolean;
  /** The first row that does not hang on the one before it; null while intact. */
  readonly brokenAtSeq: number | null;
}

const step = 5000;

/** Follows the whole chain of this vault's log from its first link. */
export function verifyAudit(catalogue: Catalogue, vaultId: string): AuditVerdict {
  let previous = firstLink(vaultId);
  let expected = 1;
  for (;;) {
    const rows = catalogue.all<ChainedRow>('SELECT * FROM audit WHERE seq >= $expected ORDER BY seq LIMIT $step', {
      expected,
      step,
    });
    for (const row of rows) {
      const isNext = row.seq === expected && Buffer.compare(chainHash(previous, row), row.hash) === 0;
      if (!isNext) return { rows: expected - 1, intact: false, brokenAtSeq: expected };
      previous = row.hash;
      expected += 1;
    }
    if (rows.length < step) return { rows: expected - 1, intact: true, brokenAtSeq: null };
  }
}
