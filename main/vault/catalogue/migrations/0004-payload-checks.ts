/** Migration 4: which payload key a version was sealed with, so that content given back need not be hashed again. Frozen once released. */
export const migration0004 = `
-- docs/FORMAT.md §4.7; NULL for versions from before, and where the catalogue was rebuilt: those are compared by their hash.
ALTER TABLE versions ADD COLUMN payload_check TEXT;
`;
