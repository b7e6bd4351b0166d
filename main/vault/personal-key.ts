/**
 * The personal key: 32 random bytes that the passphrase opens and the vault key does not, so that neither does the office's escrow unless
 * the worker allows it (docs/FORMAT.md §2.7). Password memos are under it. For main/vault; other rooms get it as `vault.personal`.
 */
import { AppError } from '../../preload/contract/errors.ts';
import { utf8 } from '../crypto/encoding.ts';
import type { Sodium } from '../crypto/sodium.ts';
import type { Catalogue, PersonalKey } from './open-vault.ts';

const keyBytes = 32;
const nonceBytes = 24;
type OpenedBy = 'passphrase' | 'vault';

/** Keys that may wrap the personal key. */
export interface Wrapping {
  /** From the passphrase (slots.ts). */
  readonly passphrase: Uint8Array;
  /** From the vault key (keys.ts); what the escrow opens. */
  readonly vault: Uint8Array;
}

interface WrapRow {
  readonly id: number;
  readonly opened_by: OpenedBy;
  readonly nonce: Uint8Array;
  readonly wrapped: Uint8Array;
}

interface Parts {
  readonly sodium: Sodium;
  readonly catalogue: Catalogue;
  readonly vaultId: string;
}

function aboutOf(vaultId: string, openedBy: OpenedBy): Uint8Array {
  return utf8(`mochidashi personal key 1 ${openedBy} ${vaultId}`);
}

const rowsOf = ({ catalogue }: Parts): WrapRow[] =>
  catalogue.all<WrapRow>('SELECT id, opened_by, nonce, wrapped FROM personal_keys ORDER BY id');

function unwrap({ sodium, vaultId }: Parts, row: WrapRow, wrapping: Wrapping): Uint8Array | null {
  if (row.nonce.length !== nonceBytes) return null;
  const key = sodium.xchachaOpen(row.wrapped, aboutOf(vaultId, row.opened_by), row.nonce, wrapping[row.opened_by]);
  return key?.length === keyBytes ? key : null;
}

function add({ sodium, catalogue, vaultId }: Parts, openedBy: OpenedBy, key: Uint8Array, wrapping: Wrapping): void {
  const nonce = sodium.randomBytes(nonceBytes);
  const wrapped = sodium.xchachaSeal(key, aboutOf(vaultId, openedBy), nonce, wrapping[openedBy]);
  catalogue.run('INSERT INTO personal_keys (opened_by, nonce, wrapped) VALUES ($openedBy, $nonce, $wrapped)', {
    openedBy,
    nonce,
    wrapped,
  });
}

/** The key and which of the rows opened; the key is null if none did. */
function find(
  parts: Parts,
  wrapping: Wrapping,
): { key: Uint8Array | null; opened: readonly WrapRow[]; stale: readonly WrapRow[] } {
  let key: Uint8Array | null = null;
  const opened: WrapRow[] = [];
  const stale: WrapRow[] = [];
  for (const row of rowsOf(parts)) {
    const found = unwrap(parts, row, wrapping);
    if (found === null) {
      stale.push(row);
      continue;
    }
    opened.push(row);
    if (key === null) key = found;
    else parts.sodium.memzero(found);
  }
  return { key, opened, stale };
}

/**
 * Before header slots are replaced: the personal key also for what will open the vault then. Whichever of the two headers is on disk
 * after a crash, one row fits; the other is dropped at the next opening. Nothing happens where there is no key or it does not open.
 */
export function wrapForNext(parts: Parts, now: Wrapping, next: Wrapping): void {
  const { key, opened } = find(parts, now);
  if (key === null) return;
  parts.catalogue.transaction(() => {
    add(parts, 'passphrase', key, next);
    if (opened.some(({ opened_by }) => opened_by === 'vault')) add(parts, 'vault', key, next);
  });
  parts.sodium.memzero(key);
}

/** Does what `PersonalKey` promises (open-vault.ts). `wrapping` is read at each use, so that a changed passphrase counts at once. */
export function createPersonalKey(parts: Parts, wrapping: Wrapping): PersonalKey & { wipe(): void } {
  const { sodium, catalogue } = parts;
  const { key: found, opened, stale } = find(parts, wrapping);
  let key = found;
  const remove = (rows: readonly { id: number }[]): void => {
    for (const { id } of rows) catalogue.run('DELETE FROM personal_keys WHERE id = $id', { id });
  };
  if (found !== null) {
    const hasPassphrase = opened.some(({ opened_by }) => opened_by === 'passphrase');
    if (stale.length > 0 || !hasPassphrase) {
      catalogue.transaction(() => {
        remove(stale);
        if (!hasPassphrase) add(parts, 'passphrase', found, wrapping);
      });
    }
  }
  const forVault = (): WrapRow[] => rowsOf(parts).filter(({ opened_by }) => opened_by === 'vault');

  return {
    state() {
      if (key !== null) return 'open';
      return rowsOf(parts).length > 0 ? 'shut' : 'none';
    },
    key() {
      if (key !== null) return key;
      if (rowsOf(parts).length > 0) throw new AppError('memo/shut');
      const made = sodium.randomBytes(keyBytes);
      catalogue.transaction(() => add(parts, 'passphrase', made, wrapping));
      key = made;
      return made;
    },
    isEscrowed: () => forVault().length > 0,
    setEscrowed(isEscrowed) {
      const own = this.key();
      catalogue.transaction(() => {
        remove(forVault());
        if (isEscrowed) add(parts, 'vault', own, wrapping);
      });
    },
    giveUp() {
      catalogue.run('DELETE FROM personal_keys');
      if (key !== null) sodium.memzero(key);
      key = null;
    },
    wipe() {
      if (key !== null) sodium.memzero(key);
      key = null;
    },
  };
}
