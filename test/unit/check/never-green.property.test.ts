/** What cannot be told is never green: for all facts, all policies, and all ways of leaving something out. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, judge } from '../../../main/check/check.ts';
import { rules } from '../../../main/check/rules.ts';
import { factIds, factValues, Gap, type FactId, type FactValue } from '../../../preload/contract/check-facts.ts';
import {
  automaticChecks,
  factOf,
  manualItems,
  type CheckPolicy,
  type Level,
} from '../../../preload/contract/check-policy.ts';
import type { GivenAnswers } from '../../../preload/contract/check.ts';
import { absentFact, factsWith, goodValues } from '../../helpers/check-facts.ts';
import { policyAt } from '../../helpers/check-policies.ts';
import { recordedAt } from '../../helpers/recorded-machine.ts';

const runs = { numRuns: 500 };
const setting = { ownership: 'lent', place: 'home' } as const;
const nothingGiven: GivenAnswers = { manual: {}, attested: [], reasons: [], exceptions: [] };
const today = '2026-11-22';
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const flag = maybe(fc.boolean());
const days = fc.integer({ min: -40, max: 120 });
const instant = days.map((count) => new Date(recordedAt - count * 86_400_000).toISOString());
const words = fc.constantFrom('Guard', 'chromium', 'Game', 'Firefox', '');
const product = fc.record({
  name: words,
  running: flag,
  realTime: flag,
  onDemand: fc.boolean(),
  definitions: maybe(
    fc.oneof(
      fc.record({ kind: fc.constant('dated' as const), at: instant, version: fc.constant(null) }),
      fc.record({ kind: fc.constant('said' as const), current: fc.boolean() }),
    ),
  ),
  licence: maybe(fc.constantFrom('none' as const, 'valid' as const, 'expired' as const)),
  licenceEndsAt: fc.constant(null),
});
const values = {
  antivirus: fc.record({ products: fc.array(product, { maxLength: 3 }), updaterRunning: flag }),
  release: fc.record({
    name: words,
    product: fc.constantFrom('windows', 'debian', 'macos', 'other'),
    version: fc.constantFrom('10.0.26100', '10.0.19045', '12', '13.1', ''),
    build: fc.constant(null),
    edition: maybe(fc.constantFrom('Enterprise', 'Core', 'EnterpriseS')),
  }),
  updates: fc.record({
    pending: maybe(fc.integer({ min: 0, max: 3 })),
    security: maybe(fc.integer({ min: 0, max: 3 })),
    pendingSince: maybe(instant),
    lookedAt: maybe(instant),
    installedAt: maybe(instant),
    restartPending: flag,
  }),
  software: fc.record({
    items: fc.array(
      fc.record({
        name: words.filter((name) => name !== ''),
        version: maybe(fc.constantFrom('1', '130.1', '131', 'x')),
      }),
      { maxLength: 4 },
    ),
  }),
  firewall: fc.record({ profiles: fc.array(fc.record({ name: words, on: flag }), { maxLength: 3 }) }),
  disks: fc.record({
    volumes: fc.array(
      fc.record({
        holds: fc.constantFrom('system' as const, 'vault' as const),
        place: words,
        encrypted: flag,
        how: fc.constant(null),
      }),
      { maxLength: 3 },
    ),
  }),
  screenLock: fc.record({ on: flag, afterSeconds: maybe(fc.integer({ min: 0, max: 2000 })) }),
  tampering: fc.record({
    signs: fc.array(
      fc.record({
        sign: fc.constantFrom('elevated' as const, 'secureBootOff' as const, 'integrityOff' as const),
        present: flag,
      }),
      { maxLength: 3 },
    ),
  }),
  media: fc.record({ removable: fc.array(fc.record({ name: words, sizeBytes: fc.constant(null) }), { maxLength: 2 }) }),
  backup: fc.record({ lastAt: fc.oneof(instant, fc.constant('never' as const)) }),
  clock: fc.record({ now: instant, notBefore: maybe(instant), synchronised: flag }),
  wifi: fc.record({
    connected: fc.boolean(),
    protection: maybe(fc.constantFrom('open' as const, 'weak' as const, 'protected' as const)),
  }),
} satisfies { readonly [Id in FactId]: fc.Arbitrary<unknown> };
const gap = fc.constantFrom(...Gap.options);
const someFacts = fc
  .record(Object.fromEntries(factIds.map((id) => [id, fc.oneof({ weight: 6, arbitrary: values[id] }, gap)])))
  .map((over) => factsWith(over as Parameters<typeof factsWith>[0]));
const level = fc.constantFrom<Level>('block', 'warn', 'attest', 'off');
const base = policyAt('block');
const somePolicy = fc
  .record({
    levels: fc.record(
      Object.fromEntries(automaticChecks.map((check) => [check, fc.record({ lent: level, own: level })])),
    ),
    byReason: fc.boolean(),
    byTelephone: fc.boolean(),
  })
  .map(({ levels, byReason, byTelephone }): CheckPolicy => ({
    ...base,
    levels: levels as CheckPolicy['levels'],
    exceptions: { byReason, byTelephone },
  }));

/** Paths to every leaf of a value. */
function leavesOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) =>
    leavesOf(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** A copy with `null` at a path, if the contract allows `null` there; else `null`. */
function without(id: FactId, value: unknown, path: readonly (string | number)[]): unknown {
  const copy = structuredClone(value);
  let node = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) node = node[key] as Record<string | number, unknown>;
  const last = path.at(-1);
  if (last === undefined) return null;
  node[last] = null;
  return factValues[id].safeParse(copy).success ? copy : null;
}

