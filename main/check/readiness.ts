/**
 * May this device be handed to somebody (guideline 管理者6–8)? The last check that came back of it is judged anew with today's date and
 * policy: what was current a month ago is not current for that. Pure. Through check.ts for the engine.
 */
import {
  checkLastsDays,
  type CheckAnswer,
  type DeviceCheck,
  type Verdict,
  type WorkSession,
} from '../../preload/contract/check.ts';
import {
  automaticChecks,
  type AutomaticCheck,
  type CheckPolicy,
  type Ownership,
} from '../../preload/contract/check-policy.ts';
import { clockToleranceMs, dayMs } from './answer.ts';
import { judge, levelsFor } from './judge.ts';

export interface ReadinessCase {
  readonly record: WorkSession | 'none' | 'unreadable';
  /** The office's policy of today. */
  readonly policy: CheckPolicy;
  readonly policyVersion: number;
  readonly ownership: Ownership;
  /** Neither lost nor stopped nor given back. */
  readonly isInUse: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Of the software, a record holds only what was not approved: these cannot be judged anew from it. */
const judgedThen: readonly string[] = ['software', 'applications'];
const noneNow: readonly string[] = ['baselineNone', 'baselineExpired', 'softwareNoList'];
const order: readonly Verdict[] = ['pass', 'cannotTell', 'fail'];

const worse = (one: Verdict, other: Verdict): Verdict => (order.indexOf(one) > order.indexOf(other) ? one : other);

function verdictOf(check: AutomaticCheck, again: CheckAnswer | undefined, given: ReadinessCase): Verdict {
  const { record, policyVersion, now } = given;
  if (typeof record === 'string' || again === undefined) return 'cannotTell';
  const then = record.answers.filter((answer) => answer.check === check);
  const outlived = then.some(({ graceUntil }) => graceUntil !== null && Date.parse(graceUntil) < now);
  const before = then.reduce<Verdict>((worst, { verdict }) => worse(worst, verdict), outlived ? 'cannotTell' : 'pass');
  if (!judgedThen.includes(check)) return worse(before, again.verdict);
  const isOfToday = then.length > 0 && record.policyVersion === policyVersion && !noneNow.includes(again.reason);
  return isOfToday ? before : worse(before, 'cannotTell');
}

function trouble({ record, now }: ReadinessCase): DeviceCheck['why'] | null {
  if (typeof record === 'string') return record;
  const age = now - Date.parse(record.checkedAt);
  if (age < -clockToleranceMs) return 'future';
  return age > checkLastsDays * dayMs ? 'old' : null;
}

/** The verdict of a check that says nothing of today: what passed then is not known now. */
const asOfToday = (verdict: Verdict, isOld: boolean): Verdict => (isOld && verdict === 'pass' ? 'cannotTell' : verdict);

/** Patch state and definitions as the record tells them, by today's date. */
function details(again: readonly CheckAnswer[], record: WorkSession, isOld: boolean) {
  const find = (check: AutomaticCheck): CheckAnswer | null => {
    const answer = again.find((each) => each.check === check);
    return answer === undefined ? null : { ...answer, verdict: asOfToday(answer.verdict, isOld) };
  };
  const { updates: fact } = record.facts;
  const updates = find('updates');
  const definitions = find('definitions');
  const days = definitions?.params['days'];
  return {
    updates: updates && { ...updates, pending: fact.state === 'read' ? fact.value.pending : null },
    definitions: definitions && { ...definitions, ageDays: typeof days === 'number' ? Math.max(0, days) : null },
  };
}

/** Every check, whatever its level: patch state and definitions are shown also where the policy does not weigh them. */
function withEverythingAsked(policy: CheckPolicy): CheckPolicy {
  const warn = { lent: 'warn', own: 'warn' } as const;
  return { ...policy, levels: { ...policy.levels, updates: warn, definitions: warn } };
}

/** Never `ready` without a readable record of the last days in which everything passes that today's policy asks of the machine. */
export function readinessOf(given: ReadinessCase): DeviceCheck {
  const { record, policy, ownership, isInUse, now } = given;
  const why = trouble(given);
  const nothing = { checkedAt: null, failed: [], untold: [], updates: null, definitions: null };
  if (typeof record === 'string') return { ...nothing, readiness: 'unknown', why: why ?? record };
  const setting = { ownership, place: record.place };
  const again = judge(record.facts, withEverythingAsked(policy), setting, record.given.manual, now);
  const asked = automaticChecks.filter((check) => levelsFor(policy, setting).has(check));
  const verdicts = asked.map((check) => {
    const answer = again.find((each) => each.check === check);
    return { check, verdict: asOfToday(verdictOf(check, answer, given), why !== null) };
  });
  const all = {
    checkedAt: record.checkedAt,
    failed: verdicts.filter(({ verdict }) => verdict === 'fail').map(({ check }) => check),
    untold: verdicts.filter(({ verdict }) => verdict === 'cannotTell').map(({ check }) => check),
    ...details(again, record, why !== null),
  };
  if (!isInUse) return { ...all, readiness: 'attention', why: 'notInUse' };
  if (why !== null) return { ...all, readiness: 'unknown', why };
  if (all.failed.length > 0) return { ...all, readiness: 'attention', why: 'failed' };
  if (all.untold.length > 0) return { ...all, readiness: 'unknown', why: 'untold' };
  return asked.length === 0
    ? { ...all, readiness: 'unknown', why: 'notAsked' }
    : { ...all, readiness: 'ready', why: 'passed' };
}
