/** Calls about the pre-work check: what it goes by, also while the vault is locked. */
import { z } from 'zod';
import { call } from '../call.ts';
import { CheckPolicy, Ownership } from '../check-policy.ts';
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
      /** The newest moment that has certainly passed, for the check of the clock. */
      notBefore: v.Instant,
      /** When updates were first seen to be pending (`check/remember`). */
      pendingSince: v.Instant.nullable(),
      /** Null while the vault is locked: only the vault knows. */
      lastBackupAt: z.union([v.Instant, z.literal('never')]).nullable(),
    }),
    when: 'any',
    afterLease: true,
  }),
  /** Keeps from one check to the next since when updates are pending; no system remembers it. */
  'check/remember': call({
    input: z.strictObject({ pendingSince: v.Instant.nullable() }),
    output: z.strictObject({}),
    when: 'any',
    afterLease: true,
  }),
} as const;
