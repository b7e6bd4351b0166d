/** Packs files for their way home. For the worker's handlers. */
import type { CallOutput } from '../../preload/contract/engine.ts';
import { AppError } from '../../preload/contract/errors.ts';
import type { WrittenParcel } from '../../preload/contract/values.ts';
import { toBase64 } from '../crypto/encoding.ts';
import type { ReturnItem } from '../parcel/bodies.ts';
import { safeName } from '../parcel/paths.ts';
import { nextOnRoute, recordSent } from '../parcel/routes.ts';
import { type ParcelContent, sealParcel } from '../parcel/seal.ts';
import type { Job, OpenVault } from '../vault/open-vault.ts';
import { readContentWanted } from './content-wanted.ts';
import { readCoverage } from './coverage.ts';
import { readDeviceFacts } from './device-facts.ts';
import { deviceSigner, readDevice, readOffice } from './device.ts';
import { noteTime, readLease } from './lease.ts';
import { logSinceSeen } from './log-rows.ts';
import { acceptedPolicy } from './policies.ts';
import { markReportsSent, reportsToSend, unsentReports } from './reports.ts';
import { markSessionsSent, sessionsToSend } from './work-sessions.ts';
import { type EntryRow, allTakeouts, ledgerRowOf } from './worker-ledger.ts';

export interface PackedReturn {
  readonly returnId: string;
  readonly parcel: WrittenParcel;
  readonly files: number;
  readonly changed: number;
}

/** What is packed of one entry. */
interface Packed {
  readonly entry: EntryRow;
  readonly item: ReturnItem;
}

const canBeReturned: readonly EntryRow['state'][] = ['out', 'changed', 'returning'];

/**
 * The entries that a return would hold: those named, or with null all that are out or changed, which may be none where the office is to be told
 * something. Throws `takeout/not-found` for one that is not here any more, `return/nothing-to-return` for none.
 */
export function chooseForReturn(vault: OpenVault, ids: readonly string[] | null): EntryRow[] {
  const all = allTakeouts(vault);
  if (ids === null) {
    const open = all.filter(({ state }) => state === 'out' || state === 'changed');
    // What is to be told to the office makes a return by itself.
    if (open.length === 0 && unsentReports(vault) === 0) throw new AppError('return/nothing-to-return');
    return open;
  }
  const byId = new Map(all.map((entry) => [entry.id, entry]));
  const chosen = [...new Set(ids)].map((id) => byId.get(id));
  const here = chosen.filter((entry) => entry !== undefined && canBeReturned.includes(entry.state)) as EntryRow[];
  if (here.length < chosen.length) throw new AppError('takeout/not-found');
  if (here.length === 0) throw new AppError('return/nothing-to-return');
  return here;
}

function packedOf(vault: OpenVault, entry: EntryRow, wanted: ReadonlySet<string>): Packed {
  const version = vault.files.currentVersion(entry.id);
  const changed = version.sha256 !== entry.original_sha256;
  return {
    entry,
    item: {
      takeoutId: entry.id,
      versionId: version.id,
      sha256: version.sha256,
      sizeBytes: version.sizeBytes,
      modifiedAt: changed ? version.createdAt : entry.original_modified_at,
      changed,
      // A file that was not changed is still in the office; its content stays here, unless the office lost the original.
      path: changed || wanted.has(entry.id) ? `${entry.id}/${safeName(entry.name)}` : null,
    },
  };
}

function contentsOf(vault: OpenVault, packed: readonly Packed[]): ParcelContent[] {
  return packed.flatMap(({ entry, item }) => {
    if (item.path === null) return [];
    const { original } = ledgerRowOf(entry);
    const { path, sizeBytes, sha256, versionId } = item;
    return [{ path, sizeBytes, sha256, original, open: () => vault.files.stream(versionId) }];
  });
}

function markPacked(
  vault: OpenVault,
  returnId: string,
  packedAt: string,
  packed: readonly Packed[],
  replaces: string | null,
): void {
  const { catalogue } = vault;
  catalogue.run(`INSERT INTO returns (id, packed_at, state) VALUES (?, ?, 'waiting')`, [returnId, packedAt]);
  for (const { entry, item } of packed) {
    catalogue.run('INSERT INTO return_items (return_id, entry_id, version_id, changed) VALUES (?, ?, ?, ?)', [
      returnId,
      entry.id,
      item.versionId,
      item.changed ? 1 : 0,
    ]);
    catalogue.run(`UPDATE entries SET state = 'returning' WHERE id = ?`, [entry.id]);
  }
  if (replaces !== null) {
    catalogue.run(`UPDATE returns SET state = 'replaced', replaced_by = ? WHERE id = ? AND state = 'waiting'`, [
      returnId,
      replaces,
    ]);
  }
}

