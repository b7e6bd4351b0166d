/** What a receipt does: only what it names as received is destroyed here. For `import.ts`. */
import type { BodyOf } from '../parcel/manifest.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { addContentWanted, removeContentWanted } from './content-wanted.ts';
import { noteLogSeen } from './log-rows.ts';
import { confirmReports } from './reports.ts';
import { confirmSessions } from './work-sessions.ts';

export interface ReceiptResult {
  readonly entryIds: string[];
  readonly destroyed: number;
}

interface Row {
  readonly state: string;
  readonly current_version_id: string;
}

/**
 * Applies a verified receipt; `record` runs in the transaction that ends it. A file that was edited after it was packed stays as it is: its newer
 * version has not arrived. Items may come again and in any order.
 */
export async function applyReceipt(
  vault: OpenVault,
  receipt: BodyOf<'receipt'>,
  record: (result: ReceiptResult) => void,
): Promise<ReceiptResult> {
  const { catalogue } = vault;
  const covered: string[] = [];
  const wanted: string[] = [];
  for (const item of receipt.items) {
    const row = catalogue.get<Row>(`SELECT state, current_version_id FROM entries WHERE id = ? AND kind = 'takeout'`, [
      item.takeoutId,
    ]);
    if (!row || row.current_version_id !== item.versionId) continue;
    if (row.state === 'returned' || row.state === 'destroyed') continue;
    if (item.outcome === 'received') covered.push(item.takeoutId);
    else wanted.push(item.takeoutId);
  }
  const result: ReceiptResult = { entryIds: covered, destroyed: covered.length };
  // Content first: after a crash in between, the same receipt finds these returned already and records the rest.
  if (covered.length > 0) await vault.files.destroyContent(covered, 'returned');
  catalogue.transaction(() => {
    const now = new Date(vault.clock.now()).toISOString();
    for (const id of wanted) {
      catalogue.run(`UPDATE entries SET state = 'out' WHERE id = ? AND state = 'returning'`, [id]);
    }
    if (wanted.length > 0) addContentWanted(vault, wanted);
    if (covered.length > 0) removeContentWanted(vault, covered);
    closeReturn(vault, receipt, now);
    noteLogSeen(vault, receipt.logSeen);
    confirmSessions(vault, receipt.returnId);
    confirmReports(vault, receipt.returnId);
    record(result);
    vault.audit.append('receipt.applied', {
      returnId: receipt.returnId,
      destroyed: covered.length,
      contentWanted: wanted.length,
    });
  });
  return result;
}

/** A return has its receipt when every file that was in it is named by some receipt for it. */
function closeReturn({ catalogue }: OpenVault, receipt: BodyOf<'receipt'>, now: string): void {
  const named = new Set(receipt.items.map(({ takeoutId }) => takeoutId));
  const open = catalogue
    .all<{ entry_id: string; state: string }>(
      'SELECT entry_id, state FROM return_items JOIN entries ON entries.id = entry_id WHERE return_id = ?',
      [receipt.returnId],
    )
    .filter(({ entry_id: id, state }) => !named.has(id) && state !== 'returned');
  if (open.length > 0) return;
  catalogue.run(`UPDATE returns SET state = 'receipted', receipt_at = ? WHERE id = ? AND state <> 'receipted'`, [
    now,
    receipt.returnId,
  ]);
}
