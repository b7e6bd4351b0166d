/** The worker's ledger: the rows of take-outs as returns carry them. For takeout. */
import type { TakeoutState } from '../../preload/contract/values.ts';
import type { LedgerRow } from '../parcel/bodies.ts';
import type { OpenVault } from '../vault/open-vault.ts';

export interface EntryRow {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly state: TakeoutState;
  readonly size_bytes: number;
  readonly media_type: string;
  readonly taken_out_at: string;
  readonly due_at: string | null;
  readonly changed_at: string | null;
  readonly returned_at: string | null;
  readonly purpose: string;
  readonly allowed_ground: 'policy' | 'office' | 'approval';
  readonly allowed_name: string;
  readonly allowed_policy_version: number;
  readonly original_location: string;
  readonly original_host: string;
  readonly original_sha256: string;
  readonly original_size_bytes: number;
  readonly original_modified_at: string;
  readonly current_version_id: string;
}

export function ledgerRowOf(row: EntryRow): LedgerRow {
  return {
    id: row.id,
    name: row.name,
    folder: row.folder,
    state: row.state,
    sizeBytes: row.size_bytes,
    mediaType: row.media_type,
    takenOutAt: row.taken_out_at,
    dueAt: row.due_at,
    changedAt: row.changed_at,
    returnedAt: row.returned_at,
    purpose: row.purpose,
    allowedBy: { ground: row.allowed_ground, name: row.allowed_name, policyVersion: row.allowed_policy_version },
    original: {
      location: row.original_location,
      host: row.original_host,
      sha256: row.original_sha256,
      sizeBytes: row.original_size_bytes,
      modifiedAt: row.original_modified_at,
    },
  };
}

/** All take-outs of this vault, oldest first. */
export function allTakeouts({ catalogue }: OpenVault): EntryRow[] {
  return catalogue.all<EntryRow>(`SELECT * FROM entries WHERE kind = 'takeout' ORDER BY taken_out_at, id`);
}
