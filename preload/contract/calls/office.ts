/** The office's calls: set up, devices and grants, take-out desk, recovery, policy. */
import { z } from 'zod';
import { CoverageReport } from '../away.ts';
import { call } from '../call.ts';
import { DeviceCheck } from '../check.ts';
import { Policy } from '../policy.ts';
import * as v from '../values.ts';
import { VaultStatus } from './vault.ts';
import { LeftOut } from './worker.ts';

const Nothing = z.strictObject({});
const Passphrase = z.string().max(4096);
const DueOn = z.iso.date().nullable();

export const DeviceState = z.enum(['active', 'leaseOver', 'lost', 'revoked', 'retired']);

/** Facts about the device that its enrolment named; unverified words of the device itself. */
export const DeviceFacts = z.strictObject({
  host: v.ShortText,
  platform: v.ShortText,
  osRelease: v.ShortText,
  arch: v.ShortText,
  appVersion: v.ShortText,
});

export const DeviceRow = z.strictObject({
  id: v.Id,
  name: v.ShortText,
  workerName: v.ShortText,
  ownership: z.enum(['lent', 'own']),
  state: DeviceState,
  fingerprint: v.Fingerprint,
  facts: DeviceFacts,
  /** What the device notices of its user's absence, as its newest return told; null where none has. */
  coverage: CoverageReport.nullable(),
  grantedAt: v.Instant,
  leaseNotAfter: v.Instant,
  filesOut: z.int(),
  filesOverdue: z.int(),
  lastReturnAt: v.Instant.nullable(),
  /** When the office last opened this device's escrow and its check value agreed. */
  escrowProvedAt: v.Instant.nullable(),
  /** Result of verifying the log that came back last. */
  log: z.enum(['none', 'intact', 'broken']),
  /** How often the office decided to go on after a break. */
  logBreaks: z.int().min(0),
  lastCheck: DeviceCheck,
});
export type DeviceRow = z.infer<typeof DeviceRow>;

/** A decision to go on after a device's log broke. `chain` counts from 0; the rows of that chain end at `lastSeq`. */
const LogBreak = z.strictObject({
  chain: z.int().min(0),
  brokenAtSeq: z.int().min(1).nullable(),
  lastSeq: z.int().min(0),
  continuesAfter: z.int().min(0),
  reason: v.ShortText,
  decidedBy: v.ShortText,
  decidedAt: v.Instant,
  /** False where the decision was changed afterwards. */
  isSigned: z.boolean(),
});
export type LogBreak = z.infer<typeof LogBreak>;

