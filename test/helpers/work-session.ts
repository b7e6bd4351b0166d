/** Records of checks before work, unsigned, as a device makes them of its facts. For tests. */
import { decide, judge } from '../../main/check/check.ts';
import type { GivenAnswers, WorkSession } from '../../preload/contract/check.ts';
import type { Facts } from '../../preload/contract/check-facts.ts';
import type { CheckPolicy, Place } from '../../preload/contract/check-policy.ts';
import { factsWith } from './check-facts.ts';
import { everythingBlocks } from './check-policies.ts';
import { recordedAt } from './recorded-machine.ts';

const id = '3f0e9d5c-8f3b-4c53-9c3e-0f6f3d1f2a11';
const day = '2026-11-22';

export interface CheckMade {
  readonly facts?: Facts;
  readonly policy?: CheckPolicy;
  readonly place?: Place;
  readonly manual?: GivenAnswers['manual'];
}

/** A check of a lent device at `recordedAt`, under version 3 of the policy. */
export function workSessionOf({
  facts = factsWith(),
  policy = everythingBlocks,
  place = 'home',
  manual = {},
}: CheckMade = {}): WorkSession {
  const setting = { ownership: 'lent', place } as const;
  const given: GivenAnswers = { manual, attested: [], reasons: [], exceptions: [] };
  const answers = judge(facts, policy, setting, manual, recordedAt);
  return {
    version: 1,
    sessionId: id,
    deviceId: id,
    vaultId: id,
    policyVersion: 3,
    ...setting,
    system: 'linux',
    checkedAt: new Date(recordedAt).toISOString(),
    day,
    facts,
    answers,
    given,
    gate: decide({ answers, policy, setting, given, today: day }),
  };
}
