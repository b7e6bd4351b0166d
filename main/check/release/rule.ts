/** Does the maker still mend this system (guideline 勤務者7)? By the dated table in the policy. For main/check. */
import { cannotTell, dayMs, fail, pass, ruleFor } from '../answer.ts';

/** `12` stands for 12 and 12.5, not for 120. */
function covers(row: string, version: string): boolean {
  return version === row || version.startsWith(`${row}.`);
}

export const osSupportRule = ruleFor('release', ({ value, policy, now }) => {
  const { table, graceDays } = policy.endOfSupport;
  const name = value.name;
  const rows = table.filter(({ product, version }) => product === value.product && covers(version, value.version));
  const row =
    value.edition === null
      ? // Which edition it is could not be told: the earliest end counts.
        rows.sort((a, b) => a.endsOn.localeCompare(b.endsOn))[0]
      : rows
          .filter(({ editions }) => editions.length === 0 || editions.includes(value.edition ?? ''))
          // The most exact row.
          .sort((a, b) => b.version.length - a.version.length || b.editions.length - a.editions.length)[0];
  if (row === undefined) return cannotTell('supportUnknown', { name });
  const end = Date.parse(`${row.endsOn}T00:00:00.000Z`) + dayMs;
  const params = { name, endsOn: row.endsOn };
  if (now < end) return pass('supported', params);
  const graceEnd = end + graceDays * dayMs;
  if (now >= graceEnd) return fail('supportEnded', params);
  const daysLeft = Math.floor((graceEnd - now) / dayMs);
  return pass('supportGrace', { ...params, daysLeft }, new Date(graceEnd).toISOString());
});
