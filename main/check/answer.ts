/** How a rule answers. For the rules of main/check. */
import type { CheckAnswer, ReasonCode } from '../../preload/contract/check.ts';
import type { CheckedSystem, Fact, FactId, FactValue, Facts, Gap } from '../../preload/contract/check-facts.ts';
import type { CheckId, CheckPolicy } from '../../preload/contract/check-policy.ts';

/** A rule's answer before the list puts the check's name on it. */
export type Answer = Omit<CheckAnswer, 'check'>;

/** Everything a rule may know. `now` in milliseconds since 1970. */
export interface Case<Id extends FactId> {
  readonly value: FactValue<Id>;
  readonly policy: CheckPolicy;
  readonly now: number;
  readonly system: CheckedSystem;
}

/** Facts and policy in, answer out: no clock, no files, no exceptions. */
export type Rule = (facts: Facts, policy: CheckPolicy, now: number) => Answer;

type Params = CheckAnswer['params'];

export function pass(reason: ReasonCode, params: Params = {}, graceUntil: string | null = null): Answer {
  return { verdict: 'pass', reason, params, graceUntil };
}

export function fail(reason: ReasonCode, params: Params = {}): Answer {
  return { verdict: 'fail', reason, params, graceUntil: null };
}

export function cannotTell(reason: ReasonCode, params: Params = {}): Answer {
  return { verdict: 'cannotTell', reason, params, graceUntil: null };
}

const reasonOfGap: Readonly<Record<Gap, ReasonCode>> = {
  timeout: 'absentTimeout',
  failed: 'absentFailed',
  nonsense: 'absentNonsense',
  missing: 'absentMissing',
  refused: 'absentRefused',
  unsupported: 'absentUnsupported',
  locked: 'absentLocked',
};

/** A rule about one fact: where the fact is absent, nothing else is asked. */
export function ruleFor<Id extends FactId>(id: Id, judge: (given: Case<Id>) => Answer): Rule {
  return (facts, policy, now) => {
    const fact: Fact<Id> = facts[id];
    return fact.state === 'absent'
      ? cannotTell(reasonOfGap[fact.why])
      : judge({ value: fact.value as FactValue<Id>, policy, now, system: facts.system });
  };
}

export const dayMs = 24 * 60 * 60 * 1000;

/** Whole days from an instant until now; negative if it lies ahead. */
export function daysSince(instant: string, now: number): number {
  return Math.floor((now - Date.parse(instant)) / dayMs);
}

/** Clocks of two machines may differ by so much. */
export const clockToleranceMs = dayMs;

/** Names in a row for the words of an answer: the first few, then how many more. */
export function namesInARow(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).join(', ');
  return (names.length > most ? `${shown} … (+${names.length - most})` : shown).slice(0, 500);
}

export type { CheckId };
