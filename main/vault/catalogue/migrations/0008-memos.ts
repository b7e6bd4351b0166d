/** Migration 8: password memos, and the key they are under, wrapped for whoever may open it. Frozen once released. */
export const migration0008 = `
-- The personal key (docs/FORMAT.md §2.7), once for the passphrase and, if the worker allows it, once for the vault key.
CREATE TABLE personal_keys (
  id INTEGER PRIMARY KEY,
  opened_by TEXT NOT NULL CHECK (opened_by IN ('passphrase', 'vault')),
  nonce BLOB NOT NULL,
  wrapped BLOB NOT NULL
) STRICT;

-- All that a memo says is in sealed (docs/FORMAT.md §12), under a subkey of the personal key.
CREATE TABLE memos (
  id TEXT PRIMARY KEY,
  nonce BLOB NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
`;
