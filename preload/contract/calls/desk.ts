/** The calls of the office's returns desk: receive, compare, settle, receipt. */
import { z } from 'zod';
import { call } from '../call.ts';
import * as v from '../values.ts';

const Nothing = z.strictObject({});

export const DeskProposal = z.enum([
  'writeBack', // the original is unchanged: the returned file takes its place
  'keepBoth', // the original changed meanwhile: the returned one goes beside it
  'nothing', // the file was not changed outside
  'restore', // the original is missing: put the returned file (or the unchanged copy) where it was
  'alreadySame', // the original now equals the returned file
]);
/** What the administrator decides. `reject` keeps the returned version only in the office vault. */
export const DeskAction = z.enum(['writeBack', 'keepBoth', 'nothing', 'restore', 'reject']);

/** One of the three things the desk compares. */
const FileState = z.strictObject({ sha256: v.Sha256, sizeBytes: v.SizeBytes, modifiedAt: v.Instant.nullable() });

export const DeskItem = z.strictObject({
  id: v.Id,
  name: v.FileName,
  folder: v.FolderPath,
  originalPath: z.string(),
  changedOutside: z.boolean(),
  taken: FileState,
  /** Null when the original is missing or cannot be read. */
  now: FileState.nullable(),
  nowProblem: z.enum(['none', 'missing', 'unreadable', 'notAFile']),
  returned: FileState,
  proposal: DeskProposal,
  isText: z.boolean(),
  /** The decision that was carried out, once it was. */
  done: DeskAction.nullable(),
  /** Where "keep both" put the returned file. */
  writtenTo: z.string().nullable(),
  problem: z.string().nullable(),
});
export type DeskItem = z.infer<typeof DeskItem>;

export const DeskReturn = z.strictObject({
  id: v.Id,
  deviceId: v.Id,
  deviceName: v.ShortText,
  workerName: v.ShortText,
  packedAt: v.Instant,
  receivedAt: v.Instant,
  files: z.int(),
  changed: z.int(),
  state: z.enum(['open', 'settled']),
  log: z.enum(['intact', 'broken']),
  escrowProved: z.boolean(),
  /** The device's lease was over when the parcel was packed; it is taken in all the same. */
  afterLease: z.boolean(),
});
export type DeskReturn = z.infer<typeof DeskReturn>;

export const deskCalls = {
  /** Takes a return in: verified whole, staged encrypted, compared; nothing is written to any original yet. */
  'desk/receive': call({
    input: z.strictObject({ parcel: v.PathToken }),
    output: z.strictObject({ returnId: v.Id, already: z.boolean() }),
    when: 'open',
    role: 'office',
    long: true,
  }),
  'desk/list': call({ input: Nothing, output: z.array(DeskReturn), when: 'open', role: 'office' }),
  /** Compares anew with the originals as they are now. */
  'desk/show': call({
    input: z.strictObject({ returnId: v.Id }),
    output: z.strictObject({ summary: DeskReturn, items: z.array(DeskItem) }),
    when: 'open',
    role: 'office',
    long: true,
  }),
  /** The original as it is now (no bytes where it is missing) and the returned version, for comparing. Null when it is not text or too long. */
  'desk/texts': call({
    input: z.strictObject({ returnId: v.Id, itemId: v.Id }),
    output: z.strictObject({ original: v.Bytes, returned: v.Bytes }).nullable(),
    when: 'open',
    role: 'office',
  }),
  /** Carries out the decisions; what is not named follows nothing. The original is looked at again just before it is replaced. */
  'desk/settle': call({
    input: z.strictObject({
      returnId: v.Id,
      decisions: z.array(z.strictObject({ itemId: v.Id, action: DeskAction })).max(100_000),
    }),
    output: z.strictObject({ items: z.array(DeskItem), settled: z.boolean() }),
    when: 'open',
    role: 'office',
    long: true,
  }),
  /** The signed receipt for a settled return; can be written again. */
  'desk/receipt': call({
    input: z.strictObject({ returnId: v.Id, out: v.PathToken }),
    output: v.WrittenParcel,
    when: 'open',
    role: 'office',
  }),
} as const;
