/** The pre-work check's answers, its decision and its record, as they cross between processes and offices. Imports zod alone. */
import { z } from 'zod';
import { CheckedSystem, Facts } from './check-facts.ts';
import { CheckId, ManualItem, Ownership, Place } from './check-policy.ts';
import { Id, Instant } from './values.ts';

/** Why a check passed, failed or could not be told; its words are `check.reason.<code>` in the locale files. */
export const reasonCodes = [
  'absentTimeout',
  'absentFailed',
  'absentNonsense',
  'absentMissing',
  'absentRefused',
  'absentUnsupported',
  'absentLocked',
  'antivirusOn',
  'antivirusOnDemand',
  'antivirusNone',
  'antivirusStopped',
  'antivirusRealTimeOff',
  'antivirusExpired',
  'antivirusUnknown',
  'definitionsFresh',
  'definitionsGrace',
  'definitionsSaidCurrent',
  'definitionsOld',
  'definitionsSaidOld',
  'definitionsUnknown',
  'definitionsFromFuture',
  'supported',
  'supportGrace',
  'supportEnded',
  'supportUnknown',
  'updatesNone',
  'updatesGrace',
  'updatesPending',
  'updatesUnknown',
  'updatesSinceUnknown',
  'updatesLookOld',
  'updatesLookUnknown',
  'restartPending',
  'restartUnknown',
  'applicationsCurrent',
  'applicationsOld',
  'applicationsUnknown',
  'applicationsNoneFound',
  'baselineNone',
  'baselineExpired',
  'softwareApproved',
  'softwareUnapproved',
  'softwareNoList',
  'softwareNoneFound',
  'firewallOn',
  'firewallNone',
  'firewallOff',
  'firewallUnknown',
  'diskEncrypted',
  'diskPlain',
  'diskUnknown',
  'screenLockOn',
  'screenLockOff',
  'screenLockLate',
  'screenLockUnknown',
  'tamperingNone',
  'tamperingFound',
  'tamperingUnknown',
  'mediaNone',
  'mediaPresent',
  'backupFresh',
  'backupOld',
  'backupNever',
  'backupFromFuture',
  'clockPlausible',
  'clockBehind',
  'clockUnknown',
  'wifiNone',
  'wifiProtected',
  'wifiOpen',
  'wifiWeak',
  'wifiUnknown',
  'manualYes',
  'manualNo',
  'manualUnanswered',
] as const;
export const ReasonCode = z.enum(reasonCodes);
export type ReasonCode = z.infer<typeof ReasonCode>;

export const Verdict = z.enum(['pass', 'fail', 'cannotTell']);
export type Verdict = z.infer<typeof Verdict>;

export const CheckAnswer = z.strictObject({
  check: CheckId,
  verdict: Verdict,
  reason: ReasonCode,
  /** For the words: counts, days, names of products. */
  params: z.record(z.string().max(40), z.union([z.string().max(500), z.number()])),
  /** It passes until then, and no longer. */
  graceUntil: Instant.nullable(),
});
export type CheckAnswer = z.infer<typeof CheckAnswer>;

/** A way past a check that blocks, for one day. A telephone exception stands here only after its code was verified. */
export const CheckException = z.strictObject({
  check: CheckId,
  ground: z.enum(['reason', 'telephone']),
  reason: z.string().max(500),
  /** Local day it is limited to. */
  day: z.iso.date(),
});
export type CheckException = z.infer<typeof CheckException>;

/** What the worker has said so far. */
export const GivenAnswers = z.strictObject({
  manual: z.partialRecord(ManualItem, z.enum(['yes', 'no'])),
  attested: z.array(CheckId).max(50),
  reasons: z.array(z.strictObject({ check: CheckId, text: z.string().max(500) })).max(50),
  exceptions: z.array(CheckException).max(50),
});
export type GivenAnswers = z.infer<typeof GivenAnswers>;

/**
 * What the worker hands in when he opens the vault: his own answers. Facts come to the engine from whoever read them on this
 * machine, and the decision is the engine's.
 */
export const HandedIn = z.strictObject({
  place: Place,
  manual: GivenAnswers.shape.manual,
  attested: GivenAnswers.shape.attested,
  reasons: GivenAnswers.shape.reasons,
  /** Reasons to go on today although a check blocks. */
  excuses: GivenAnswers.shape.reasons,
  /** Codes that the office read over the telephone. */
  codes: z.array(z.strictObject({ check: CheckId, code: z.string().max(40) })).max(20),
});
export type HandedIn = z.infer<typeof HandedIn>;

export const GateState = z.enum(['open', 'blocked', 'needsAttestations', 'needsReasons']);
export type GateState = z.infer<typeof GateState>;

/** Whether the vault may be opened, and what is still wanted of the worker. */
export const Gate = z.strictObject({
  state: GateState,
  blockedBy: z.array(CheckId),
  attestationsFor: z.array(CheckId),
  reasonsFor: z.array(CheckId),
  /** Checks that block and were excused for today. */
  excused: z.array(CheckId),
});
export type Gate = z.infer<typeof Gate>;

/** One check before work, as it goes on record (docs/FORMAT.md §10). */
export const WorkSession = z.strictObject({
  version: z.literal(1),
  sessionId: Id,
  deviceId: Id,
  vaultId: Id,
  policyVersion: z.int().min(0),
  ownership: Ownership,
  system: CheckedSystem,
  place: Place,
  checkedAt: Instant,
  /** Local day at the device. */
  day: z.iso.date(),
  facts: Facts,
  answers: z.array(CheckAnswer).max(50),
  given: GivenAnswers,
  gate: Gate,
});
export type WorkSession = z.infer<typeof WorkSession>;

/** `signature`: Ed25519 by the device, base64. */
export const SignedWorkSession = z.strictObject({ session: WorkSession, signature: z.string().max(128) });
export type SignedWorkSession = z.infer<typeof SignedWorkSession>;

/** For the office, a check says nothing of today any more after so many days. */
export const checkLastsDays = 7;

/** Whether a device may be handed to somebody, by the last check that came back of it. */
export const Readiness = z.enum(['ready', 'attention', 'unknown']);
export type Readiness = z.infer<typeof Readiness>;

/**
 * The last check of a device as the office sees it today: the rules are asked anew with today's date and policy. What is old or cannot be
 * told never passes.
 */
export const DeviceCheck = z.strictObject({
  readiness: Readiness,
  why: z.enum([
    'passed', // everything that the policy asks passes
    'failed', // `failed` names what does not
    'notInUse', // lost, stopped or given back
    'untold', // `untold` names what nobody could tell
    'notAsked', // the policy asks nothing that a machine looks at
    'old', // too long ago to say anything of today
    'future', // dated after today
    'unreadable',
    'none', // none came back yet
  ]),
  checkedAt: Instant.nullable(),
  failed: z.array(CheckId),
  untold: z.array(CheckId),
  /** Patch state; `pending` null where nobody knows. Null without a record that can be read. */
  updates: CheckAnswer.extend({ pending: z.int().min(0).nullable() }).nullable(),
  /** `ageDays`: of the definitions themselves, counted until today; null where they have no date. */
  definitions: CheckAnswer.extend({ ageDays: z.int().min(0).nullable() }).nullable(),
});
export type DeviceCheck = z.infer<typeof DeviceCheck>;
