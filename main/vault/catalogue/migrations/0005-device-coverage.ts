/** Migration 5: the office knows what a device notices of its user's absence. Frozen once released. */
export const migration0005 = `
-- JSON of the contract's CoverageReport; NULL until a return told it.
ALTER TABLE devices ADD COLUMN coverage TEXT;
`;
