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
  /** Offset of the first line on show; null: not known. */
  readonly top: number | null;
  readonly savedAt: string;
}

/** What is written: `isOpen` says that its editor is still open. */
export type NextDraft = Pick<Draft, 'baseVersionId' | 'text' | 'cursor' | 'top'> & { readonly isOpen: boolean };

export interface Drafts {
  /** Durable when it returns. Throws `vault/entry-unknown`. */
  save(entryId: string, draft: NextDraft): Draft;
  /** Null: there is none. */
  read(entryId: string): Draft | null;
  remove(entryId: string): void;
  /** Ids of the entries that have one. */
  list(): string[];
  /** The entry whose editor was open when the work broke off, if it may still be changed; the latest of several. */
  brokenOff(): string | null;
}

interface DraftRow {
  entry_id: string;
  base_version_id: string;
  text: string;
  cursor: number;
  top: number | null;
  saved_at: string;
}

/** The drafts of an open vault. Saving gives the disk's reserve up before it fails. */
export function createDrafts({ catalogue, clock, folder }: Pick<OpenVault, 'catalogue' | 'clock' | 'folder'>): Drafts {
  return {
    save(entryId, { baseVersionId, text, cursor, top, isOpen }) {
      if (catalogue.get('SELECT 1 FROM entries WHERE id = $entryId', { entryId }) === undefined)
        throw new AppError('vault/entry-unknown');
      const savedAt = instantOf(clock.now());
      withReserve(folder, () =>
        catalogue.run(
          `INSERT INTO drafts (entry_id, base_version_id, text, cursor, top, is_open, saved_at)
           VALUES ($entryId, $baseVersionId, $text, $cursor, $top, $isOpen, $savedAt)
           ON CONFLICT (entry_id) DO UPDATE SET base_version_id = $baseVersionId, text = $text, cursor = $cursor, top = $top,
             is_open = $isOpen, saved_at = $savedAt`,
          { entryId, baseVersionId, text, cursor, top, isOpen: isOpen ? 1 : 0, savedAt },
        ),
      );
      return { entryId, baseVersionId, text, cursor, top, savedAt };
    },
    read(entryId) {
      const row = catalogue.get<DraftRow>('SELECT * FROM drafts WHERE entry_id = $entryId', { entryId });
      if (row === undefined) return null;
      const { base_version_id: baseVersionId, text, cursor, top, saved_at: savedAt } = row;
      return { entryId, baseVersionId, text, cursor, top, savedAt };
    },
    remove(entryId) {
      catalogue.run('DELETE FROM drafts WHERE entry_id = $entryId', { entryId });
    },
    brokenOff: () =>
      catalogue.get<{ entry_id: string }>(
        `SELECT entry_id FROM drafts JOIN entries ON entries.id = entry_id
         WHERE is_open = 1 AND state IN ('out', 'changed', 'returning') ORDER BY saved_at DESC LIMIT 1`,
      )?.entry_id ?? null,
    list: () =>
      catalogue.all<{ entry_id: string }>('SELECT entry_id FROM drafts ORDER BY saved_at').map((row) => row.entry_id),
  };
}
