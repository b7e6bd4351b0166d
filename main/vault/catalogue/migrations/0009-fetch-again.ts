/** Migration 9: which files have to be fetched again from their original, since no version of them can be read. */
export const migration0009 = `
-- When a repair found that; null: there is a version that can be read, as far as is known.
ALTER TABLE entries ADD COLUMN fetch_again_since TEXT;
`;
