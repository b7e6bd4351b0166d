/** Takes a return in: verified whole and kept encrypted; no original is touched yet. For the office's handlers. */
import { AppError } from '../../preload/contract/errors.ts';
import { fromBase64 } from '../crypto/encoding.ts';
import type { LedgerRow, ReturnItem } from '../parcel/bodies.ts';
import type { ManifestFile, ManifestOf } from '../parcel/manifest.ts';
import { type OpenedParcel, openParcel } from '../parcel/open.ts';
import { findReceived, recordReceived } from '../parcel/routes.ts';
import type { Job, NewEntry, OpenVault, StagedObject } from '../vault/open-vault.ts';
import { takeLogIn } from './device-log.ts';
import { deviceAsSender, requireDevice } from './devices.ts';
import { isEscrowProved } from './escrow.ts';
import { applyReportedLedger } from './ledger-rows.ts';
import { officeIdentity } from './self.ts';
import { recordReports } from './reports.ts';
import { recordWorkSessions } from './work-sessions.ts';

interface Incoming {
  readonly item: ReturnItem;
  readonly row: LedgerRow;
  /** Null for a file that was not changed and comes without content. */
  readonly file: ManifestFile | null;
}

/** Joins items, ledger rows and contents. Throws `parcel/manifest-invalid` unless they fit. */
function incomingOf(vault: OpenVault, manifest: ManifestOf<'return'>): Incoming[] {
  const { body, files, sender } = manifest;
  const rows = new Map(body.ledger.map((row) => [row.id, row]));
  const contents = new Map(files.map((file) => [file.path, file]));
  const invalid = new AppError('parcel/manifest-invalid');
  if (
    rows.size !== body.ledger.length ||
    new Set(body.items.map(({ takeoutId }) => takeoutId)).size !== body.items.length
  )
    throw invalid;
  const incoming = body.items.map((item): Incoming => {
    const row = rows.get(item.takeoutId);
    const file = item.path === null ? null : contents.get(item.path);
    if (!row || file === undefined || (item.changed && file === null)) throw invalid;
    if (file && (file.sha256 !== item.sha256 || file.sizeBytes !== item.sizeBytes)) throw invalid;
    if (item.path !== null) contents.delete(item.path);
    const owner = vault.catalogue.get<{ device_id: string }>('SELECT device_id FROM ledger WHERE id = ?', [
      item.takeoutId,
    ]);
    // Another device's take-out is none of this one's business.
    if (owner && owner.device_id !== sender.id) throw invalid;
    return { item, row, file };
  });
  if (contents.size > 0) throw invalid;
  return incoming;
}

function entryOf(vault: OpenVault, returnId: string, { row }: Incoming): NewEntry {
  const { name, folder, takenOutAt, dueAt, purpose, allowedBy, original } = row;
  return {
    id: vault.newId(),
    kind: 'returned',
    name,
    folder,
    takenOutAt,
    dueAt,
    purpose,
    allowedBy,
    original,
    batchId: returnId,
  };
}

/** What a return says about the device itself: facts, escrow, lease. Inside the transaction. */
function takeDeviceIn(vault: OpenVault, { body, sender }: ManifestOf<'return'>, isNewest: boolean): boolean {
  const device = requireDevice(vault, sender.id);
  const slot = body.escrow ? fromBase64(body.escrow.slot) : null;
  const expected = { vaultId: device.vault_id ?? body.vaultId, checkValue: body.escrow?.checkValue ?? null };
  const isProved = slot !== null && body.vaultId === expected.vaultId && isEscrowProved(vault, slot, expected);
  const now = new Date(vault.clock.now()).toISOString();
  const { catalogue } = vault;
  catalogue.run('UPDATE devices SET last_return_at = ?, vault_id = coalesce(vault_id, ?) WHERE id = ?', [
    now,
    body.vaultId,
    device.id,
  ]);
  if (isNewest) {
    const coverage = body.coverage === null ? null : JSON.stringify(body.coverage);
    catalogue.run('UPDATE devices SET facts = ?, coverage = coalesce(?, coverage) WHERE id = ?', [
      JSON.stringify(body.facts),
      coverage,
      device.id,
    ]);
  }
  // An escrow that does not open never takes the place of one that did.
  if (isProved && isNewest)
    catalogue.run('UPDATE devices SET escrow = ?, escrow_proved_at = ? WHERE id = ?', [slot, now, device.id]);
  return isProved;
}

function isNewestReturn({ catalogue }: OpenVault, { sender, sequence }: ManifestOf<'return'>): boolean {
  const last = catalogue.get<{ sequence: number | null }>(
    `SELECT max(sequence) AS sequence FROM parcels WHERE peer_id = ? AND direction = 'in' AND kind = 'return'`,
    [sender.id],
  );
  return sequence > (last?.sequence ?? 0);
}

