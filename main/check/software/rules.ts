/** Are the main applications as new as the office asks, and is anything installed that it did not approve (guideline 勤務者5, 7)? For main/check. */
import { cannotTell, dayMs, fail, namesInARow, pass, ruleFor } from '../answer.ts';
import { compareVersions } from './version.ts';

const folded = (name: string): string => name.normalize('NFKC').toLowerCase();

/** `Firefox` stands for `Firefox`, `Firefox ESR` and `firefox-esr`, not for `Firefoxy`. */
function isCalled(name: string, beginning: string): boolean {
  const [whole, start] = [folded(name), folded(beginning)];
  return whole.startsWith(start) && !/^[\p{L}\p{N}]/u.test(whole.slice(start.length));
}

export const applicationsRule = ruleFor('software', ({ value, policy, now }) => {
  const { baseline, expiresOn } = policy.applications;
  if (baseline.length === 0) return cannotTell('baselineNone');
  if (expiresOn === null || now >= Date.parse(`${expiresOn}T00:00:00.000Z`) + dayMs) {
    return cannotTell('baselineExpired', { expiresOn: expiresOn ?? '—' });
  }
  const compared = value.items.flatMap(({ name, version }) =>
    baseline
      .filter((row) => isCalled(name, row.name))
      .map(({ minimumVersion }) => ({
        name,
        order: version === null ? null : compareVersions(version, minimumVersion),
      })),
  );
  const old = compared.filter(({ order }) => order !== null && order < 0).map(({ name }) => name);
  if (old.length > 0) return fail('applicationsOld', { count: old.length, names: namesInARow(old) });
  const unknown = compared.filter(({ order }) => order === null).map(({ name }) => name);
  if (unknown.length > 0) return cannotTell('applicationsUnknown', { names: namesInARow(unknown) });
  if (compared.length === 0) return cannotTell('applicationsNoneFound');
  return pass('applicationsCurrent', { count: compared.length, expiresOn });
});

function isApproved(name: string, approved: readonly string[]): boolean {
  const whole = folded(name);
  return approved.some((row) =>
    row.endsWith('*') ? whole.startsWith(folded(row.slice(0, -1))) : whole === folded(row),
  );
}

/** Installed names that no row of the approved list stands for. */
export function unapprovedNames(items: readonly { readonly name: string }[], approved: readonly string[]): string[] {
  return items.map(({ name }) => name).filter((name) => !isApproved(name, approved));
}

export const softwareRule = ruleFor('software', ({ value, policy }) => {
  const approved = policy.approvedSoftware;
  if (approved.length === 0) return cannotTell('softwareNoList');
  if (value.items.length === 0) return cannotTell('softwareNoneFound');
  const names = unapprovedNames(value.items, approved);
  return names.length === 0
    ? pass('softwareApproved', { count: value.items.length })
    : fail('softwareUnapproved', { count: names.length, names: namesInARow(names) });
});
