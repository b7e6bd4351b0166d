/** What a device tells its office besides files, and what it was answered: kept here, sent with every return until one has its receipt. For takeout and the engine. */
import { AppError } from '../../preload/contract/errors.ts';
import {
  isOutcomeOf,
  isRequest,
  isRequestKind,
  largestReportBytes,
  mostInParcel,
  Report,
  ReportAnswer,
} from '../../preload/contract/reports.ts';
import type { OpenVault } from '../vault/open-vault.ts';

/** Requests that wait for an answer; whoever has more is asked to wait. */
const mostOpenRequests = 100;
/** Kept of each kind when the office has them; the newest. */
const mostKept = 200;

interface ReportRow {
  readonly id: string;
  readonly record: string;
  readonly answer: string | null;
  readonly return_id: string | null;
  readonly confirmed: number;
}

export interface KeptReport<Kind extends Report = Report> {
  readonly report: Kind;
  readonly answer: ReportAnswer | null;
  /** Not sent yet, on its way, or certainly in the office. */
  readonly journey: 'here' | 'packed' | 'arrived';
}

/** Keeps one. Throws `report/too-many` when a hundred requests wait already. Inside the running transaction. */
export function keepReport(vault: OpenVault, report: Report): void {
  const { catalogue } = vault;
  if (isRequest(report)) {
    const open = catalogue.get<{ n: number }>(
      `SELECT count(*) AS n FROM reports WHERE kind IN ('software', 'help') AND answer IS NULL`,
    );
    if ((open?.n ?? 0) >= mostOpenRequests) throw new AppError('report/too-many', { most: mostOpenRequests });
  }
  catalogue.run('INSERT INTO reports (id, kind, at, record) VALUES (?, ?, ?, ?)', [
    report.id,
    report.kind,
    report.at,
    JSON.stringify(Report.parse(report)),
  ]);
  catalogue.run(
    `DELETE FROM reports WHERE kind = ? AND confirmed = 1 AND (answer IS NOT NULL OR kind IN ('inspection', 'reading'))
       AND id NOT IN (SELECT id FROM reports WHERE kind = ? ORDER BY at DESC, rowid DESC LIMIT ?)`,
    [report.kind, report.kind, mostKept],
  );
}

/** Newest first. */
export function keptReports<Kind extends Report['kind']>(
  { catalogue }: OpenVault,
  kinds: readonly Kind[],
): KeptReport<Extract<Report, { kind: Kind }>>[] {
  return catalogue
    .all<ReportRow>(
      `SELECT * FROM reports WHERE kind IN (${kinds.map(() => '?').join(', ')}) ORDER BY at DESC, rowid DESC`,
      [...kinds],
    )
    .map((row) => ({
      report: Report.parse(JSON.parse(row.record)) as Extract<Report, { kind: Kind }>,
      answer: row.answer === null ? null : ReportAnswer.parse(JSON.parse(row.answer)),
      journey: row.confirmed === 1 ? 'arrived' : row.return_id === null ? 'here' : 'packed',
    }));
}

export interface ReportsToSend {
  readonly ids: readonly string[];
  readonly records: readonly unknown[];
}

/** What the office has not confirmed yet, oldest first; what is too much for one return waits for the next. */
export function reportsToSend({ catalogue }: OpenVault): ReportsToSend {
  const rows = catalogue.all<ReportRow>('SELECT * FROM reports WHERE confirmed = 0 ORDER BY at, rowid LIMIT ?', [
    mostInParcel,
  ]);
  return { ids: rows.map(({ id }) => id), records: rows.map(({ record }) => JSON.parse(record) as unknown) };
}

/** How much is here that no return has carried yet. */
export function unsentReports({ catalogue }: OpenVault): number {
  const row = catalogue.get<{ n: number }>(
    'SELECT count(*) AS n FROM reports WHERE confirmed = 0 AND return_id IS NULL',
  );
  return row?.n ?? 0;
}

/** They were packed into this return. Inside the running transaction. */
export function markReportsSent({ catalogue }: OpenVault, { ids }: ReportsToSend, returnId: string): void {
  for (const id of ids) catalogue.run('UPDATE reports SET return_id = ? WHERE id = ?', [returnId, id]);
}

/** The office has what this return held. Inside the running transaction. */
export function confirmReports({ catalogue }: OpenVault, returnId: string): void {
  catalogue.run('UPDATE reports SET confirmed = 1 WHERE return_id = ?', [returnId]);
}

/**
 * Takes in what a renewal answers; gives how many were new. What has another shape, answers nothing that was asked here or is longer than any answer
 * is passed over. An older answer never takes the place of a newer. Inside the running transaction.
 */
export function takeAnswersIn({ catalogue }: OpenVault, answers: readonly unknown[]): number {
  let taken = 0;
  for (const value of answers) {
    if (JSON.stringify(value).length > largestReportBytes) continue;
    const parsed = ReportAnswer.safeParse(value);
    if (!parsed.success) continue;
    const answer = parsed.data;
    const row = catalogue.get<ReportRow & { kind: Report['kind'] }>('SELECT * FROM reports WHERE id = ?', [
      answer.requestId,
    ]);
    if (!row || !isRequestKind(row.kind) || !isOutcomeOf(row.kind, answer.outcome)) continue;
    const before = row.answer === null ? null : ReportAnswer.parse(JSON.parse(row.answer));
    if (before !== null && before.answeredAt >= answer.answeredAt) continue;
    // Whoever answers has it.
    catalogue.run('UPDATE reports SET answer = ?, confirmed = 1 WHERE id = ?', [JSON.stringify(answer), row.id]);
    taken += 1;
  }
  return taken;
}
