/** What went to and came from whom: sequence, chain, replay, order (docs/FORMAT.md, parcels). For takeout and office. */
import { AppError } from '../../preload/contract/errors.ts';
import type { ParcelKind } from '../../preload/contract/values.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { Manifest } from './manifest.ts';
import type { SealedParcel } from './seal.ts';

/** What the next parcel to this peer says about its place. */
export interface NextOnRoute {
  readonly sequence: number;
  readonly previousSha256: string | null;
}

/** Short facts about a parcel that was taken in, kept so that a second import can say them again. */
export type ParcelSummary = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * The place of the next parcel to this peer. Sequences grow with the seconds since 1970, so that a vault that was restored from a
 * backup, or rebuilt, does not count again from below what it has sent before.
 */
export function nextOnRoute({ catalogue, clock }: OpenVault, peerId: string): NextOnRoute {
  const last = catalogue.get<{ sequence: number; manifest_sha256: string }>(
    `SELECT sequence, manifest_sha256 FROM parcels WHERE peer_id = ? AND direction = 'out' ORDER BY sequence DESC LIMIT 1`,
    [peerId],
  );
  const seconds = Math.floor(clock.now() / 1000);
  return { sequence: Math.max((last?.sequence ?? 0) + 1, seconds), previousSha256: last?.manifest_sha256 ?? null };
}

function record(
  vault: OpenVault,
  direction: 'in' | 'out',
  peerId: string,
  manifest: Manifest,
  sha256: string,
  summary: ParcelSummary,
): void {
  vault.catalogue.run(
    `INSERT INTO parcels (id, direction, kind, peer_id, sequence, manifest_sha256, previous_sha256, created_at, handled_at, summary)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      manifest.parcelId,
      direction,
      manifest.kind,
      peerId,
      manifest.sequence,
      sha256,
      manifest.previousSha256,
      manifest.createdAt,
      new Date(vault.clock.now()).toISOString(),
      JSON.stringify(summary),
    ],
  );
}

/** Inside the transaction that records what the parcel carries. */
export function recordSent(vault: OpenVault, peerId: string, sealed: SealedParcel, summary: ParcelSummary = {}): void {
  record(vault, 'out', peerId, sealed.manifest, sealed.manifestSha256, summary);
}

/**
 * Inside the transaction that takes the parcel's contents in: after it, the parcel counts as imported. Throws
 * `parcel/replayed` if it was before.
 */
export function recordReceived(
  vault: OpenVault,
  manifest: Manifest,
  manifestSha256: string,
  summary: ParcelSummary,
): void {
  if (findReceived(vault, manifest.parcelId)) throw new AppError('parcel/replayed', { parcelId: manifest.parcelId });
  record(vault, 'in', manifest.sender.id, manifest, manifestSha256, summary);
  if (isForked(vault, manifest)) {
    // A sender that was restored from a backup counts again from where the backup stood. Its parcels are good, and
    // refusing a return would lose work; but two devices with one name would look the same, so it is put on record.
    vault.audit.append('parcel.routeForked', {
      parcelId: manifest.parcelId,
      kind: manifest.kind,
      sequence: manifest.sequence,
    });
  }
}

/** The summary of a parcel that was taken in before, or null. */
export function findReceived({ catalogue }: OpenVault, parcelId: string): ParcelSummary | null {
  const row = catalogue.get<{ summary: string }>(`SELECT summary FROM parcels WHERE id = ? AND direction = 'in'`, [
    parcelId,
  ]);
  return row ? (JSON.parse(row.summary) as ParcelSummary) : null;
}

/** Throws `parcel/old-sequence` if a parcel of one of these kinds with this or a later sequence was taken in: what it says has been overtaken. */
export function requireNewest({ catalogue }: OpenVault, manifest: Manifest, kinds: readonly ParcelKind[]): void {
  const marks = kinds.map(() => '?').join(', ');
  const last = catalogue.get<{ sequence: number }>(
    `SELECT max(sequence) AS sequence FROM parcels WHERE peer_id = ? AND direction = 'in' AND kind IN (${marks})`,
    [manifest.sender.id, ...kinds],
  );
  if (last && last.sequence !== null && manifest.sequence <= last.sequence) {
    throw new AppError('parcel/old-sequence', { sequence: manifest.sequence, applied: last.sequence });
  }
}

/**
 * Whether another parcel from this sender stands at the same place of the chain. Parcels may arrive in any order, and some
 * never do.
 */
function isForked({ catalogue }: OpenVault, { sender, parcelId, sequence, previousSha256 }: Manifest): boolean {
  const twin = catalogue.get(
    `SELECT 1 FROM parcels WHERE peer_id = ? AND direction = 'in' AND id <> ? AND (sequence = ? OR previous_sha256 IS ?)`,
    [sender.id, parcelId, sequence, previousSha256],
  );
  return twin !== undefined;
}
