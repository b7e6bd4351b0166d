/** Reading and verifying the tamper-evident log: ours, and one that came back from a device. The one public file of main/audit. */
import type { AuditRow } from '../../preload/contract/values.ts';
import { verifyChain } from '../vault/audit-log.ts';
import type { ChainedRow, ChainVerdict } from '../vault/audit-log.ts';
import type { Catalogue, OpenVault } from '../vault/open-vault.ts';
import { auditRowOf } from './rows.ts';

export type { ChainVerdict } from '../vault/audit-log.ts';
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

/** Follows the whole chain of this vault's log from its first link. */
export function verifyAudit({ catalogue, vaultId }: Pick<OpenVault, 'catalogue' | 'vaultId'>): ChainVerdict {
  return verifyChain(catalogue, vaultId);
}