/**
 * Writes a return parcel with these entries, the whole ledger, log and checks since the office last confirmed them, and the escrow.
 * The entries become `returning` before the parcel gets its name. Allowed after the lease.
 */
export async function packReturn(
  vault: OpenVault,
  entries: readonly EntryRow[],
  outPath: string,
  job: Job,
  replaces: string | null = null,
): Promise<PackedReturn> {
  noteTime(vault);
  const returnId = vault.newId();
  const office = readOffice(vault);
  const packedAt = new Date(vault.clock.now()).toISOString();
  const wanted = new Set(readContentWanted(vault));
  const packed = entries.map((entry) => packedOf(vault, entry, wanted));
  const packing = new Set(packed.map(({ entry }) => entry.id));
  const changed = packed.filter(({ item }) => item.changed).length;
  const policy = acceptedPolicy(vault);
  const escrow = vault.escrow();
  const sessions = sessionsToSend(vault);
  const reports = reportsToSend(vault);
  const { written } = await sealParcel(
    vault,
    {
      kind: 'return',
      parcelId: vault.newId(),
      signer: deviceSigner(vault),
      recipients: [office.parcelRecipient],
      ...nextOnRoute(vault, office.officeId),
      // However late it comes, it is wanted.
      expiresAt: null,
      purpose: '',
      files: contentsOf(vault, packed),
      body: {
        returnId,
        packedAt,
        leaseNotAfter: readLease(vault).notAfter,
        items: packed.map(({ item }) => item),
        ledger: allTakeouts(vault).map((row) => ({
          ...ledgerRowOf(row),
          state: packing.has(row.id) ? 'returning' : row.state,
        })),
        log: logSinceSeen(vault),
        escrow: escrow ? { slot: toBase64(escrow.age), checkValue: escrow.checkValue } : null,
        vaultId: vault.vaultId,
        facts: readDeviceFacts(readDevice(vault).appVersion),
        coverage: readCoverage(vault),
        policyAccepted: { version: policy?.policy.version ?? 0, at: policy?.acceptedAt ?? null },
        workSessions: [...sessions.records],
        reports: [...reports.records],
      },
    },
    outPath,
    job,
    {
      commit(sealed) {
        vault.catalogue.transaction(() => {
          // What was edited while the parcel was written is not in it and must not look as if it were.
          for (const { entry, item } of packed) {
            if (vault.files.currentVersion(entry.id).id !== item.versionId)
              throw new AppError('vault/version-conflict');
          }
          markPacked(vault, returnId, packedAt, packed, replaces);
          markSessionsSent(vault, sessions, returnId);
          markReportsSent(vault, reports, returnId);
          recordSent(vault, office.officeId, sealed, { returnId });
          vault.audit.append('return.packed', {
            returnId,
            parcelId: sealed.manifest.parcelId,
            files: packed.length,
            changed,
          });
        });
      },
    },
  );
  return { returnId, parcel: written, files: packed.length, changed };
}

/** Makes a return again whose parcel got lost: the same files as they are now. Throws `return/unknown`. */
export async function packAgain(vault: OpenVault, returnId: string, outPath: string, job: Job): Promise<PackedReturn> {
  const isWaiting = vault.catalogue.get(`SELECT 1 FROM returns WHERE id = ? AND state = 'waiting'`, [returnId]);
  if (isWaiting === undefined) throw new AppError('return/unknown');
  const rows = vault.catalogue.all<{ entry_id: string }>('SELECT entry_id FROM return_items WHERE return_id = ?', [
    returnId,
  ]);
  const wanted = new Set(rows.map(({ entry_id: id }) => id));
  const entries = allTakeouts(vault).filter(({ id, state }) => wanted.has(id) && canBeReturned.includes(state));
  // One without files carried only what is told to the office.
  if (entries.length === 0 && rows.length > 0) throw new AppError('return/nothing-to-return');
  return packReturn(vault, entries, outPath, job, returnId);
}

/** Returns that were packed, newest first. */
export function listReturns({ catalogue }: OpenVault): CallOutput<'return/list'> {
  return catalogue.all(
    `SELECT id, packed_at AS at, count(entry_id) AS files, coalesce(sum(changed), 0) AS changed, state, receipt_at AS receiptAt
     FROM returns LEFT JOIN return_items ON return_id = id GROUP BY id ORDER BY packed_at DESC, id`,
  );
}
