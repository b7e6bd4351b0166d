/** Rows of `entries` and `versions`: from and to the values other rooms see. For main/vault. */
import type { AllowedBy, Version } from '../../preload/contract/values.ts';
import { mediaTypeOf } from './media-type.ts';
import type { Catalogue } from './open-vault.ts';
import type { NotedEntry } from './objects/object-note.ts';
import { searchKeyOf } from './search-key.ts';

export interface EntryRow {
  id: string;
  kind: NotedEntry['kind'];
  name: string;
  folder: string;
  state: 'out' | 'changed' | 'returning' | 'returned' | 'lost' | 'destroyed';
  size_bytes: number;
  taken_out_at: string;
  due_at: string | null;
  purpose: string;
  allowed_ground: AllowedBy['ground'];
  allowed_name: string;
  allowed_policy_version: number;
  original_location: string;
  original_host: string;
  original_sha256: string;
  original_size_bytes: number;
  original_modified_at: string;
  current_version_id: string | null;
  batch_id: string | null;
  fetch_again_since?: string | null;
}

export interface VersionRow {
  id: string;
  entry_id: string;
  number: number;
  object_bytes: number;
  content_offset: number;
  payload_check: string | null;
  sha256: string;
  size_bytes: number;
  created_at: string;
  source: Version['source'];
  destroyed_at: string | null;
}

/** The entry as an object's note has it. */
export function notedEntryOf(row: EntryRow): NotedEntry {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    folder: row.folder,
    takenOutAt: row.taken_out_at,
    dueAt: row.due_at,
    purpose: row.purpose,
    allowedBy: { ground: row.allowed_ground, name: row.allowed_name, policyVersion: row.allowed_policy_version },
    original: {
      location: row.original_location,
      host: row.original_host,
      sha256: row.original_sha256,
      sizeBytes: row.original_size_bytes,
      modifiedAt: row.original_modified_at,
    },
    batchId: row.batch_id,
  };
}

const insertEntrySql = `INSERT INTO entries (id, kind, name, folder, search_key, state, size_bytes, media_type, taken_out_at,
  due_at, purpose, allowed_ground, allowed_name, allowed_policy_version, original_location, original_host, original_sha256,
  original_size_bytes, original_modified_at, current_version_id, batch_id)
  VALUES ($id, $kind, $name, $folder, $searchKey, $state, $sizeBytes, $mediaType, $takenOutAt, $dueAt, $purpose, $ground,
  $allowedName, $policyVersion, $location, $host, $sha256, $originalSizeBytes, $originalModifiedAt, $currentVersionId, $batchId)`;

/** Adds the row of an entry. */
export function insertEntry(
  catalogue: Catalogue,
  entry: NotedEntry,
  current: { state: EntryRow['state']; sizeBytes: number; versionId: string },
): void {
  const { original, allowedBy } = entry;
  catalogue.run(insertEntrySql, {
    id: entry.id,
    kind: entry.kind,
    name: entry.name,
    folder: entry.folder,
    searchKey: searchKeyOf(entry.name, entry.folder),
    state: current.state,
    sizeBytes: current.sizeBytes,
    mediaType: mediaTypeOf(entry.name),
    takenOutAt: entry.takenOutAt,
    dueAt: entry.dueAt,
    purpose: entry.purpose,
    ground: allowedBy.ground,
    allowedName: allowedBy.name,
    policyVersion: allowedBy.policyVersion,
    location: original.location,
    host: original.host,
    sha256: original.sha256,
    originalSizeBytes: original.sizeBytes,
    originalModifiedAt: original.modifiedAt,
    currentVersionId: current.versionId,
    batchId: entry.batchId,
  });
}

const insertVersionSql = `INSERT INTO versions (id, entry_id, number, object_bytes, content_offset, sha256, size_bytes,
  created_at, source, payload_check) VALUES ($id, $entryId, $number, $objectBytes, $contentOffset, $sha256, $sizeBytes, $createdAt,
  $source, $payloadCheck)`;

/** Adds the row of a version; `id` is its object's. */
export function insertVersion(
  catalogue: Catalogue,
  version: {
    id: string;
    entryId: string;
    number: number;
    objectBytes: number;
    contentOffset: number;
    /** Null where the object was not written just now. */
    payloadCheck: string | null;
    sha256: string;
    sizeBytes: number;
    createdAt: string;
    source: Version['source'];
  },
): void {
  catalogue.run(insertVersionSql, version);
}

/** A version as other rooms see it. */
export function versionOf(row: VersionRow, currentVersionId: string | null): Version {
  return {
    id: row.id,
    number: row.number,
    sha256: row.sha256,
    sizeBytes: row.size_bytes,
    createdAt: row.created_at,
    source: row.source,
    isCurrent: row.id === currentVersionId,
  };
}
