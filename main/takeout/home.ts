/** The worker's first page in figures. For the worker's handlers. */
import type { CallOutput } from '../../preload/contract/engine.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { localDay } from './due.ts';
import { inspectionDueAt } from './inspections.ts';
import { cardsLeft } from './learning.ts';
import { currentPolicy } from './policies.ts';

export interface DueDay {
  readonly day: string | null;
  readonly files: number;
  readonly overdue: boolean;
}

const mostDays = 30;

/** Groups due instants by local day, soonest first, those without a day last. */
export function byDueDay(due: readonly (string | null)[], now: number): DueDay[] {
  const counts = new Map<string | null, number>();
  for (const at of due) {
    const day = at === null ? null : localDay(at);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  const today = localDay(now);
  return [...counts]
    .sort(([a], [b]) => (a ?? '9999').localeCompare(b ?? '9999'))
    .slice(0, mostDays)
    .map(([day, files]) => ({ day, files, overdue: day !== null && day < today }));
}

/** What the home page shows; `next` are the files to look at first: overdue, then due soonest. */
export function workerHome(vault: OpenVault, next: CallOutput<'worker/home'>['next']): CallOutput<'worker/home'> {
  const { catalogue, clock } = vault;
  const now = clock.now();
  const rows = catalogue.all<{ state: string; due_at: string | null; size_bytes: number }>(
    `SELECT state, due_at, size_bytes FROM entries WHERE kind = 'takeout' AND state IN ('out', 'changed', 'returning')`,
  );
  const soon = now + currentPolicy(vault).policy.dueSoonDays * 86_400_000;
  const count = (state: string): number => rows.filter((row) => row.state === state).length;
  const isOverdue = (due: string | null): boolean => due !== null && Date.parse(due) < now;
  const one = (sql: string): number => catalogue.get<{ n: number }>(sql)?.n ?? 0;
  return {
    out: count('out'),
    changed: count('changed'),
    returning: count('returning'),
    overdue: rows.filter((row) => isOverdue(row.due_at)).length,
    dueSoon: rows.filter(({ due_at: due }) => due !== null && !isOverdue(due) && Date.parse(due) < soon).length,
    bytesOut: rows.reduce((sum, row) => sum + row.size_bytes, 0),
    byDueDay: byDueDay(
      rows.map((row) => row.due_at),
      now,
    ),
    next,
    returnsWaiting: one(`SELECT count(*) AS n FROM returns WHERE state = 'waiting'`),
    inspectionDueAt: inspectionDueAt(vault),
    cardsLeft: cardsLeft(vault),
    requestsWaiting: one(`SELECT count(*) AS n FROM approvals WHERE state IN ('open', 'approved')`),
  };
}
