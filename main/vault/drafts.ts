/** What was typed and not saved as a version yet; kept in the encrypted catalogue. Public through vault.ts. */
import { AppError } from '../../preload/contract/errors.ts';
import { instantOf } from './clock.ts';
import type { OpenVault } from './open-vault.ts';
import { withReserve } from './reserve.ts';

export interface Draft {
  readonly entryId: string;
  /** The version the typing started from. */
  readonly baseVersionId: string;
  readonly text: string;
  /** Offset of the cursor in UTF-16 code units. */
  readonly cursor: number;
  readonly savedAt: string;
}

export interface Drafts {
  /** Durable when it returns. Throws `vault/entry-unknown`. */
  save(entryId: string, draft: Pick<Draft, 'baseVersionId' | 'text' | 'cursor'>): Draft;
  /** Null: there is none. */
  read(entryId: string): Draft | null;
  remove(entryId: string): void;
  /** Ids of the entries that have one. */
  list(): string[];
}

interface DraftRow {
  entry_id: string;
  base_version_id: string;
  text: string;
  cursor: number;
  saved_at: string;
}

/** The drafts of an open vault. Saving gives the disk's reserve up before it fails. */
export function createDrafts({ catalogue, clock, folder }: Pick<OpenVault, 'catalogue' | 'clock' | 'folder'>): Drafts {
  return {
    save(entryId, { baseVersionId, text, cursor }) {
      if (catalogue.get('SELECT 1 FROM entries WHERE id = $entryId', { entryId }) === undefined)
        throw new AppError('vault/entry-unknown');
      const savedAt = instantOf(clock.now());
      withReserve(folder, () =>
        catalogue.run(
          `INSERT INTO drafts (entry_id, base_version_id, text, cursor, saved_at) VALUES ($entryId, $baseVersionId, $text, $cursor, $savedAt)
           ON CONFLICT (entry_id) DO UPDATE SET base_version_id = $baseVersionId, text = $text, cursor = $cursor, saved_at = $savedAt`,
          { entryId, baseVersionId, text, cursor, savedAt },
        ),
      );
      return { entryId, baseVersionId, text, cursor, savedAt };
    },
    read(entryId) {
      const row = catalogue.get<DraftRow>('SELECT * FROM drafts WHERE entry_id = $entryId', { entryId });
      if (row === undefined) return null;
      return { entryId, baseVersionId: row.base_version_id, text: row.text, cursor: row.cursor, savedAt: row.saved_at };
    },
    remove(entryId) {
      catalogue.run('DELETE FROM drafts WHERE entry_id = $entryId', { entryId });
    },
    list: () =>
      catalogue.all<{ entry_id: string }>('SELECT entry_id FROM drafts ORDER BY saved_at').map((row) => row.entry_id),
  };
}
