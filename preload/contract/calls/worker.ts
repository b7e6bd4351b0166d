/** The worker's calls: enrolling, taking out, returning. */
import { z } from 'zod';
import { call } from '../call.ts';
import { Policy } from '../policy.ts';
import * as v from '../values.ts';
import { VaultStatus } from './vault.ts';

const Nothing = z.strictObject({});
const Passphrase = z.string().max(4096);
/** Local date of return, `YYYY-MM-DD`; the file is due at the end of that day in the machine's zone. */
const DueOn = z.iso.date().nullable();

export const EnrolmentState = z.strictObject({
  deviceId: v.Id,
  workerName: v.ShortText,
  deviceName: v.ShortText,
  fingerprint: v.Fingerprint,
  requestedAt: v.Instant,
});

/** What a grant says, before it is accepted. */
export const GrantOffer = z.strictObject({
  parcelId: v.Id,
  officeName: v.ShortText,
  officeFingerprint: v.Fingerprint,
  workerName: v.ShortText,
  issuedAt: v.Instant,
  leaseNotAfter: v.Instant,
  policy: Policy,
});

/** Why a file is not taken, or needs to be asked for. */
export const TakeoutVerdict = z.enum([
  'allowed',
  'needsApproval:extension',
  'needsApproval:folder',
  'needsApproval:size',
  'needsApproval:selfService',
  'refused:forbidden',
  'refused:tooMany',
  'refused:vaultFull',
  'refused:unreadable',
  'refused:link',
  'refused:special',
  'refused:inVault',
]);
export type TakeoutVerdict = z.infer<typeof TakeoutVerdict>;

export const TakeoutCandidate = z.strictObject({
  /** Position in the plan; what a later call names a file by. */
  index: z.int().min(0),
  name: v.FileName,
  folder: v.FolderPath,
  location: z.string(),
  sizeBytes: v.SizeBytes,
  verdict: TakeoutVerdict,
});

/** Content that came with a code of `errors.ts`, for files that were left out of bulk work. */
export const LeftOut = z.strictObject({ name: z.string(), folder: z.string(), code: z.string() });

