/** All answers to one check before work: what the rules say of the facts, and what the worker said of the rest. Pure. For check.ts. */
import type { CheckAnswer, GivenAnswers } from '../../preload/contract/check.ts';
import type { Facts } from '../../preload/contract/check-facts.ts';
import {
  automaticChecks,
  type CheckId,
  type CheckPolicy,
  type Level,
  type ManualItem,
  type Ownership,
  type Place,
} from '../../preload/contract/check-policy.ts';
import { cannotTell, fail, pass, type Answer } from './answer.ts';
import { rules } from './rules.ts';

/** For whom and where the check is made. */
export interface Setting {
  readonly ownership: Ownership;
  readonly place: Place;
}

/** Every check that the policy asks of this device at this place, with its level; those that are off are not there. */
export function levelsFor(policy: CheckPolicy, { ownership, place }: Setting): ReadonlyMap<CheckId, Level> {
  const automatic = automaticChecks.map((check): [CheckId, Level] => [check, policy.levels[check][ownership]]);
  const manual = policy.manual
    .filter(({ places }) => places.includes(place))
    .map(({ item, levels }): [CheckId, Level] => [item, levels[ownership]]);
  return new Map([...automatic, ...manual].filter(([, level]) => level !== 'off'));
}

function judgeManual(item: ManualItem, given: GivenAnswers['manual']): Answer {
  if (given[item] === 'yes') return pass('manualYes');
  return given[item] === 'no' ? fail('manualNo') : cannotTell('manualUnanswered');
}

/**
 * One answer for each check that the policy asks, in the order of the contract, and the advice on the Wi-Fi last. A rule that
 * breaks gives *cannot tell*: a fault of ours is no pass.
 */
export function judge(
  facts: Facts,
  policy: CheckPolicy,
  setting: Setting,
  manual: GivenAnswers['manual'],
  now: number,
): CheckAnswer[] {
  const judged = [...levelsFor(policy, setting).keys(), 'wifi' as const];
  return judged.map((check): CheckAnswer => {
    const rule = check in rules ? rules[check as keyof typeof rules] : null;
    if (rule === null) return { check, ...judgeManual(check as ManualItem, manual) };
    try {
      return { check, ...rule(facts, policy, now) };
    } catch {
      return { check, ...cannotTell('absentFailed') };
    }
  });
}
