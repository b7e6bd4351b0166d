/** Checks by day, for the chart: of each day the last one. Pure; for check-chart.tsx. */
import type { Verdict, WorkSession } from '../../../preload/contract/check.ts';

export interface CheckDay {
  /** Local day at the device, `YYYY-MM-DD`. */
  readonly day: string;
  readonly checkedAt: string;
  /** Of the definitions, on that day; null where they had no date. */
  readonly definitionsDays: number | null;
  readonly pendingUpdates: number | null;
  /** What came of the checks that the policy asked. */
  readonly results: Readonly<Record<Verdict, number>>;
}

const dayMs = 86_400_000;

/** The age of the newest definitions of all products, in whole days at the time of the check. */
function definitionsDays({ facts, checkedAt }: WorkSession): number | null {
  const { antivirus } = facts;
  if (antivirus.state === 'absent') return null;
  const ages = antivirus.value.products.flatMap(({ definitions }) =>
    definitions?.kind === 'dated' ? [Math.floor((Date.parse(checkedAt) - Date.parse(definitions.at)) / dayMs)] : [],
  );
  return ages.length === 0 ? null : Math.max(0, Math.min(...ages));
}

function dayOf(session: WorkSession): CheckDay {
  const { day, checkedAt, facts, answers } = session;
  const results = { pass: 0, fail: 0, cannotTell: 0 };
  for (const { check, verdict } of answers) if (check !== 'wifi') results[verdict] += 1;
  const pendingUpdates = facts.updates.state === 'read' ? facts.updates.value.pending : null;
  return { day, checkedAt, definitionsDays: definitionsDays(session), pendingUpdates, results };
}

/** Days with a check, oldest first; of several on a day the last. `sessions` in any order. */
export function checkDays(sessions: readonly WorkSession[]): CheckDay[] {
  const byDay = new Map<string, WorkSession>();
  for (const session of sessions) {
    const other = byDay.get(session.day);
    if (other === undefined || other.checkedAt < session.checkedAt) byDay.set(session.day, session);
  }
  return [...byDay.values()].map(dayOf).sort((one, other) => one.day.localeCompare(other.day));
}

/** So many days up to `last` (`YYYY-MM-DD`), oldest first; null for a day without a check. */
export function lastDays(
  days: readonly CheckDay[],
  last: string,
  count: number,
): { day: string; check: CheckDay | null }[] {
  const end = Date.parse(`${last}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(end - (count - 1 - index) * dayMs).toISOString().slice(0, 10);
    return { day, check: days.find((each) => each.day === day) ?? null };
  });
}
