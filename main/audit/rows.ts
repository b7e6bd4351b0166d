/** Rows of the log as pages see them and as parcels carry them. For main/audit, through audit.ts for other rooms. */
import { z } from 'zod';
import { AuditRow, Instant } from '../../preload/contract/values.ts';
import { fromHex, toHex } from '../crypto/encoding.ts';
import type { ChainedRow } from '../vault/audit-log.ts';
import type { Catalogue } from '../vault/open-vault.ts';

/** A row on its way to the office; `data` is canonical JSON, `hash` hex. */
export const SentRow = z.strictObject({
  seq: z.int().min(1),
  at: Instant,
  event: z.string().max(100),
  data: z.string().max(10_000),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type SentRow = z.infer<typeof SentRow>;

/** The row as pages have it. */
export function auditRowOf({ seq, at, event, data }: Pick<ChainedRow, 'seq' | 'at' | 'event' | 'data'>): AuditRow {
  return { seq, at, event, data: AuditRow.shape.data.parse(JSON.parse(data)) };
}

/** The rows after `seq` (0: all), oldest first, for a parcel. */
export function rowsSince(catalogue: Catalogue, seq: number): SentRow[] {
  const rows = catalogue.all<ChainedRow>('SELECT * FROM audit WHERE seq > $seq ORDER BY seq', { seq });
  return rows.map(({ hash, ...row }) => ({
    seq: row.seq,
    at: row.at,
    event: row.event,
    data: row.data,
    hash: toHex(hash),
  }));
}

/** A sent row with its hash as bytes. */
export function chainedRowOf(row: SentRow): ChainedRow {
  return { ...row, hash: fromHex(row.hash) ?? new Uint8Array(0) };
}
