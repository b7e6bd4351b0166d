/** The office's first page in figures. For the office's handlers. */
import type { CallOutput } from '../../preload/contract/engine.ts';
import type { TakeoutRow } from '../../preload/contract/values.ts';
import { byDueDay } from '../takeout/home.ts';
import { currentPolicy } from '../takeout/policies.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { openRequests } from './reports.ts';
import { fingerprintOfOffice, readOfficeSelf } from './self.ts';

const dayMs = 24 * 60 * 60 * 1000;
const leaseEndingDays = 7;

/** What the home page shows. `overdueRows` are the first of the overdue ones, as the ledger lists them. */
export function officeHome(vault: OpenVault, overdueRows: TakeoutRow[]): CallOutput<'office/home'> {
  const { catalogue, clock } = vault;
  const now = clock.now();
  const at = (ms: number): string => new Date(ms).toISOString();
  const { recoveryKeySavedAt, recoveryKeyOnPaperAt } = readOfficeSelf(vault);
  const due = catalogue
    .all<{ due_at: string | null }>(`SELECT due_at FROM ledger WHERE state IN ('out', 'changed', 'returning')`)
    .map((row) => row.due_at);
  const soon = at(now + currentPolicy(vault).policy.dueSoonDays * dayMs);
  const isOverdue = (day: string | null): boolean => day !== null && day < at(now);
  const one = (sql: string, params: readonly string[] = []): number =>
    catalogue.get<{ n: number }>(sql, params)?.n ?? 0;
  return {
    filesOut: due.length,
    overdue: due.filter(isOverdue).length,
    dueSoon: due.filter((day) => day !== null && !isOverdue(day) && day < soon).length,
    devices: one(`SELECT count(*) AS n FROM devices WHERE state = 'active'`),
    leasesEnding: one(`SELECT count(*) AS n FROM devices WHERE state = 'active' AND lease_not_after < ?`, [
      at(now + leaseEndingDays * dayMs),
    ]),
    returnsOpen: one(`SELECT count(*) AS n FROM desk_returns WHERE state = 'open'`),
    requestsOpen: one(`SELECT count(*) AS n FROM approvals WHERE state = 'open'`),
    reportsOpen: openRequests(vault),
    recoveryKeySavedAt,
    recoveryKeyOnPaperAt,
    byDueDay: byDueDay(due, now),
    overdueRows,
    fingerprint: fingerprintOfOffice(vault),
  };
}
