/** The records of checks that opened this vault. Through check.ts for others; takeout carries them to the office. */
import type { SignedWorkSession, WorkSession } from '../../preload/contract/check.ts';
import { readStoredSession } from '../parcel/work-session-record.ts';
import type { OpenVault } from '../vault/open-vault.ts';

/** Puts a record down, inside the running transaction. */
export function storeSession({ catalogue }: OpenVault, signed: SignedWorkSession): void {
  const { sessionId, checkedAt } = signed.session;
  catalogue.run('INSERT INTO work_sessions (id, checked_at, record) VALUES (?, ?, ?)', [
    sessionId,
    checkedAt,
    JSON.stringify(signed),
  ]);
}

/** Newest first. A record that cannot be read any more counts as none: the check is made again, and the vault still opens. */
export function listSessions({ catalogue }: OpenVault, limit: number): WorkSession[] {
  return catalogue
    .all<{ record: string }>('SELECT record FROM work_sessions ORDER BY checked_at DESC, rowid DESC LIMIT ?', [limit])
    .flatMap(({ record }) => readStoredSession(record) ?? []);
}

/** The newest record; null before the first. */
export function newestSession(vault: OpenVault): WorkSession | null {
  return listSessions(vault, 1)[0] ?? null;
}
