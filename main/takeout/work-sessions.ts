/** Records of the pre-work check on their way to the office: with every return until one that held them has its receipt. For takeout. */
import type { OpenVault } from '../vault/open-vault.ts';

/** As many as one return carries; what is older waits for the next. */
const mostInOneReturn = 400;

export interface SessionsToSend {
  readonly ids: readonly string[];
  /** The signed records as they were made. */
  readonly records: readonly unknown[];
}

/** What the office has not confirmed yet, oldest first. */
export function sessionsToSend({ catalogue }: OpenVault): SessionsToSend {
  const rows = catalogue.all<{ id: string; record: string }>(
    'SELECT id, record FROM work_sessions WHERE confirmed = 0 ORDER BY checked_at, rowid LIMIT ?',
    [mostInOneReturn],
  );
  return { ids: rows.map(({ id }) => id), records: rows.map(({ record }) => JSON.parse(record) as unknown) };
}

/** They were packed into this return. Inside the running transaction. */
export function markSessionsSent({ catalogue }: OpenVault, { ids }: SessionsToSend, returnId: string): void {
  for (const id of ids) catalogue.run('UPDATE work_sessions SET return_id = ? WHERE id = ?', [returnId, id]);
}

/** The office has what this return held. Inside the running transaction. */
export function confirmSessions({ catalogue }: OpenVault, returnId: string): void {
  catalogue.run('UPDATE work_sessions SET confirmed = 1 WHERE return_id = ?', [returnId]);
}
