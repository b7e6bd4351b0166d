/** What a parcel of each kind says (docs/FORMAT.md, parcels). Schemas with their types, for parcel, takeout and office. How to add a kind: README.md. */
import { z } from 'zod';
import {
  AllowedBy,
  FileName,
  FolderPath,
  Id,
  Instant,
  LongText,
  Original,
  Sha256,
  ShortText,
  SizeBytes,
  TakeoutState,
} from '../../preload/contract/values.ts';
import { mostInParcel } from '../../preload/contract/reports.ts';
import { CoverageReport } from '../../preload/contract/away.ts';
import { DeviceFacts } from '../../preload/contract/calls/office.ts';

/** Canonical unpadded base64 of exactly so many bytes. */
const Base64 = (bytes: number) =>
  z
    .string()
    .length(Math.ceil((bytes * 4) / 3))
    .regex(/^[A-Za-z0-9+/]*$/u);
/** X25519, or the hybrid kind that has ML-KEM-768 besides. */
const AgeRecipient = z.string().regex(/^age1(?:[a-z0-9]{58}|pq1[a-z0-9]{1952})$/u);
const Ownership = z.enum(['lent', 'own']);
/** What stands in `office.json`, signature included; `verifyOfficePage` of main/vault reads it. */
const OfficePage = z.record(z.string(), z.unknown());
/** An office slot: an age file, base64. */
const Slot = z
  .string()
  .max(64 * 1024)
  .regex(/^[A-Za-z0-9+/]*$/u);
const CheckValue = z.string().max(128);
const most = 100_000;

/** Device → office, not sealed, signed by itself: keys and facts of a new device. */
export const EnrolmentBody = z.strictObject({
  deviceId: Id,
  workerName: ShortText.min(1),
  deviceName: ShortText.min(1),
  ownership: Ownership,
  facts: DeviceFacts,
  recipient: AgeRecipient,
});

/** Office → device: the right to have a vault. Signed by the key that stands in the office page it carries. */
export const GrantBody = z.strictObject({
  enrolmentId: Id,
  deviceId: Id,
  workerName: ShortText.min(1),
  deviceName: ShortText.min(1),
  leaseNotAfter: Instant,
  officePage: OfficePage,
});

/** Office → device: lease, policy and contacts anew. */
export const RenewalBody = z.strictObject({
  leaseNotAfter: Instant,
  officePage: OfficePage,
  /** To what this device asked (docs/FORMAT.md §13.2); each is judged by itself, so that one we do not know loses no renewal. */
  answers: z.array(z.unknown()).max(mostInParcel).default([]),
});

/** Office → device: files; each entry of `takeouts` belongs to the file with the same `path` in the manifest. */
export const TakeoutBody = z.strictObject({
  takeouts: z
    .array(
      z.strictObject({
        id: Id,
        path: z.string(),
        takenOutAt: Instant,
        dueAt: Instant.nullable(),
        purpose: ShortText,
        allowedBy: AllowedBy,
      }),
    )
    .max(most),
});

/** Device → office: may these files be taken? */
export const ApprovalRequestBody = z.strictObject({
  step: z.literal('request'),
  requestId: Id,
  purpose: ShortText,
  dueAt: Instant.nullable(),
  files: z
    .array(
      z.strictObject({
        name: FileName,
        folder: FolderPath,
        location: z.string().min(1).max(4096),
        sizeBytes: SizeBytes,
        /** Of the content that is asked for; no other is let out. Null: asked before contents were named; never let out. */
        sha256: Sha256.nullable().default(null),
        ground: z.string().max(64),
      }),
    )
    .min(1)
    .max(most),
});
/** Office → device: those with these indexes. */
export const ApprovalAnswerBody = z.strictObject({
  step: z.literal('answer'),
  requestId: Id,
  approved: z.array(z.int().min(0)).max(most),
  answer: LongText,
  answeredBy: ShortText,
  answeredAt: Instant,
});
export const ApprovalBody = z.discriminatedUnion('step', [ApprovalRequestBody, ApprovalAnswerBody]);

