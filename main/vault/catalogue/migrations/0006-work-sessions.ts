/** Migration 6: records of the pre-work check, on the device and as they came back to the office. Frozen once released. */
export const migration0006 = `
-- Worker: checks that opened this vault. record is the signed JSON (docs/FORMAT.md §10.1).
CREATE TABLE work_sessions (
  id TEXT PRIMARY KEY,
  checked_at TEXT NOT NULL,
  record TEXT NOT NULL,
  -- The return it was packed into last; confirmed once that return has its receipt.
  return_id TEXT,
  confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1))
) STRICT;
CREATE INDEX work_sessions_by_time ON work_sessions (checked_at);

-- Office: the same records, each verified when it came.
CREATE TABLE device_sessions (
  device_id TEXT NOT NULL REFERENCES devices (id),
  id TEXT NOT NULL,
  checked_at TEXT NOT NULL,
  received_at TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (device_id, id)
) STRICT;
CREATE INDEX device_sessions_by_time ON device_sessions (device_id, checked_at);
`;