describe('what cannot be told', () => {
  it.each(Object.entries(factOf))('never lets %s pass while its fact is absent', (check, id) => {
    for (const why of Gap.options) {
      const facts = { ...factsWith(), [id]: absentFact(why) };
      expect(rules[check as keyof typeof rules](facts, policyAt('block'), recordedAt).verdict).toBe('cannotTell');
    }
  });

  it.each(Object.entries(factOf))('never turns the answer of %s into a pass by being left out', (name, id) => {
    const check = name as keyof typeof rules;
    const policy = policyAt('block');
    fc.assert(
      fc.property(values[id] as fc.Arbitrary<FactValue<FactId>>, (value) => {
        const verdictOf = (given: unknown) => rules[check](factsWith({ [id]: given }), policy, recordedAt).verdict;
        if (verdictOf(value) === 'pass') return;
        for (const leaf of leavesOf(value)) {
          const less = without(id, value, leaf);
          if (less !== null) expect([leaf, verdictOf(less)]).not.toEqual([leaf, 'pass']);
        }
      }),
      runs,
    );
  });

  it('never opens a vault whose policy blocks, whatever else the worker says', () => {
    fc.assert(
      fc.property(someFacts, somePolicy, fc.subarray([...automaticChecks, ...manualItems]), (facts, policy, said) => {
        const answers = judge(facts, policy, setting, {}, recordedAt);
        const given: GivenAnswers = {
          manual: Object.fromEntries(manualItems.map((item) => [item, 'yes'])),
          attested: said,
          reasons: said.map((check) => ({ check, text: '理由があります' })),
          exceptions: [],
        };
        const gate = decide({ answers, policy, setting, given, today });
        for (const check of automaticChecks) {
          const isPassed = answers.find((answer) => answer.check === check)?.verdict === 'pass';
          const blocks = policy.levels[check].lent === 'block' && !isPassed;
          expect(gate.blockedBy.includes(check)).toBe(blocks);
          if (blocks) expect(gate.state).toBe('blocked');
        }
      }),
      runs,
    );
  });

  it('opens nothing when answers are left out', () => {
    fc.assert(
      fc.property(somePolicy, fc.subarray([...automaticChecks]), (policy, kept) => {
        const answers = judge(factsWith(), policy, setting, {}, recordedAt);
        const some = answers.filter(({ check }) => (kept as string[]).includes(check));
        const gate = decide({ answers: some, policy, setting, given: nothingGiven, today });
        const isBlocked = automaticChecks.some(
          (check) => policy.levels[check].lent === 'block' && !kept.includes(check),
        );
        expect(gate.state === 'blocked').toBe(isBlocked);
      }),
      runs,
    );
  });

  it('is told when all facts are there: the good device passes everything', () => {
    const answers = judge(factsWith(), policyAt('block'), setting, {}, recordedAt);
    const automatic = answers.filter(({ check }) => check in rules);
    expect(automatic.map(({ verdict }) => verdict)).toEqual(automatic.map(() => 'pass'));
    expect(Object.keys(goodValues)).toEqual([...factIds]);
  });
});
