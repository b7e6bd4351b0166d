/** Is the system up to date (guideline 勤務者7)? Out there no network is the normal case: how old the knowledge is, counts too. For main/check. */
import { cannotTell, clockToleranceMs, dayMs, daysSince, fail, pass, ruleFor } from '../answer.ts';

export const updatesRule = ruleFor('updates', ({ value, policy, now }) => {
  const { pending, pendingSince, lookedAt, restartPending } = value;
  const { graceDays, lookDays } = policy.updates;
  if (restartPending === true) return fail('restartPending');
  if (pending === null) return cannotTell('updatesUnknown');
  const isFuture = (instant: string) => Date.parse(instant) > now + clockToleranceMs;
  if (pending > 0) {
    if (pendingSince === null || isFuture(pendingSince)) return cannotTell('updatesSinceUnknown', { count: pending });
    const days = Math.max(0, daysSince(pendingSince, now));
    if (days > graceDays) return fail('updatesPending', { count: pending, days });
  }
  if (lookedAt === null || isFuture(lookedAt)) return cannotTell('updatesLookUnknown');
  const lookedDays = Math.max(0, daysSince(lookedAt, now));
  if (lookedDays > lookDays) return cannotTell('updatesLookOld', { days: lookedDays });
  if (restartPending === null) return cannotTell('restartUnknown');
  if (pending === 0 || pendingSince === null) return pass('updatesNone', { days: lookedDays });
  const until = Date.parse(pendingSince) + (graceDays + 1) * dayMs;
  const daysLeft = graceDays - Math.max(0, daysSince(pendingSince, now));
  return pass('updatesGrace', { count: pending, daysLeft }, new Date(until).toISOString());
});