/** A row of the worker's ledger: every take-out with its state, so that the office's ledger can follow. */
export const LedgerRow = z.strictObject({
  id: Id,
  name: FileName,
  folder: FolderPath,
  state: TakeoutState,
  sizeBytes: SizeBytes,
  mediaType: z.string().max(200),
  takenOutAt: Instant,
  dueAt: Instant.nullable(),
  changedAt: Instant.nullable(),
  returnedAt: Instant.nullable(),
  purpose: ShortText,
  allowedBy: AllowedBy,
  original: Original,
});
export type LedgerRow = z.infer<typeof LedgerRow>;

/** A row of the log with its chained hash (hex). */
export const LogRow = z.strictObject({
  seq: z.int().min(1),
  at: Instant,
  event: z.string().max(100),
  data: z.string().max(10_000),
  hash: Sha256,
});
export type LogRow = z.infer<typeof LogRow>;

/** How far a log has been seen; `seq` 0 and no hash: nothing of it. */
export const LogSeen = z.strictObject({ seq: z.int().min(0), hash: Sha256.nullable() });
export type LogSeen = z.infer<typeof LogSeen>;

/** The head of the log when the parcel was packed, signed by the device (main/audit). */
const LogHead = z.strictObject({
  checkpoint: z.strictObject({
    version: z.literal(1),
    vaultId: Id,
    seq: z.int().min(0),
    hash: Sha256,
    at: Instant,
  }),
  signature: z.string().max(128),
});

export const ReturnItem = z.strictObject({
  takeoutId: Id,
  versionId: Id,
  sha256: Sha256,
  sizeBytes: SizeBytes,
  modifiedAt: Instant.nullable(),
  changed: z.boolean(),
  /** Path in the manifest when the content comes along; null for a file that was not changed. */
  path: z.string().nullable(),
});
export type ReturnItem = z.infer<typeof ReturnItem>;

/** Device → office: what comes home, the ledger, the log, the escrow. */
export const ReturnBody = z.strictObject({
  returnId: Id,
  packedAt: Instant,
  leaseNotAfter: Instant,
  items: z.array(ReturnItem).max(most),
  ledger: z.array(LedgerRow).max(most * 10),
  log: z.strictObject({ rows: z.array(LogRow), head: LogHead }),
  escrow: z.strictObject({ slot: Slot, checkValue: CheckValue }).nullable(),
  vaultId: Id,
  facts: DeviceFacts,
  /** What the device notices of its user's absence; null: packed before that was told, or never looked at. */
  coverage: CoverageReport.nullable().default(null),
  policyAccepted: z.strictObject({ version: z.int().min(0), at: Instant.nullable() }),
  /** Signed records of the pre-work check (docs/FORMAT.md §10.1); each is judged by itself, so that a bad one loses no return. */
  workSessions: z.array(z.unknown()).max(400).default([]),
  /** Self-inspections, requests and cards read (docs/FORMAT.md §13.1), judged each by itself likewise. */
  reports: z.array(z.unknown()).max(mostInParcel).default([]),
});
export type ReturnBody = z.infer<typeof ReturnBody>;

/** What became of a returned file: `received` closes it; `contentWanted` asks for it again with its content. */
export const ReceiptOutcome = z.enum(['received', 'contentWanted']);

/** Office → device: signed proof. Only what it names as received is destroyed on the device. */
export const ReceiptBody = z.strictObject({
  returnId: Id,
  receivedAt: Instant,
  items: z.array(z.strictObject({ takeoutId: Id, versionId: Id, sha256: Sha256, outcome: ReceiptOutcome })).max(most),
  /** The log arrived whole up to here; the next return begins after it. */
  logSeen: LogSeen,
});
export type ReceiptBody = z.infer<typeof ReceiptBody>;

/** Device → office, not sealed, signed by a fresh key: the passphrase is forgotten. The slot in it is encrypted already. */
export const RecoveryRequestBody = z.strictObject({
  step: z.literal('request'),
  deviceId: Id,
  vaultId: Id,
  recipient: AgeRecipient,
  slot: Slot,
  checkValue: CheckValue,
});
/** Office → the fresh recipient of that request: the key of the vault. */
export const RecoveryAnswerBody = z.strictObject({
  step: z.literal('answer'),
  requestId: Id,
  vaultId: Id,
  vaultKey: Base64(32),
});
export const RecoveryBody = z.discriminatedUnion('step', [RecoveryRequestBody, RecoveryAnswerBody]);
