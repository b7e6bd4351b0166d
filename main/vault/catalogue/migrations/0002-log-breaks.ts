/** Migration 2: a device's log that broke can be continued by a decision of the office. Frozen once released. */
export const migration0002 = `
-- The last head that the device signed, whole or broken, and the chain its log is on: 0, and one more with each decision.
ALTER TABLE devices ADD COLUMN log_head_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE devices ADD COLUMN log_head_hash BLOB;
ALTER TABLE devices ADD COLUMN log_chain INTEGER NOT NULL DEFAULT 0;

-- Office: decisions to go on after a break, signed by the office. chain is the one that ended; decision is canonical JSON.
CREATE TABLE device_log_breaks (
  device_id TEXT NOT NULL REFERENCES devices (id),
  chain INTEGER NOT NULL,
  decision TEXT NOT NULL,
  signature BLOB NOT NULL,
  PRIMARY KEY (device_id, chain)
) STRICT;

-- Numbers begin anew where the worker's catalogue was rebuilt, so they are unique within a chain only.
CREATE TABLE device_log_2 (
  device_id TEXT NOT NULL REFERENCES devices (id),
  chain INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  event TEXT NOT NULL,
  data TEXT NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (device_id, chain, seq)
) STRICT;
INSERT INTO device_log_2 SELECT device_id, 0, seq, at, event, data, hash FROM device_log;
DROP TABLE device_log;
ALTER TABLE device_log_2 RENAME TO device_log;
`;
