/** Records of the pre-work check on their way to the office: with every return until one that held them has its receipt. For takeout. */
import type { OpenVault } from '../vault/open-vault.ts';

/** As many as one return carries; what is older waits for the next. */
const mostInOneReturn = 400;
/** … and as many bytes of them: a return has to stay small enough to be read. One that is larger by itself is never sent. */
export const mostBytesInOneReturn = 8 * 1024 * 1024;

export interface SessionsToSend {
  readonly ids: readonly string[];
  /** The signed records as they were made. */
  readonly records: readonly unknown[];
}

/** What the office has not confirmed yet, oldest first. */
export function sessionsToSend({ catalogue }: OpenVault): SessionsToSend {
  const rows = catalogue.all<{ id: string; record: string }>(
    'SELECT id, record FROM work_sessions WHERE confirmed = 0 AND length(CAST(record AS BLOB)) <= ? ORDER BY checked_at, rowid LIMIT ?',
    [mostBytesInOneReturn, mostInOneReturn],
  );
  let bytes = 0;
  const fitting = rows.filter(({ record }) => {
    const size = Buffer.byteLength(record);
    if (bytes + size > mostBytesInOneReturn) return false;
    bytes += size;
    return true;
  });
  return { ids: fitting.map(({ id }) => id), records: fitting.flatMap(({ record }) => parsedOrNone(record)) };
}

/** One that was cut off on this disk is nothing the office could read. */
function parsedOrNone(record: string): unknown[] {
  try {
    return [JSON.parse(record) as unknown];
  } catch {
    return [];
  }
}

/** They were packed into this return. Inside the running transaction. */
export function markSessionsSent({ catalogue }: OpenVault, { ids }: SessionsToSend, returnId: string): void {
  for (const id of ids) catalogue.run('UPDATE work_sessions SET return_id = ? WHERE id = ?', [returnId, id]);
}

/** The office has what this return held. Inside the running transaction. */
export function confirmSessions({ catalogue }: OpenVault, returnId: string): void {
  catalogue.run('UPDATE work_sessions SET confirmed = 1 WHERE return_id = ?', [returnId]);
}
