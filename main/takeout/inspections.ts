/** The self-inspection that the policy asks for from time to time, and requests to the office (guideline 勤務者1, 5). For the worker's handlers. */
import type { CallOutput } from '../../preload/contract/engine.ts';
import { AppError } from '../../preload/contract/errors.ts';
import { type InspectionItem, inspectionItems, type InspectionReport } from '../../preload/contract/reports.ts';
import { instantOf } from '../vault/clock.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { effectiveNow, noteTime } from './lease.ts';
import { currentPolicy } from './policies.ts';
import { keepReport, keptReports } from './reports.ts';

/** Whoever is new has this long for the first. */
const firstDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

/** The same day of the month so many months later, or that month's last day. */
export function monthsAfter(instant: string, months: number): string {
  const from = new Date(instant);
  const to = new Date(from);
  to.setUTCDate(1);
  to.setUTCMonth(from.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  to.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return to.toISOString();
}

/** When the next one is due; null where the policy asks for none. */
export function inspectionDueAt(vault: OpenVault): string | null {
  const { inspectionMonths: months } = currentPolicy(vault).policy;
  if (months === null) return null;
  const last = keptReports(vault, ['inspection'])[0];
  if (last) return monthsAfter(last.report.at, months);
  // The first policy that asked begins the time for the first inspection.
  const asked = vault.catalogue
    .all<{ accepted_at: string | null; policy: string }>('SELECT accepted_at, policy FROM policies ORDER BY version')
    .find(({ policy }) => typeof (JSON.parse(policy) as { inspectionMonths?: unknown }).inspectionMonths === 'number');
  const from = asked?.accepted_at ?? instantOf(effectiveNow(vault));
  return instantOf(Date.parse(from) + firstDays * dayMs);
}

export function readInspections(vault: OpenVault): CallOutput<'inspection/read'> {
  const [last = null, before = null] = keptReports(vault, ['inspection']);
  return {
    months: currentPolicy(vault).policy.inspectionMonths,
    dueAt: inspectionDueAt(vault),
    isOverdue: (inspectionDueAt(vault) ?? '9') < instantOf(effectiveNow(vault)),
    last: last && { report: last.report, journey: last.journey },
    before: before && { report: before.report, journey: before.journey },
  };
}

export interface GivenAnswer {
  readonly item: InspectionItem;
  readonly answer: InspectionReport['answers'][number]['answer'];
  /** What the worker says about a "no". */
  readonly note: string;
}

/** Keeps a self-inspection; every "no" becomes a request for help. Throws `inspection/incomplete` unless each item is answered once. */
export function submitInspection(vault: OpenVault, given: readonly GivenAnswer[]): CallOutput<'inspection/submit'> {
  const byItem = new Map(given.map((each) => [each.item, each]));
  if (byItem.size !== inspectionItems.length || given.length !== inspectionItems.length)
    throw new AppError('inspection/incomplete');
  const ordered = inspectionItems.flatMap(({ item }) => byItem.get(item) ?? []);
  const at = instantOf(effectiveNow(vault));
  const id = vault.newId();
  const asking = ordered.filter(({ answer }) => answer === 'no');
  noteTime(vault);
  vault.catalogue.transaction(() => {
    keepReport(vault, {
      kind: 'inspection',
      version: 1,
      id,
      at,
      policyVersion: currentPolicy(vault).policy.version,
      answers: ordered.map(({ item, answer }) => ({ item, answer })),
    });
    for (const { item, note } of asking)
      keepReport(vault, { kind: 'help', version: 1, id: vault.newId(), at, item, note });
    vault.audit.append('inspection.done', { inspectionId: id, help: asking.length });
  });
  return { id, help: asking.length };
}

/** Asks the office whether a program may be installed. */
export function requestSoftware(
  vault: OpenVault,
  wish: { readonly name: string; readonly purpose: string; readonly origin: string },
): CallOutput<'software/request'> {
  const id = vault.newId();
  noteTime(vault);
  vault.catalogue.transaction(() => {
    keepReport(vault, { kind: 'software', version: 1, id, at: instantOf(effectiveNow(vault)), ...wish });
    vault.audit.append('software.requested', { requestId: id });
  });
  return { id };
}

export function listOwnRequests(vault: OpenVault): CallOutput<'software/requests'> {
  return keptReports(vault, ['software', 'help']).map(({ report, answer, journey }) => ({ report, answer, journey }));
}
