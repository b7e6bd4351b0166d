/** Migration 7: self-inspections, requests and cards read, on the device and as they came to the office. Frozen once released. */
export const migration0007 = `
-- Worker: record is the JSON of docs/FORMAT.md §13.1, answer that of §13.2.
CREATE TABLE reports (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  record TEXT NOT NULL,
  answer TEXT,
  -- The return it was packed into last; confirmed once that return has its receipt.
  return_id TEXT,
  confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1))
) STRICT;
CREATE INDEX reports_by_kind ON reports (kind, at);

-- Office: the same records with its answer. Only requests are ever open.
CREATE TABLE device_reports (
  device_id TEXT NOT NULL REFERENCES devices (id),
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  received_at TEXT NOT NULL,
  record TEXT NOT NULL,
  answer TEXT,
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  PRIMARY KEY (device_id, id)
) STRICT;
CREATE INDEX device_reports_open ON device_reports (is_open, at);
`;
