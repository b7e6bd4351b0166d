/** Rows of the office's ledger of take-outs: how they come to be and how returns move them. For main/office. */
import path from 'node:path';
import type { AllowedBy, Original, TakeoutState } from '../../preload/contract/values.ts';
import { ApprovalRequestBody, type LedgerRow } from '../parcel/bodies.ts';
import { mediaTypeOf } from '../vault/media-type.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { searchKeyOf } from '../vault/search-key.ts';

export interface PackedTakeout {
  readonly id: string;
  /** In the parcel. */
  readonly path: string;
  readonly original: Original;
  readonly takenOutAt: string;
  readonly dueAt: string | null;
  readonly purpose: string;
  readonly allowedBy: AllowedBy;
}

function insert({ catalogue }: OpenVault, deviceId: string, row: LedgerRow): void {
  const { original, allowedBy } = row;
  catalogue.run(
    `INSERT INTO ledger (id, device_id, name, folder, search_key, state, size_bytes, media_type, taken_out_at, due_at, changed_at,
       returned_at, purpose, allowed_ground, allowed_name, allowed_policy_version, original_location, original_host,
       original_sha256, original_size_bytes, original_modified_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.id,
      deviceId,
      row.name,
      row.folder,
      searchKeyOf(row.name, row.folder),
      row.state,
      row.sizeBytes,
      row.mediaType,
      row.takenOutAt,
      row.dueAt,
      row.changedAt,
      row.returnedAt,
      row.purpose,
      allowedBy.ground,
      allowedBy.name,
      allowedBy.policyVersion,
      original.location,
      original.host,
      original.sha256,
      original.sizeBytes,
      original.modifiedAt,
    ],
  );
}

/** A file the office packed: out from now on, whether the parcel has arrived or not. */
export function insertLedgerRow(vault: OpenVault, deviceId: string, packed: PackedTakeout): void {
  const folder = path.posix.dirname(packed.path);
  const name = path.posix.basename(packed.path);
  const { id, original, takenOutAt, dueAt, purpose, allowedBy } = packed;
  insert(vault, deviceId, {
    id,
    name,
    folder: folder === '.' ? '' : folder,
    state: 'out',
    sizeBytes: original.sizeBytes,
    mediaType: mediaTypeOf(name),
    takenOutAt,
    dueAt,
    changedAt: null,
    returnedAt: null,
    purpose,
    allowedBy,
    original,
  });
}

/** The state the office keeps, given what it has and what a newer return says. */
export function mergedState(own: TakeoutState, reported: TakeoutState, isInReturn: boolean): TakeoutState {
  if (isInReturn) return 'returning';
  // The office has it back; only work done on the copy since then opens it again.
  if (own === 'returned') return reported === 'changed' ? 'changed' : 'returned';
  // The receipt was made here: a device cannot return a file by saying so.
  if (reported === 'returned') return own;
  return reported;
}

/**
 * The ground as the office can vouch for it: what the device says was approved, was approved here, for this device and this place. All
 * else that the office does not have in its ledger yet was taken by the worker himself.
 */
function vouchedGround({ catalogue }: OpenVault, deviceId: string, row: LedgerRow): AllowedBy['ground'] {
  if (row.allowedBy.ground !== 'approval') return 'policy';
  const answered = catalogue.all<{ files: string; approved: string }>(
    `SELECT files, approved FROM approvals WHERE device_id = ? AND state = 'approved'`,
    [deviceId],
  );
  const isApproved = answered.some(({ files, approved }) => {
    const asked = ApprovalRequestBody.shape.files.parse(JSON.parse(files));
    const indexes = new Set(JSON.parse(approved) as number[]);
    return asked.some(({ location }, index) => indexes.has(index) && location === row.original.location);
  });
  return isApproved ? 'approval' : 'policy';
}

/**
 * Brings the ledger up to what a return says. Rows the office does not have yet (the worker took the file himself) are added; of the others only the
 * state and the time of change follow: where an original is, the office knows by itself. `isNewest` false: a later return
 * came first, so only missing rows are added.
 */
export function applyReportedLedger(
  vault: OpenVault,
  deviceId: string,
  rows: readonly LedgerRow[],
  returned: ReadonlySet<string>,
  isNewest: boolean,
): void {
  const { catalogue } = vault;
  for (const row of rows) {
    const own = catalogue.get<{ state: TakeoutState; device_id: string }>(
      'SELECT state, device_id FROM ledger WHERE id = ?',
      [row.id],
    );
    if (!own) {
      insert(vault, deviceId, { ...row, allowedBy: { ...row.allowedBy, ground: vouchedGround(vault, deviceId, row) } });
    } else if (own.device_id === deviceId && (isNewest || returned.has(row.id))) {
      const state = isNewest ? mergedState(own.state, row.state, returned.has(row.id)) : own.state;
      catalogue.run('UPDATE ledger SET state = ?, changed_at = ?, size_bytes = ? WHERE id = ?', [
        state,
        row.changedAt,
        row.sizeBytes,
        row.id,
      ]);
    }
  }
}
