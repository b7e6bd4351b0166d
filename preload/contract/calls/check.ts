/** Calls about the pre-work check: what it goes by, also while the vault is locked. */
import { z } from 'zod';
import { call } from '../call.ts';
import { CheckAnswer, Gate, HandedIn, WorkSession } from '../check.ts';
import { CheckId, CheckPolicy, Level, ManualItem, Ownership, Place } from '../check-policy.ts';
import { CheckedSystem } from '../check-facts.ts';
import * as v from '../values.ts';

export const checkCalls = {
  /**
   * By whose rules this vault is checked. While it is locked, policy and kind of device are what stands beside the vault (the
   * page with the office's signature, the device's note); with the vault open, what the vault itself knows. Fails with
   * `check/no-policy` where no policy is there that the office has certainly signed.
   */
  'check/terms': call({
    input: z.strictObject({}),
    output: z.strictObject({
      policy: CheckPolicy,
      policyVersion: z.int().min(1),
      officeName: v.ShortText,
      ownership: Ownership,
      deviceId: v.Id.nullable(),
      vaultId: v.Id,
      /** What the worker looks at himself, at each place. */
      manualItems: z.record(Place, z.array(ManualItem)),
      /** Whether opening this vault asks for a check at all: a worker's vault under a policy that asks for something. */
      isWanted: z.boolean(),
      /** The last check that opened it, as a note beside the vault has it, and whether it still does; the vault itself decides. */
      last: z.strictObject({ checkedAt: v.Instant, place: Place, isFresh: z.boolean() }).nullable(),
      /** Null while the vault is locked: only the vault knows. */
      lastBackupAt: z.union([v.Instant, z.literal('never')]).nullable(),
    }),
    when: 'any',
    afterLease: true,
  }),
  /**
   * What the rules say of this machine's facts and these answers, for the eyes of the user; opening the vault decides anew. Answers
   * are in the order of the contract, `level` null for advice. Codes by telephone are not looked at: only the open vault can.
   * Fails with `check/no-facts` and `check/facts-old`.
   */
  'check/judge': call({
    input: HandedIn,
    output: z.strictObject({
      system: CheckedSystem,
      answers: z.array(CheckAnswer.extend({ level: Level.nullable() })),
      gate: Gate,
    }),
    when: 'any',
    afterLease: true,
  }),
  /** The checks of this device that opened its vault, newest first. */
  'check/sessions': call({
    input: z.strictObject({ limit: z.int().min(1).max(400).default(100) }),
    output: z.array(WorkSession),
    when: 'open',
    role: 'worker',
    afterLease: true,
  }),
  /** The code by which one device goes on today although a check blocks; to be read over the telephone. Put on record. */
  'office/telephone-code': call({
    input: z.strictObject({ deviceId: v.Id, check: CheckId, day: z.iso.date() }),
    output: z.strictObject({ code: z.string().max(20) }),
    when: 'open',
    role: 'office',
  }),
  /** What came back of a device's checks, newest first; each signature was verified when it came. */
  'office/work-sessions': call({
    input: z.strictObject({ deviceId: v.Id, limit: z.int().min(1).max(400).default(100) }),
    output: z.array(WorkSession),
    when: 'open',
    role: 'office',
  }),
} as const;
