/** The values that cross between processes and rooms, as zod schemas with their types. Imports zod alone; everybody may import it. */
import { z } from 'zod';

/** Lower-case UUID (v4): vaults, devices, entries, versions, parcels, offices. */
export const Id = z.uuid();
/** Instant, ISO 8601 in UTC with milliseconds, e.g. `2026-11-22T05:00:00.000Z`. */
export const Instant = z.iso.datetime({ precision: 3 });
/** SHA-256, 64 lower-case hex digits. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const SizeBytes = z.int().min(0);
/** One file name without separators, as shown to people. */
export const FileName = z.string().min(1).max(255);
/** Relative folder inside a take-out with `/` between names; empty for the top. */
export const FolderPath = z.string().max(2048);
export const ShortText = z.string().max(200);
export const LongText = z.string().max(20_000);
/** Binary data. A sender may give any `Uint8Array`; what arrives owns its memory, because messages are cloned. */
export const Bytes = z.instanceof(Uint8Array) as unknown as z.ZodCustom<Uint8Array<ArrayBuffer>, Uint8Array>;
/** Six groups of four digits that two people read to each other (docs/FORMAT.md, fingerprint). */
export const Fingerprint = z.array(z.string().regex(/^[0-9]{4}$/)).length(6);

/**
 * A file or folder that the user chose in a dialog or dropped on the window. The shell gives the path itself to the engine;
 * the page only ever holds this token, so a page that was taken over cannot name a path.
 */
export const PathToken = z.uuid();

export const Role = z.enum(['worker', 'office']);
export type Role = z.infer<typeof Role>;

/** Stored state of a take-out. `overdue` is derived (`isOverdue`), never stored. */
export const TakeoutState = z.enum(['out', 'changed', 'returning', 'returned', 'lost', 'destroyed']);
export type TakeoutState = z.infer<typeof TakeoutState>;

/** What a list can be filtered by: the stored states and the derived ones. */
export const TakeoutFilter = z.enum([
  'out',
  'changed',
  'returning',
  'returned',
  'lost',
  'destroyed',
  'overdue',
  'dueSoon',
]);
export type TakeoutFilter = z.infer<typeof TakeoutFilter>;

/** The original: the file that stays in the office, as it was when its copy was taken (guideline 勤務者9). */
export const Original = z.strictObject({
  /** Absolute path or UNC path as the taker saw it. */
  location: z.string().min(1).max(4096),
  /** Host name of the machine that read it. */
  host: z.string().max(255),
  sha256: Sha256,
  sizeBytes: SizeBytes,
  modifiedAt: Instant,
});
export type Original = z.infer<typeof Original>;

/** Who let the file out, and on what ground. */
export const AllowedBy = z.strictObject({
  /** `policy`: within what the policy lets a worker take; `office`: packed by the office; `approval`: asked for and granted. */
  ground: z.enum(['policy', 'office', 'approval']),
  name: ShortText,
  policyVersion: z.int().min(0),
});
export type AllowedBy = z.infer<typeof AllowedBy>;

/** One row of the list of files, worker's side or office's ledger. Field names are stable: `--json` prints them. */
export const TakeoutRow = z.strictObject({
  id: Id,
  name: FileName,
  folder: FolderPath,
  state: TakeoutState,
  isOverdue: z.boolean(),
  isDueSoon: z.boolean(),
  /** No version of it can be read: it has to be fetched again from its original. */
  mustFetch: z.boolean(),
  sizeBytes: SizeBytes,
  mediaType: z.string(),
  takenOutAt: Instant,
  dueAt: Instant.nullable(),
  changedAt: Instant.nullable(),
  returnedAt: Instant.nullable(),
  purpose: ShortText,
  originalPath: z.string(),
  originalSha256: Sha256,
  /** Office's ledger only: who holds it. */
  deviceId: Id.nullable(),
  deviceName: ShortText.nullable(),
  workerName: ShortText.nullable(),
});
export type TakeoutRow = z.infer<typeof TakeoutRow>;

export const TakeoutSort = z.strictObject({
  by: z.enum(['name', 'state', 'sizeBytes', 'takenOutAt', 'dueAt', 'changedAt', 'workerName']),
  descending: z.boolean(),
});

