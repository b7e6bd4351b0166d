/** Take-outs that cannot come back any more. For the worker's handlers. */
import { AppError } from '../../preload/contract/errors.ts';
import type { OpenVault } from '../vault/open-vault.ts';

const open = `kind = 'takeout' AND state IN ('out', 'changed', 'returning')`;

/** Those of the entries that are still out, in the given order. Unknown ids are left out, too. */
export function stillOut({ catalogue }: OpenVault, ids: readonly string[]): string[] {
  return ids.filter((id) => catalogue.get(`SELECT 1 FROM entries WHERE id = ? AND ${open}`, [id]) !== undefined);
}

/**
 * Puts on record that these take-outs are lost; the office learns it with the next return. What the vault still holds of them
 * stays. Throws `vault/entry-closed`, and changes nothing, when one of them is not out any more.
 */
export function markLost({ catalogue, audit }: OpenVault, ids: readonly string[], reason: string): void {
  catalogue.transaction(() => {
    for (const id of ids) {
      const { changes } = catalogue.run(`UPDATE entries SET state = 'lost' WHERE id = ? AND ${open}`, [id]);
      if (changes === 0) throw new AppError('vault/entry-closed');
      audit.append('takeout.marked-lost', { entryId: id, reasonLength: reason.length });
    }
  });
}
