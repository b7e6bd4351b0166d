/** Rows of the returns desk. For main/office. */
import { AppError } from '../../preload/contract/errors.ts';
import type { DeskAction, DeskReturn } from '../../preload/contract/calls/desk.ts';
import type { z } from 'zod';
import type { OpenVault } from '../vault/open-vault.ts';

export type Action = z.infer<typeof DeskAction>;

/** A returned file with what the ledger knows of its take-out. */
export interface ItemRow {
  readonly id: string;
  readonly return_id: string;
  readonly sequence: number;
  readonly device_id: string;
  readonly worker_name: string;
  readonly takeout_id: string;
  readonly version_id: string;
  readonly changed: number;
  readonly returned_sha256: string;
  readonly returned_size_bytes: number;
  readonly returned_modified_at: string | null;
  readonly content_entry_id: string | null;
  readonly action: Action | null;
  readonly written_to: string | null;
  readonly kept_entry_id: string | null;
  readonly problem: string | null;
  readonly name: string;
  readonly folder: string;
  readonly allowed_ground: 'policy' | 'office' | 'approval';
  readonly original_location: string;
  readonly original_sha256: string;
  readonly original_size_bytes: number;
  readonly original_modified_at: string;
  /** A later return of the same device holds this take-out, too. */
  readonly superseded: number;
  /** The same version came with another return and was dealt with there. */
  readonly settled_elsewhere: number;
}

const itemSql = `SELECT i.*, r.sequence, r.device_id, d.worker_name, l.name, l.folder, l.allowed_ground, l.original_location,
    l.original_sha256, l.original_size_bytes, l.original_modified_at,
    EXISTS (SELECT 1 FROM desk_items j JOIN desk_returns s ON s.id = j.return_id
      WHERE j.takeout_id = i.takeout_id AND s.sequence > r.sequence AND j.returned_sha256 <> i.returned_sha256) AS superseded,
    EXISTS (SELECT 1 FROM desk_items j WHERE j.takeout_id = i.takeout_id AND j.id <> i.id AND j.returned_sha256 = i.returned_sha256
      AND j.action IS NOT NULL AND j.problem IS NULL) AS settled_elsewhere
  FROM desk_items i JOIN desk_returns r ON r.id = i.return_id JOIN devices d ON d.id = r.device_id
  JOIN ledger l ON l.id = i.takeout_id`;

export function itemsOf({ catalogue }: OpenVault, returnId: string): ItemRow[] {
  return catalogue.all<ItemRow>(`${itemSql} WHERE i.return_id = ? ORDER BY l.folder, l.name, i.id`, [returnId]);
}

/** Throws `desk/item-unknown`. */
export function requireItem({ catalogue }: OpenVault, returnId: string, itemId: string): ItemRow {
  const item = catalogue.get<ItemRow>(`${itemSql} WHERE i.return_id = ? AND i.id = ?`, [returnId, itemId]);
  if (!item) throw new AppError('desk/item-unknown');
  return item;
}

interface ReturnRow extends Omit<DeskReturn, 'escrowProved' | 'afterLease'> {
  readonly escrowProved: number;
  readonly afterLease: number;
}

const returnSql = `SELECT r.id, r.device_id AS deviceId, d.name AS deviceName, d.worker_name AS workerName, r.packed_at AS packedAt,
    r.received_at AS receivedAt, count(i.id) AS files, coalesce(sum(i.changed), 0) AS changed, r.state, r.log_verdict AS log,
    r.escrow_proved AS escrowProved, r.after_lease AS afterLease
  FROM desk_returns r JOIN devices d ON d.id = r.device_id LEFT JOIN desk_items i ON i.return_id = r.id`;

function returnOf(row: ReturnRow): DeskReturn {
  return { ...row, escrowProved: row.escrowProved === 1, afterLease: row.afterLease === 1 };
}

/** All returns, open ones first, then the newest. */
export function listReturns({ catalogue }: OpenVault): DeskReturn[] {
  return catalogue
    .all<ReturnRow>(`${returnSql} GROUP BY r.id ORDER BY r.state = 'settled', r.received_at DESC, r.id`)
    .map(returnOf);
}

/** Throws `desk/return-unknown`. */
export function requireReturn({ catalogue }: OpenVault, returnId: string): DeskReturn {
  const row = catalogue.get<ReturnRow>(`${returnSql} WHERE r.id = ? GROUP BY r.id`, [returnId]);
  if (!row) throw new AppError('desk/return-unknown');
  return returnOf(row);
}
