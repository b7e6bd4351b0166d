import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readinessOf, type ReadinessCase } from '../../../main/check/check.ts';
import { checkLastsDays, DeviceCheck, type WorkSession } from '../../../preload/contract/check.ts';
import { Gap, factIds } from '../../../preload/contract/check-facts.ts';
import { automaticChecks, CheckPolicy } from '../../../preload/contract/check-policy.ts';
import { readinessTones, verdictTone } from '../../../renderer/features/office-devices/readiness-tones.ts';
import { factsWith, goodValues } from '../../helpers/check-facts.ts';
import { everythingBlocks, policyAt } from '../../helpers/check-policies.ts';
import { recordedAt } from '../../helpers/recorded-machine.ts';
import { workSessionOf } from '../../helpers/work-session.ts';

const dayMs = 86_400_000;

const sessionOf = (over: Parameters<typeof factsWith>[0] = {}, policy = everythingBlocks): WorkSession =>
  workSessionOf({ facts: factsWith(over), policy });

const caseOf = (over: Partial<ReadinessCase> = {}): ReadinessCase => ({
  record: sessionOf(),
  policy: everythingBlocks,
  policyVersion: 3,
  ownership: 'lent',
  isInUse: true,
  now: recordedAt,
  ...over,
});

const pending = (count: number) => ({
  updates: { ...goodValues.updates, pending: count, pendingSince: '2026-11-20T00:00:00.000Z' },
});

describe('whether a device can be lent', () => {
  it.each<[string, Partial<ReadinessCase>, Pick<DeviceCheck, 'readiness' | 'why'>]>([
    ['is ready after a check of today in which all passed', {}, { readiness: 'ready', why: 'passed' }],
    [
      'is still ready on the last day that a check lasts',
      { now: recordedAt + checkLastsDays * dayMs },
      { readiness: 'ready', why: 'passed' },
    ],
    [
      'is unknown a moment later',
      { now: recordedAt + checkLastsDays * dayMs + 1 },
      { readiness: 'unknown', why: 'old' },
    ],
    ['is unknown for a check of next week', { now: recordedAt - 2 * dayMs }, { readiness: 'unknown', why: 'future' }],
    ['is unknown before the first check', { record: 'none' }, { readiness: 'unknown', why: 'none' }],
    [
      'is unknown where the newest cannot be read',
      { record: 'unreadable' },
      { readiness: 'unknown', why: 'unreadable' },
    ],
    [
      'needs attention after a check that failed',
      { record: sessionOf({ firewall: { profiles: [{ name: 'ufw', on: false }] } }) },
      { readiness: 'attention', why: 'failed' },
    ],
    [
      'is unknown where a probe was silent',
      { record: sessionOf({ disks: 'timeout' }) },
      { readiness: 'unknown', why: 'untold' },
    ],
    ['needs attention while it is lost', { isInUse: false }, { readiness: 'attention', why: 'notInUse' }],
    [
      'is unknown under a policy that asks nothing',
      { policy: CheckPolicy.parse({}) },
      { readiness: 'unknown', why: 'notAsked' },
    ],
    [
      'is unknown where the approved software may have changed since',
      { policyVersion: 4 },
      { readiness: 'unknown', why: 'untold' },
    ],
    [
      'is unknown when the baseline has expired since',
      { policy: { ...everythingBlocks, applications: { ...everythingBlocks.applications, expiresOn: '2026-11-20' } } },
      { readiness: 'unknown', why: 'untold' },
    ],
  ])('%s', (_, over, wanted) => {
    const found = readinessOf(caseOf(over));
    expect(found).toMatchObject(wanted);
    expect(DeviceCheck.parse(found)).toEqual(found);
  });

  it('counts the definitions’ age and the grace of updates until today, not until the check', () => {
    const policy = policyAt('block', { definitions: { freshDays: 1, graceDays: 2 } });
    const record = sessionOf({}, policy);
    const today = readinessOf(caseOf({ record, policy }));
    expect([today.readiness, today.definitions?.ageDays]).toEqual(['ready', 0]);
    const later = readinessOf(caseOf({ record, policy, now: recordedAt + 4 * dayMs }));
    expect([later.readiness, later.definitions?.ageDays, later.failed]).toEqual(['attention', 4, ['definitions']]);
    const waiting = sessionOf(pending(5));
    expect(readinessOf(caseOf({ record: waiting })).updates).toMatchObject({ pending: 5, verdict: 'pass' });
    const over = policyAt('block', { updates: { graceDays: 1, lookDays: 30 } });
    const days = readinessOf(caseOf({ record: waiting, policy: over, now: recordedAt + 6 * dayMs }));
    expect(days).toMatchObject({
      readiness: 'attention',
      failed: ['updates'],
      updates: { pending: 5, verdict: 'fail' },
    });
  });

  it('shows patch state and definitions also where the policy does not weigh them', () => {
    const off = { lent: 'off', own: 'off' } as const;
    const policy = { ...everythingBlocks, levels: { ...everythingBlocks.levels, updates: off, definitions: off } };
    const found = readinessOf(caseOf({ record: sessionOf(pending(2), policy), policy }));
    expect(found).toMatchObject({ readiness: 'ready', updates: { pending: 2 }, definitions: { ageDays: 0 } });
  });
});