export const officeCalls = {
  /** Makes the office vault. The recovery key is shown and written out once; it opens the escrow and this vault. */
  'office/init': call({
    input: z.strictObject({
      officeName: v.ShortText.min(1),
      adminName: v.ShortText.min(1),
      /** Of the first policy, and of names the office gives to files. */
      locale: z.enum(['ja', 'en']).default('ja'),
      passphrase: Passphrase,
      withoutKeychain: z.boolean().default(false),
    }),
    output: z.strictObject({ status: VaultStatus, recoveryKey: z.string(), fingerprint: v.Fingerprint }),
    when: 'locked',
    long: true,
  }),
  /** Writes the recovery key to a file on removable media, in the form that stock `age -i` reads. */
  'office/save-recovery-key': call({
    input: z.strictObject({ out: v.PathToken, passphrase: Passphrase }),
    output: Nothing,
    when: 'open',
    role: 'office',
  }),
  /** Puts on record that the key is kept on paper; its last six characters, read off the paper, show that it is at hand. */
  'office/note-recovery-paper': call({
    input: z.strictObject({ ending: z.string().max(100) }),
    output: Nothing,
    when: 'open',
    role: 'office',
  }),
  'office/home': call({
    input: Nothing,
    output: z.strictObject({
      filesOut: z.int(),
      overdue: z.int(),
      dueSoon: z.int(),
      devices: z.int(),
      leasesEnding: z.int(),
      returnsOpen: z.int(),
      requestsOpen: z.int(),
      /** Requests for help and for software that wait for an answer. */
      reportsOpen: z.int(),
      recoveryKeySavedAt: v.Instant.nullable(),
      recoveryKeyOnPaperAt: v.Instant.nullable(),
      byDueDay: z.array(z.strictObject({ day: z.iso.date().nullable(), files: z.int(), overdue: z.boolean() })),
      overdueRows: z.array(v.TakeoutRow),
      fingerprint: v.Fingerprint,
    }),
    when: 'open',
    role: 'office',
  }),
  'office/inspect-request': call({
    input: z.strictObject({ parcel: v.PathToken }),
    output: z.strictObject({
      deviceId: v.Id,
      workerName: v.ShortText,
      deviceName: v.ShortText,
      ownership: z.enum(['lent', 'own']),
      facts: DeviceFacts,
      fingerprint: v.Fingerprint,
      requestedAt: v.Instant,
      /** Already in the ledger under this id. */
      known: z.boolean(),
    }),
    when: 'open',
    role: 'office',
  }),
  'office/issue': call({
    input: z.strictObject({
      request: v.PathToken,
      workerName: v.ShortText.min(1),
      leaseDays: z.int().min(1).max(366),
      /** The fingerprint that was compared by voice; must equal the request's. */
      comparedFingerprint: v.Fingerprint,
      out: v.PathToken,
    }),
    output: z.strictObject({ deviceId: v.Id, leaseNotAfter: v.Instant, parcel: v.WrittenParcel }),
    when: 'open',
    role: 'office',
  }),
  'office/devices': call({ input: Nothing, output: z.array(DeviceRow), when: 'open', role: 'office' }),
  'office/set-device-state': call({
    input: z.strictObject({
      deviceId: v.Id,
      state: z.enum(['active', 'lost', 'revoked', 'retired']),
      reason: v.ShortText.min(1),
    }),
    output: DeviceRow,
    when: 'open',
    role: 'office',
  }),
  'office/renew': call({
    input: z.strictObject({ deviceId: v.Id, leaseDays: z.int().min(1).max(366), out: v.PathToken }),
    output: z.strictObject({ leaseNotAfter: v.Instant, parcel: v.WrittenParcel }),
    when: 'open',
    role: 'office',
  }),
  'office/takeout': call({
    input: z.strictObject({
      paths: z.array(v.PathToken).min(1).max(8000),
      deviceId: v.Id,
      purpose: v.ShortText.min(1),
      dueOn: DueOn,
      out: v.PathToken,
    }),
    output: z.strictObject({
      parcel: v.WrittenParcel,
      files: z.int(),
      bytes: z.number(),
      entryIds: z.array(v.Id),
      leftOut: z.array(LeftOut),
    }),
    when: 'open',
    role: 'office',
    long: true,
  }),
  'office/ledger': call({ input: v.TakeoutQuery, output: v.TakeoutPage, when: 'open', role: 'office' }),
  /** Reads a worker's request to take files out; kept in the inbox until it is answered. */
  'office/approval-receive': call({
    input: z.strictObject({ parcel: v.PathToken }),
    output: z.strictObject({ requestId: v.Id, already: z.boolean() }),
    when: 'open',
    role: 'office',
  }),
  'office/approvals': call({
    input: Nothing,
    output: z.array(
      z.strictObject({
        id: v.Id,
        deviceId: v.Id,
        deviceName: v.ShortText,
        workerName: v.ShortText,
        at: v.Instant,
        purpose: v.ShortText,
        dueAt: v.Instant.nullable(),
        state: z.enum(['open', 'approved', 'refused']),
        files: z.array(
          z.strictObject({
            index: z.int(),
            name: v.FileName,
            folder: v.FolderPath,
            location: z.string(),
            sizeBytes: v.SizeBytes,
            ground: z.string(),
          }),
        ),
      }),
    ),
    when: 'open',
    role: 'office',
  }),
  'office/approval-answer': call({
    input: z.strictObject({
      requestId: v.Id,
      /** Indexes of the files that are approved; none = refused. */
      approved: z.array(z.int()).max(100_000),
      answer: v.LongText,
      out: v.PathToken,
    }),
    output: z.strictObject({ parcel: v.WrittenParcel, approved: z.int() }),
    when: 'open',
    role: 'office',
  }),

  'office/recovery-inspect': call({
    input: z.strictObject({ parcel: v.PathToken }),
    output: z.strictObject({
      deviceId: v.Id.nullable(),
      deviceName: v.ShortText,
      workerName: v.ShortText,
      fingerprint: v.Fingerprint,
      requestedAt: v.Instant,
    }),
    when: 'open',
    role: 'office',
  }),
  'office/recover': call({
    input: z.strictObject({ parcel: v.PathToken, comparedFingerprint: v.Fingerprint, out: v.PathToken }),
    output: v.WrittenParcel,
    when: 'open',
    role: 'office',
  }),
  'policy/save': call({
    input: z.strictObject({ policy: Policy }),
    output: z.strictObject({ version: z.int() }),
    when: 'open',
    role: 'office',
  }),
  'office/device-log': call({
    input: z.strictObject({
      deviceId: v.Id,
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({
      total: z.int(),
      rows: z.array(v.AuditRow.extend({ chain: z.int().min(0) })),
      verdict: z.enum(['none', 'intact', 'broken']),
      brokenAtSeq: z.int().nullable(),
      breaks: z.array(LogBreak),
    }),
    when: 'open',
    role: 'office',
  }),
  /** Lets a device's broken log go on from its last signed head. On record, signed, with the reason. */
  'office/accept-log-break': call({
    input: z.strictObject({ deviceId: v.Id, reason: v.ShortText.min(1) }),
    output: Nothing,
    when: 'open',
    role: 'office',
  }),
} as const;
