/** Migration 1: the first layout of the catalogue. Frozen once released; later changes are migrations of their own. */
export const migration0001 = `
-- Small values by name, each JSON: device, office page, accepted policy, clocks.
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

-- One file that was taken out (worker), or that the office vault keeps: replaced originals, returned versions (kind).
CREATE TABLE entries (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('takeout', 'kept', 'returned', 'keyring')),
  name TEXT NOT NULL,
  folder TEXT NOT NULL,
  search_key TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('out', 'changed', 'returning', 'returned', 'lost', 'destroyed')),
  size_bytes INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  taken_out_at TEXT NOT NULL,
  due_at TEXT,
  changed_at TEXT,
  returned_at TEXT,
  purpose TEXT NOT NULL,
  allowed_ground TEXT NOT NULL,
  allowed_name TEXT NOT NULL,
  allowed_policy_version INTEGER NOT NULL,
  original_location TEXT NOT NULL,
  original_host TEXT NOT NULL,
  original_sha256 TEXT NOT NULL,
  original_size_bytes INTEGER NOT NULL,
  original_modified_at TEXT NOT NULL,
  current_version_id TEXT,
  batch_id TEXT
) STRICT;
-- Holds all that a list looks at while it searches, filters and sorts, so that 100,000 rows stay a few MiB to read.
CREATE INDEX entries_list ON entries (kind, taken_out_at, search_key, state, due_at, size_bytes, changed_at);
CREATE INDEX entries_by_due ON entries (kind, state, due_at);

-- One stored version of a file = one object; they share their id. The rows of a destroyed copy stay, without their object (destroyed_at).
CREATE TABLE versions (
  id TEXT PRIMARY KEY,
  entry_id TEXT NOT NULL REFERENCES entries (id),
  number INTEGER NOT NULL,
  object_bytes INTEGER NOT NULL,
  content_offset INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('takeout', 'parcel', 'edit', 'put', 'restore')),
  destroyed_at TEXT,
  UNIQUE (entry_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
  entry_id TEXT PRIMARY KEY REFERENCES entries (id),
  base_version_id TEXT NOT NULL,
  text TEXT NOT NULL,
  cursor INTEGER NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;

-- Every parcel that was written or imported. An id is imported once (replay).
CREATE TABLE parcels (
  id TEXT PRIMARY KEY,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  kind TEXT NOT NULL,
  peer_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  manifest_sha256 TEXT NOT NULL,
  previous_sha256 TEXT,
  created_at TEXT NOT NULL,
  handled_at TEXT NOT NULL,
  summary TEXT NOT NULL
) STRICT;
CREATE INDEX parcels_by_route ON parcels (peer_id, direction, sequence);

-- Policies that were issued (office) or received (worker).
CREATE TABLE policies (version INTEGER PRIMARY KEY, policy TEXT NOT NULL, issued_at TEXT NOT NULL, accepted_at TEXT) STRICT;

-- Tamper-evident log: hash = SHA-256 over the row and the hash before it (docs/FORMAT.md, audit).
CREATE TABLE audit (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, event TEXT NOT NULL, data TEXT NOT NULL, hash BLOB NOT NULL) STRICT;

-- Worker: returns that were packed, and what was in them.
CREATE TABLE returns (
  id TEXT PRIMARY KEY,
  packed_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'receipted', 'replaced')),
  replaced_by TEXT,
  receipt_at TEXT
) STRICT;
CREATE TABLE return_items (
  return_id TEXT NOT NULL REFERENCES returns (id),
  entry_id TEXT NOT NULL REFERENCES entries (id),
  version_id TEXT NOT NULL,
  changed INTEGER NOT NULL,
  PRIMARY KEY (return_id, entry_id)
) STRICT;

-- Worker: requests for approval and their answers. Office: the inbox of such requests.
CREATE TABLE approvals (
  id TEXT PRIMARY KEY,
  device_id TEXT,
  requested_at TEXT NOT NULL,
  purpose TEXT NOT NULL,
  due_at TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'approved', 'refused', 'taken')),
  files TEXT NOT NULL,
  answer TEXT NOT NULL,
  approved TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  answered_at TEXT
) STRICT;

-- Office: ledger of devices.
CREATE TABLE devices (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  worker_name TEXT NOT NULL,
  ownership TEXT NOT NULL CHECK (ownership IN ('lent', 'own')),
  state TEXT NOT NULL CHECK (state IN ('active', 'lost', 'revoked', 'retired')),
  state_reason TEXT NOT NULL,
  sign_public_key BLOB NOT NULL,
  recipient TEXT NOT NULL,
  facts TEXT NOT NULL,
  vault_id TEXT,
  granted_at TEXT NOT NULL,
  lease_not_after TEXT NOT NULL,
  last_return_at TEXT,
  escrow BLOB,
  escrow_proved_at TEXT,
  log_verdict TEXT NOT NULL CHECK (log_verdict IN ('none', 'intact', 'broken')),
  log_broken_at_seq INTEGER,
  log_last_seq INTEGER NOT NULL,
  log_last_hash BLOB
) STRICT;

-- Office: the log of each device as it came back.
CREATE TABLE device_log (
  device_id TEXT NOT NULL REFERENCES devices (id),
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  event TEXT NOT NULL,
  data TEXT NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (device_id, seq)
) STRICT;

-- Office: ledger of take-outs, packed by the office or reported by returns.
CREATE TABLE ledger (
  id TEXT PRIMARY KEY,
  device_id TEXT NOT NULL REFERENCES devices (id),
  name TEXT NOT NULL,
  folder TEXT NOT NULL,
  search_key TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('out', 'changed', 'returning', 'returned', 'lost', 'destroyed')),
  size_bytes INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  taken_out_at TEXT NOT NULL,
  due_at TEXT,
  changed_at TEXT,
  returned_at TEXT,
  purpose TEXT NOT NULL,
  allowed_ground TEXT NOT NULL,
  allowed_name TEXT NOT NULL,
  allowed_policy_version INTEGER NOT NULL,
  original_location TEXT NOT NULL,
  original_host TEXT NOT NULL,
  original_sha256 TEXT NOT NULL,
  original_size_bytes INTEGER NOT NULL,
  original_modified_at TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_by_device ON ledger (device_id, state);
CREATE INDEX ledger_by_due ON ledger (state, due_at);
CREATE INDEX ledger_list ON ledger (taken_out_at, search_key, state, due_at, size_bytes, changed_at, device_id);

-- Office: returns desk.
CREATE TABLE desk_returns (
  id TEXT PRIMARY KEY,
  device_id TEXT NOT NULL REFERENCES devices (id),
  -- Of its parcel; a later return of the same device has a larger one.
  sequence INTEGER NOT NULL,
  packed_at TEXT NOT NULL,
  received_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'settled')),
  log_verdict TEXT NOT NULL,
  escrow_proved INTEGER NOT NULL,
  after_lease INTEGER NOT NULL
) STRICT;
CREATE TABLE desk_items (
  id TEXT PRIMARY KEY,
  return_id TEXT NOT NULL REFERENCES desk_returns (id),
  takeout_id TEXT NOT NULL,
  -- Version on the device, which the receipt names.
  version_id TEXT NOT NULL,
  changed INTEGER NOT NULL,
  returned_sha256 TEXT NOT NULL,
  returned_size_bytes INTEGER NOT NULL,
  returned_modified_at TEXT,
  -- Entry (kind 'returned') that holds the returned content; null when it was not changed outside.
  content_entry_id TEXT,
  action TEXT CHECK (action IN ('writeBack', 'keepBoth', 'nothing', 'restore', 'reject')),
  action_at TEXT,
  written_to TEXT,
  -- Entry (kind 'kept') that holds the original that was replaced.
  kept_entry_id TEXT,
  problem TEXT
) STRICT;
CREATE INDEX desk_items_by_return ON desk_items (return_id);
CREATE INDEX desk_items_by_takeout ON desk_items (takeout_id);
`;
