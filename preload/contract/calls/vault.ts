/** Calls about the vault as a whole: what it is, opening it, its passphrase, its health, its backup. */
import { z } from 'zod';
import { call } from '../call.ts';
import { HandedIn } from '../check.ts';
import { AwayRules, Contact } from '../policy.ts';
import * as v from '../values.ts';

const Nothing = z.strictObject({});
const Passphrase = z.string().max(4096);

export const Lease = z.strictObject({ notAfter: v.Instant, state: z.enum(['valid', 'endingSoon', 'over']) });

export const PassphraseJudgement = z.strictObject({
  ok: z.boolean(),
  /** 0 (worst) to 4. */
  score: z.int().min(0).max(4),
  guessesLog10: z.number(),
  problems: z.array(z.enum(['tooShort', 'tooLong', 'tooGuessable', 'unusable'])),
  /** Keys under `passphrase.advice.` in the locale files, most useful first. */
  advice: z.array(z.string().max(64)),
  lengthCodePoints: z.int(),
  minimumCodePoints: z.int(),
});

export const VaultDescription = z.strictObject({
  /** `none`: the folder holds no vault; `enrolling`: an enrolment request was made and the grant is awaited; `newer`: made by a newer version, untouched. */
  state: z.enum(['none', 'enrolling', 'ready', 'newer', 'damaged']),
  role: v.Role.nullable(),
  vaultId: v.Id.nullable(),
  workerName: v.ShortText.nullable(),
  officeName: v.ShortText.nullable(),
  officeFingerprint: v.Fingerprint.nullable(),
  /** Of this device; while enrolling the one to be read to the office. */
  deviceFingerprint: v.Fingerprint.nullable(),
  /** From the office's signed page; empty when there is none or its signature fails (`officePageValid` false). */
  contacts: z.array(Contact),
  officePageValid: z.boolean().nullable(),
  keychain: v.KeychainState,
  /** Wrong tries since the last successful unlock, and when the next try is let through. */
  failedTries: z.int().min(0),
  retryAt: v.Instant.nullable(),
  /** Wrong tries that are left before only the office can open it, by its policy; null: no end to them. */
  triesLeft: z.int().min(0).nullable(),
  /** A request for a forgotten passphrase is under way. */
  recovering: z.boolean(),
  recoveryFingerprint: v.Fingerprint.nullable(),
});
export type VaultDescription = z.infer<typeof VaultDescription>;

export const WrongTries = z.strictObject({
  count: z.int().min(0),
  /** Of the latest twenty, oldest first. */
  at: z.array(v.Instant).max(20),
  /** The record of them was damaged once; there may have been others. */
  isIncomplete: z.boolean(),
});

export const VaultStatus = z.strictObject({
  vaultId: v.Id,
  role: v.Role,
  /** Worker's name on a device, administrator's in the office. */
  personName: v.ShortText,
  officeName: v.ShortText,
  deviceId: v.Id.nullable(),
  deviceName: v.ShortText.nullable(),
  lease: Lease.nullable(),
  keychain: v.KeychainState,
  idleLockMinutes: z.int(),
  /** Of the policy in force. */
  away: AwayRules,
  policyVersion: z.int(),
  /** A newer policy came and has not been accepted yet; taking out waits for it. */
  policyToAccept: z.boolean(),
  lastBackupAt: v.Instant.nullable(),
  openedAt: v.Instant,
  /** Wrong passphrases between the last unlock and this one. */
  wrongTriesBefore: WrongTries,
  exportOutside: z.boolean(),
  /** The entry in whose editor the work broke off when the vault was locked; null: in none. */
  brokenOffId: v.Id.nullable(),
  fileCount: z.int(),
  totalBytes: v.SizeBytes,
});
export type VaultStatus = z.infer<typeof VaultStatus>;

export const vaultCalls = {
  'vault/describe': call({ input: Nothing, output: VaultDescription, when: 'any', afterLease: true }),
  /**
   * Opens the vault, a worker's only past the pre-work check: by a record that is still fresh, or by what is handed in. Without
   * either it fails with `check/needed`, else with `check/gate-closed`, `check/code-wrong` and the like, and stays locked.
   */
  'vault/unlock': call({
    input: z.strictObject({ passphrase: Passphrase, check: HandedIn.nullable().default(null) }),
    output: VaultStatus,
    when: 'locked',
  }),
  'vault/status': call({ input: Nothing, output: VaultStatus, when: 'open', afterLease: true }),
  'vault/judge-passphrase': call({
    input: z.strictObject({ passphrase: Passphrase, userWords: z.array(v.ShortText).max(20).default([]) }),
    output: PassphraseJudgement,
    when: 'any',
    afterLease: true,
  }),
  'vault/change-passphrase': call({
    input: z.strictObject({ current: Passphrase, next: Passphrase }),
    output: Nothing,
    when: 'open',
    afterLease: true,
  }),
  'vault/verify': call({
    input: z.strictObject({ repair: z.boolean() }),
    output: z.strictObject({ checkedObjects: z.int(), checkedBytes: z.number(), findings: z.array(v.Finding) }),
    when: 'open',
    long: true,
    afterLease: true,
  }),
  'vault/backup': call({
    input: z.strictObject({ folder: v.PathToken }),
    output: z.strictObject({ at: v.Instant, copiedFiles: z.int(), keptFiles: z.int(), totalBytes: z.number() }),
    when: 'open',
    long: true,
    afterLease: true,
  }),
  /** Copies a backup into this (empty) vault folder; unlocking comes after. */
  'vault/restore': call({
    input: z.strictObject({ folder: v.PathToken }),
    output: z.strictObject({ restoredFiles: z.int(), totalBytes: z.number() }),
    when: 'locked',
    long: true,
  }),
  'vault/rekey': call({
    input: z.strictObject({ passphrase: Passphrase }),
    output: z.strictObject({ objects: z.int() }),
    when: 'open',
    long: true,
  }),
  /** The catalogue is lost or damaged: makes it anew from the objects. The old one is kept aside. */
  'vault/rebuild': call({
    input: z.strictObject({ passphrase: Passphrase }),
    output: z.strictObject({ entries: z.int(), versions: z.int(), unreadableObjects: z.int() }),
    when: 'locked',
    long: true,
  }),
  /** Crypto-erase: keys, slots and keychain entry first, then the files; the certificate is written before (guideline 管理者9). */
  'vault/destroy': call({
    input: z.strictObject({ passphrase: Passphrase, certificate: v.PathToken, reason: v.ShortText.default('') }),
    output: z.strictObject({ at: v.Instant, objects: z.int(), stillOut: z.int() }),
    when: 'open',
    long: true,
    afterLease: true,
  }),
  'policy/read': call({
    input: Nothing,
    output: z.strictObject({ policy: z.unknown(), acceptedAt: v.Instant.nullable() }),
    when: 'open',
    afterLease: true,
  }),
  'policy/accept': call({ input: z.strictObject({ version: z.int() }), output: Nothing, when: 'open', role: 'worker' }),
  'audit/list': call({
    input: z.strictObject({
      search: z.string().max(100).default(''),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({ total: z.int(), rows: z.array(v.AuditRow) }),
    when: 'open',
    afterLease: true,
  }),
  'audit/verify': call({
    input: Nothing,
    output: z.strictObject({ rows: z.int(), intact: z.boolean(), brokenAtSeq: z.int().nullable() }),
    when: 'open',
    afterLease: true,
  }),
} as const;