export const workerCalls = {
  'enrol/start': call({
    input: z.strictObject({
      workerName: v.ShortText.min(1),
      deviceName: v.ShortText.min(1),
      ownership: z.enum(['lent', 'own']),
      /** Where the request file is written. */
      out: v.PathToken,
      /** Go on without a keychain although the app says what that means. */
      withoutKeychain: z.boolean().default(false),
    }),
    output: z.strictObject({ enrolment: EnrolmentState, parcel: v.WrittenParcel }),
    when: 'locked',
  }),
  'enrol/state': call({ input: Nothing, output: EnrolmentState.nullable(), when: 'locked' }),
  'grant/inspect': call({ input: z.strictObject({ parcel: v.PathToken }), output: GrantOffer, when: 'locked' }),
  /** Makes the vault: the policy is accepted, the passphrase set, the key escrowed to the office. */
  'grant/accept': call({
    input: z.strictObject({ parcel: v.PathToken, passphrase: Passphrase, acceptedPolicyVersion: z.int() }),
    output: VaultStatus,
    when: 'locked',
    long: true,
  }),
  /** Forgotten passphrase: writes the request for the office. */
  'recovery/request': call({
    input: z.strictObject({ out: v.PathToken }),
    output: z.strictObject({ fingerprint: v.Fingerprint, parcel: v.WrittenParcel }),
    when: 'locked',
  }),
  'recovery/accept': call({
    input: z.strictObject({ parcel: v.PathToken, passphrase: Passphrase }),
    output: VaultStatus,
    when: 'locked',
  }),

  'worker/home': call({
    input: Nothing,
    output: z.strictObject({
      out: z.int(),
      changed: z.int(),
      returning: z.int(),
      overdue: z.int(),
      dueSoon: z.int(),
      bytesOut: z.number(),
      /** Take-outs by due day (local date), soonest first, at most 30; null day = no due date. */
      byDueDay: z.array(z.strictObject({ day: z.iso.date().nullable(), files: z.int(), overdue: z.boolean() })),
      next: z.array(v.TakeoutRow),
      returnsWaiting: z.int(),
      requestsWaiting: z.int(),
      /** Null where the policy asks for no self-inspection. */
      inspectionDueAt: v.Instant.nullable(),
      /** Awareness cards that are not read or whose questions are not passed. */
      cardsLeft: z.int(),
    }),
    when: 'open',
    role: 'worker',
    afterLease: true,
  }),

  /** Looks at files and folders against the policy; nothing is taken yet. Folders are walked. */
  'takeout/plan': call({
    input: z.strictObject({ paths: z.array(v.PathToken).min(1).max(8000) }),
    output: z.strictObject({
      planId: v.Id,
      totalFiles: z.int(),
      totalBytes: z.number(),
      allowed: z.int(),
      needsApproval: z.int(),
      refused: z.int(),
      /** The first 1,000, those that are not allowed first. */
      candidates: z.array(TakeoutCandidate),
      latestDueOn: z.iso.date(),
    }),
    when: 'open',
    role: 'worker',
    long: true,
  }),
  /** Takes the allowed files of a plan. Durable when it returns. Each file's original was read back after its copy was made. */
  'takeout/start': call({
    input: z.strictObject({ planId: v.Id, purpose: v.ShortText.min(1), dueOn: DueOn }),
    output: z.strictObject({ taken: z.int(), bytes: z.number(), entryIds: z.array(v.Id), leftOut: z.array(LeftOut) }),
    when: 'open',
    role: 'worker',
    long: true,
  }),
  /** Writes a request for those files of a plan that need approval. */
  'takeout/request-approval': call({
    input: z.strictObject({ planId: v.Id, purpose: v.ShortText.min(1), dueOn: DueOn, out: v.PathToken }),
    output: z.strictObject({ parcel: v.WrittenParcel, files: z.int() }),
    when: 'open',
    role: 'worker',
    long: true,
  }),
  'takeout/requests': call({
    input: Nothing,
    output: z.array(
      z.strictObject({
        id: v.Id,
        at: v.Instant,
        purpose: v.ShortText,
        files: z.int(),
        state: z.enum(['waiting', 'approved', 'refused', 'taken']),
        answer: v.LongText,
      }),
    ),
    when: 'open',
    role: 'worker',
  }),
  /** Takes the files of an approved request from where they were found then. */
  'takeout/take-approved': call({
    input: z.strictObject({ requestId: v.Id }),
    output: z.strictObject({ taken: z.int(), bytes: z.number(), entryIds: z.array(v.Id), leftOut: z.array(LeftOut) }),
    when: 'open',
    role: 'worker',
    long: true,
  }),
  /** Which of these can be reported as lost: not those that came home, were destroyed or are reported already. */
  'takeout/still-out': call({
    input: z.strictObject({ ids: z.array(v.Id).max(100_000) }),
    output: z.strictObject({ ids: z.array(v.Id) }),
    when: 'open',
    role: 'worker',
    afterLease: true,
  }),
  'takeout/mark-lost': call({
    input: z.strictObject({ ids: z.array(v.Id).min(1), reason: v.ShortText.min(1) }),
    output: Nothing,
    when: 'open',
    role: 'worker',
    afterLease: true,
  }),

  'return/plan': call({
    input: z.strictObject({ ids: z.array(v.Id).max(100_000).nullable() }),
    output: z.strictObject({
      files: z.int(),
      changed: z.int(),
      unchanged: z.int(),
      bytes: z.number(),
      drafts: z.int(),
      /** Self-inspections, requests and cards read that go along and were in no return yet. */
      reports: z.int(),
      rows: z.array(v.TakeoutRow),
    }),
    when: 'open',
    role: 'worker',
    afterLease: true,
  }),
  /** `ids` null returns all. Files stay, as `returning`, until the office's receipt has been verified. */
  'return/pack': call({
    input: z.strictObject({ ids: z.array(v.Id).max(100_000).nullable(), out: v.PathToken }),
    output: z.strictObject({ parcel: v.WrittenParcel, files: z.int(), changed: z.int() }),
    when: 'open',
    role: 'worker',
    long: true,
    afterLease: true,
  }),
  /** The parcel got lost: makes it again under a new id with the same files. */
  'return/pack-again': call({
    input: z.strictObject({ returnId: v.Id, out: v.PathToken }),
    output: z.strictObject({ parcel: v.WrittenParcel, files: z.int(), changed: z.int() }),
    when: 'open',
    role: 'worker',
    long: true,
    afterLease: true,
  }),
  'return/list': call({
    input: Nothing,
    output: z.array(
      z.strictObject({
        id: v.Id,
        at: v.Instant,
        files: z.int(),
        changed: z.int(),
        state: z.enum(['waiting', 'receipted', 'replaced']),
        receiptAt: v.Instant.nullable(),
      }),
    ),
    when: 'open',
    role: 'worker',
    afterLease: true,
  }),
  /** Imports what the office sent: takeout, approval, receipt or renewal. Importing twice changes nothing and says so (`already`). */
  'parcel/import': call({
    input: z.strictObject({ parcel: v.PathToken }),
    output: z.strictObject({
      kind: v.ParcelKind,
      already: z.boolean(),
      parcelId: v.Id,
      officeName: v.ShortText,
      files: z.int(),
      entryIds: z.array(v.Id),
      /** With a receipt: files whose copy was destroyed now. */
      destroyed: z.int(),
      leaseNotAfter: v.Instant.nullable(),
      policyVersion: z.int().nullable(),
      /** With a renewal: answers to own requests that were new. */
      answers: z.int(),
    }),
    when: 'open',
    role: 'worker',
    long: true,
    afterLease: true,
  }),
} as const;
