/** Migration 3: a draft knows where its editor stood, so that the writer finds himself there again. Frozen once released. */
export const migration0003 = `
-- Offset of the first line on show, in UTF-16 code units; NULL: not known.
ALTER TABLE drafts ADD COLUMN top INTEGER;
-- 1: the editor was open when it was written last, so the lock or a crash came in the middle of the work.
ALTER TABLE drafts ADD COLUMN is_open INTEGER NOT NULL DEFAULT 0 CHECK (is_open IN (0, 1));
`;