/** A page of a list. Rows come in the order asked for; `total` counts all rows that match. */
export const TakeoutQuery = z.strictObject({
  search: z.string().max(200).default(''),
  filters: z.array(TakeoutFilter).default([]),
  sort: TakeoutSort.default({ by: 'takenOutAt', descending: true }),
  deviceId: Id.nullable().default(null),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(1000).default(200),
});
export type TakeoutQuery = z.infer<typeof TakeoutQuery>;

export const TakeoutPage = z.strictObject({ total: z.int().min(0), rows: z.array(TakeoutRow) });
export type TakeoutPage = z.infer<typeof TakeoutPage>;

export const Version = z.strictObject({
  id: Id,
  number: z.int().min(1),
  sha256: Sha256,
  sizeBytes: SizeBytes,
  createdAt: Instant,
  /** How it came to be. */
  source: z.enum(['takeout', 'parcel', 'edit', 'put', 'restore']),
  isCurrent: z.boolean(),
});
export type Version = z.infer<typeof Version>;

export const TakeoutDetail = z.strictObject({
  row: TakeoutRow,
  original: Original,
  allowedBy: AllowedBy,
  versions: z.array(Version),
  hasDraft: z.boolean(),
});
export type TakeoutDetail = z.infer<typeof TakeoutDetail>;

export const KeychainState = z.enum([
  'present', // the device secret is there and opens the slot
  'missing', // this vault expects a device secret and the keychain has none
  'changed', // there is one, but it is not the one this vault was made with
  'unavailable', // the system has no keychain or it is locked
  'unused', // this vault was made without one
]);
export type KeychainState = z.infer<typeof KeychainState>;

/** Progress of a long call. `done` and `total` count `unit`; `total` is 0 while it is not known yet. */
export const Progress = z.strictObject({
  done: z.number().min(0),
  total: z.number().min(0),
  unit: z.enum(['bytes', 'files', 'steps']),
  /** Name of the file at hand, for the eyes of the user only. */
  detail: z.string().max(300).default(''),
});
export type Progress = z.infer<typeof Progress>;

export const ParcelKind = z.enum([
  'enrolment',
  'grant',
  'takeout',
  'approval',
  'return',
  'receipt',
  'renewal',
  'recovery',
]);
export type ParcelKind = z.infer<typeof ParcelKind>;

/** A parcel that was written, for the page that says where it is and whom it goes to. */
export const WrittenParcel = z.strictObject({
  parcelId: Id,
  kind: ParcelKind,
  fileName: FileName,
  sizeBytes: SizeBytes,
  sha256: Sha256,
  createdAt: Instant,
  expiresAt: Instant.nullable(),
});
export type WrittenParcel = z.infer<typeof WrittenParcel>;

/** One finding of `vault verify` (docs/FORMAT.md, verify). */
export const Finding = z.strictObject({
  kind: z.enum([
    'header-mac',
    'catalogue-page',
    'catalogue-log',
    'object-missing',
    'object-damaged',
    'object-swapped',
    'object-unknown',
    'object-older',
    'staging-left',
    'office-page-invalid',
    'essence-damaged',
    'audit-chain',
    'reserve-missing',
  ]),
  severity: z.enum(['error', 'warning', 'note']),
  entryId: Id.nullable(),
  name: z.string().nullable(),
  versionNumber: z.int().nullable(),
  /** Where the original is, so that the file can be fetched again. */
  originalPath: z.string().nullable(),
  /** False: it is an earlier version that is hit; the file itself can be read. */
  isCurrent: z.boolean(),
  /** The earlier version that can be put in the place of the damaged one, or was. */
  putBackNumber: z.int().nullable(),
  /** The file's row says that it has to be fetched again. */
  isMarked: z.boolean(),
  canRepair: z.boolean(),
  repaired: z.boolean(),
});
export type Finding = z.infer<typeof Finding>;

export const AuditRow = z.strictObject({
  seq: z.int().min(1),
  at: Instant,
  event: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type AuditRow = z.infer<typeof AuditRow>;
