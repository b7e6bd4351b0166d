/**
 * The record of a check before work, signed by the device (docs/FORMAT.md §10.1): what goes to the office with the next return,
 * and what opening the vault asks for. For the engine and the office.
 */
import type { SignedWorkSession, WorkSession } from '../../preload/contract/check.ts';
import type { Facts } from '../../preload/contract/check-facts.ts';
import type { CheckPolicy } from '../../preload/contract/check-policy.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { signRecord } from '../parcel/signed-record.ts';
import { believeWorkSession } from '../parcel/work-session-record.ts';
import { unapprovedNames } from './software/rules.ts';

/** Signs a record with the device's key (64 bytes). */
export function signWorkSession(sodium: Sodium, session: WorkSession, signSecretKey: Uint8Array): SignedWorkSession {
  return { session, signature: signRecord(sodium, 'workSession', session, signSecretKey) };
}

/** The record, if it has the shape of one and this key signed exactly what stands in it; else `null`. */
export function verifyWorkSession(sodium: Sodium, json: unknown, signPublicKey: Uint8Array): WorkSession | null {
  return believeWorkSession(sodium, json, signPublicKey)?.session ?? null;
}

/**
 * The facts as they may leave the device. Of installed software only what the policy does not approve: an own device is the
 * worker's home, and the rest of the list is nobody's business.
 */
export function factsForRecord(facts: Facts, policy: CheckPolicy): Facts {
  const { software } = facts;
  if (software.state === 'absent') return facts;
  const unapproved = new Set(
    policy.approvedSoftware.length === 0 ? [] : unapprovedNames(software.value.items, policy.approvedSoftware),
  );
  const items = software.value.items.filter(({ name }) => unapproved.has(name));
  return { ...facts, software: { ...software, value: { items } } };
}

export interface FreshnessCase {
  readonly policy: CheckPolicy;
  readonly policyVersion: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Local day, `YYYY-MM-DD`. */
  readonly today: string;
  /** The record was made for the unlocking that is under way. */
  readonly isForThisUnlock: boolean;
}

/** What decides whether a record still opens the vault. */
export type CheckedThen = Pick<WorkSession, 'checkedAt' | 'day' | 'policyVersion'> & {
  readonly gate: Pick<WorkSession['gate'], 'state' | 'excused'>;
  readonly answers: readonly Pick<WorkSession['answers'][number], 'graceUntil'>[];
};

const hourMs = 60 * 60 * 1000;

/**
 * Whether a record still opens the vault. One from the future, from another policy, or whose gate was not open, never does; nor does it
 * outlive the day of an exception or the grace of an answer. A day has no more than 24 hours, whatever the time zone is set to.
 */
export function isFresh(
  session: CheckedThen,
  { policy, policyVersion, now, today, isForThisUnlock }: FreshnessCase,
): boolean {
  const checkedAt = Date.parse(session.checkedAt);
  if (session.gate.state !== 'open' || session.policyVersion !== policyVersion || checkedAt > now) return false;
  if (isForThisUnlock) return true;
  const { every, hours } = policy.freshness;
  if (every === 'unlock') return false;
  const isOfToday = session.day === today && now - checkedAt < 24 * hourMs;
  if (session.gate.excused.length > 0 && !isOfToday) return false;
  if (session.answers.some(({ graceUntil }) => graceUntil !== null && Date.parse(graceUntil) < now)) return false;
  return every === 'day' ? isOfToday : now - checkedAt < hours * hourMs;
}
