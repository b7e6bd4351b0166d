import { describe, expect, it } from 'vitest';
import { CheckPolicy } from '../../../../../preload/contract/check-policy.ts';
import recommended from '../../../../../resources/policies/check.json' with { type: 'json' };
import { checkChanges } from '../../../../../renderer/features/office-policy/check-changes.ts';
import {
  checkNumber,
  checkNumbers,
  checkRanges,
  withCheckNumber,
} from '../../../../../renderer/features/office-policy/check-fields.ts';

const before = CheckPolicy.parse(recommended);

describe('changes of the check in a policy', () => {
  it('are none for the same rules, whatever the order of places and words', () => {
    const after = {
      ...before,
      manual: before.manual.map((rule) => ({ ...rule, places: [...rule.places].reverse() })),
      tampering: { tolerated: [...before.tampering.tolerated].reverse() },
    };
    expect(checkChanges(before, after)).toEqual([]);
  });

  it('tell a level with both kinds of device', () => {
    const after = { ...before, levels: { ...before.levels, clock: { lent: 'warn', own: 'block' } as const } };
    expect(checkChanges(before, after)).toEqual([
      { kind: 'level', field: 'clock', before: { lent: 'block', own: 'block' }, after: { lent: 'warn', own: 'block' } },
    ]);
  });

  it('leave out no part of the policy', () => {
    const changed: CheckPolicy = {
      ...before,
      antivirus: { onDemandSuffices: [] },
      endOfSupport: { asOf: null, graceDays: before.endOfSupport.graceDays, table: [] },
      applications: {
        expiresOn: '2027-01-31',
        baseline: [{ name: 'Firefox', kind: 'browser', minimumVersion: '128' }],
      },
      approvedSoftware: ['Firefox*'],
      tampering: { tolerated: [] },
      manual: [],
      freshness: { every: 'hours', hours: 4 },
      exceptions: { byReason: true, byTelephone: false },
    };
    const fields = checkChanges(before, changed).map(({ field }) => field);
    expect(fields).toEqual([
      ...before.manual.map(({ item }) => item),
      'onDemand',
      'tolerated',
      'approvedSoftware',
      'supportAsOf',
      'supportTable',
      'baselineExpires',
      'baseline',
      'freshness',
      'byReason',
      'byTelephone',
    ]);
  });

  it.each(checkNumbers)('tell %s, and the contract takes both its bounds', (field) => {
    const value = checkNumber(before, field) + 1;
    expect(checkChanges(before, withCheckNumber(before, field, value))).toEqual([
      { kind: 'number', field, before: value - 1, after: value },
    ]);
    const [min, max] = checkRanges[field];
    for (const bound of [min, max]) CheckPolicy.parse(withCheckNumber(before, field, bound));
    for (const beyond of [min - 1, max + 1]) {
      expect(CheckPolicy.safeParse(withCheckNumber(before, field, beyond)).success).toBe(false);
    }
  });
});