describe('what is old or unknown', () => {
  const gap = fc.constantFrom(...Gap.options);
  const facts = fc.dictionary(fc.constantFrom(...factIds), gap, { maxKeys: 3 });
  const levels = fc.record(
    Object.fromEntries(
      automaticChecks.map((check) => [
        check,
        fc.constantFrom('block', 'warn', 'attest', 'off').map((level) => ({ lent: level, own: level })),
      ]),
    ),
  );
  const anyCase = fc
    .record({
      facts,
      levels,
      left: fc.subarray([...automaticChecks], { minLength: 10 }),
      days: fc.integer({ min: -30, max: 60 }),
      isInUse: fc.boolean(),
      policyVersion: fc.integer({ min: 3, max: 4 }),
      kind: fc.constantFrom('record', 'record', 'record', 'none', 'unreadable'),
    })
    .map(({ facts: over, levels: asked, left, days, kind, ...rest }): ReadinessCase => {
      const policy = { ...everythingBlocks, levels: asked as CheckPolicy['levels'] };
      const session = sessionOf(over, policy);
      const answers = session.answers.filter(({ check }) => (left as string[]).includes(check));
      const record = kind === 'record' ? { ...session, answers } : kind;
      return { ...rest, record, policy, ownership: 'lent', now: recordedAt + days * dayMs };
    });

  it('is never green', () => {
    let ready = 0;
    fc.assert(
      fc.property(anyCase, (given) => {
        const found = readinessOf(given);
        const { record, policy, now } = given;
        const isGreen = readinessTones[found.readiness] === 'success';
        if (isGreen) ready += 1;
        const age = typeof record === 'string' ? Infinity : (now - Date.parse(record.checkedAt)) / dayMs;
        const isRecent = age <= checkLastsDays && age >= -1;
        const asked = automaticChecks.filter((check) => policy.levels[check].lent !== 'off');
        if (!isRecent || !given.isInUse || asked.length === 0) expect(isGreen).toBe(false);
        for (const answer of [found.updates, found.definitions]) {
          if (!isRecent) expect(verdictTone(answer?.verdict)).not.toBe('success');
        }
        if (typeof record === 'string') return;
        for (const check of asked) {
          const then = record.answers.find((answer) => answer.check === check);
          if (then !== undefined && then.verdict !== 'pass') expect([check, isGreen]).toEqual([check, false]);
        }
        const untold = [
          [record.facts.updates, found.updates],
          [record.facts.antivirus, found.definitions],
        ] as const;
        for (const [fact, answer] of untold) {
          if (fact.state === 'absent') expect(verdictTone(answer?.verdict)).not.toBe('success');
        }
      }),
      { numRuns: 1500 },
    );
    // Otherwise the property would say nothing.
    expect(ready).toBeGreaterThan(5);
  });

  it('has no colour of a success without a verdict', () => {
    expect(Object.entries(readinessTones).filter(([, tone]) => tone === 'success')).toEqual([['ready', 'success']]);
    expect([undefined, 'fail', 'cannotTell'].map((each) => verdictTone(each as undefined))).not.toContain('success');
  });
});