function record(
  vault: OpenVault,
  { manifest, manifestSha256 }: OpenedParcel<'return'>,
  incoming: readonly Incoming[],
  staged: ReadonlyMap<Incoming, { entry: NewEntry; object: StagedObject }>,
): void {
  const { catalogue } = vault;
  const { body, sender, sequence, parcelId } = manifest;
  const now = new Date(vault.clock.now()).toISOString();
  const isNewest = isNewestReturn(vault, manifest);
  applyReportedLedger(vault, sender.id, body.ledger, new Set(body.items.map(({ takeoutId }) => takeoutId)), isNewest);
  const isProved = takeDeviceIn(vault, manifest, isNewest);
  const log = takeLogIn(vault, requireDevice(vault, sender.id), body);
  const reports = recordReports(vault, requireDevice(vault, sender.id), body.reports);
  const checks = recordWorkSessions(vault, requireDevice(vault, sender.id), body.workSessions);
  catalogue.run(
    `INSERT INTO desk_returns (id, device_id, sequence, packed_at, received_at, state, log_verdict, escrow_proved, after_lease)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      body.returnId,
      sender.id,
      sequence,
      body.packedAt,
      now,
      incoming.length === 0 ? 'settled' : 'open',
      log,
      isProved ? 1 : 0,
      body.packedAt > body.leaseNotAfter ? 1 : 0,
    ],
  );
  for (const each of incoming) {
    const content = staged.get(each);
    if (content) vault.files.addEntry(content.entry, content.object, 'parcel');
    const { takeoutId, versionId, changed, sha256, sizeBytes, modifiedAt } = each.item;
    catalogue.run(
      `INSERT INTO desk_items (id, return_id, takeout_id, version_id, changed, returned_sha256, returned_size_bytes,
         returned_modified_at, content_entry_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        vault.newId(),
        body.returnId,
        takeoutId,
        versionId,
        changed ? 1 : 0,
        sha256,
        sizeBytes,
        modifiedAt,
        content?.entry.id ?? null,
      ],
    );
  }
  recordReceived(vault, manifest, manifestSha256, { returnId: body.returnId });
  vault.audit.append('return.received', {
    deviceId: sender.id,
    parcelId,
    returnId: body.returnId,
    files: incoming.length,
    log,
    escrowProved: isProved,
    checks: checks.kept,
    checksRefused: checks.refused,
    reports: reports.kept,
    reportsRefused: reports.refused,
  });
}

/**
 * Takes a return in. One that was taken in before changes nothing (`already`). Throws what `openParcel` throws; from a lost,
 * revoked or retired device `parcel/device-revoked`.
 */
export async function receiveReturn(
  vault: OpenVault,
  path: string,
  job: Job,
): Promise<{ returnId: string; already: boolean }> {
  const parcel = await openParcel(vault, path, {
    kinds: ['return'],
    identity: officeIdentity(vault),
    findSender: ({ sender }) => deviceAsSender(vault, sender.id),
  });
  const objects: StagedObject[] = [];
  try {
    const { manifest } = parcel;
    const before = findReceived(vault, manifest.parcelId);
    if (before) return { returnId: String(before['returnId']), already: true };
    const { returnId } = manifest.body;
    if (vault.catalogue.get('SELECT 1 FROM desk_returns WHERE id = ?', [returnId]))
      throw new AppError('parcel/manifest-invalid');
    const incoming = incomingOf(vault, manifest);
    const withContent = incoming.flatMap((each) =>
      each.file ? [{ each, file: each.file, entry: entryOf(vault, returnId, each) }] : [],
    );
    const results = await vault.files.stage(
      withContent.map(({ file, entry }) => ({
        entry,
        name: entry.name,
        source: { sizeBytes: file.sizeBytes, stream: parcel.read(file) },
      })),
      job,
    );
    const staged = new Map<Incoming, { entry: NewEntry; object: StagedObject }>();
    objects.push(...results.filter((result): result is StagedObject => !(result instanceof Error)));
    for (const [index, result] of results.entries()) {
      const content = withContent[index];
      if (result instanceof Error) throw result;
      if (!content || result.sha256 !== content.file.sha256) throw new AppError('parcel/content-mismatch');
      staged.set(content.each, { entry: content.entry, object: result });
    }
    vault.catalogue.transaction(() => record(vault, parcel, incoming, staged));
    return { returnId, already: false };
  } catch (error) {
    await vault.files.discard(objects);
    throw error;
  } finally {
    await parcel.close();
  }
}
