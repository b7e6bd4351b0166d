/** The calls on the files in a worker's vault: list, read, edit, draft, export. */
import { z } from 'zod';
import { call } from '../call.ts';
import * as v from '../values.ts';

const Nothing = z.strictObject({});

export const fileCalls = {
  'files/list': call({ input: v.TakeoutQuery, output: v.TakeoutPage, when: 'open', role: 'worker', afterLease: true }),
  'files/show': call({
    input: z.strictObject({ id: v.Id }),
    output: v.TakeoutDetail,
    when: 'open',
    role: 'worker',
    afterLease: true,
  }),
  /** Content of one version (default: the current one), by range; fewer bytes come back only at the end of the file. */
  'files/read': call({
    input: z.strictObject({
      id: v.Id,
      versionId: v.Id.optional(),
      offset: z.int().min(0),
      length: z
        .int()
        .min(1)
        .max(8 * 1024 * 1024),
    }),
    output: z.strictObject({ bytes: v.Bytes, sizeBytes: v.SizeBytes }),
    when: 'open',
    role: 'worker',
  }),
  /** A short-lived address under `app://content/` from which media elements read by range; ends with the lock. */
  'files/content-address': call({
    input: z.strictObject({ id: v.Id, versionId: v.Id.optional() }),
    output: z.strictObject({ token: z.string().max(64), mediaType: z.string(), sizeBytes: v.SizeBytes }),
    when: 'open',
    role: 'worker',
  }),
  /** A new version. Refused with `vault/version-conflict` when the current version is not `baseVersionId` any more. */
  'files/save': call({
    input: z.strictObject({ id: v.Id, baseVersionId: v.Id, content: v.Bytes }),
    output: v.Version,
    when: 'open',
    role: 'worker',
  }),
  'files/put': call({
    input: z.strictObject({ id: v.Id, from: v.PathToken }),
    output: v.Version,
    when: 'open',
    role: 'worker',
    long: true,
  }),
  'files/restore-version': call({
    input: z.strictObject({ id: v.Id, versionId: v.Id }),
    output: v.Version,
    when: 'open',
    role: 'worker',
  }),
  'files/export': call({
    input: z.strictObject({ id: v.Id, out: v.PathToken, reason: v.ShortText.min(1) }),
    output: Nothing,
    when: 'open',
    role: 'worker',
    long: true,
  }),
  'files/draft-read': call({
    input: z.strictObject({ id: v.Id }),
    output: z
      .strictObject({
        text: z.string(),
        baseVersionId: v.Id,
        cursor: z.int().min(0),
        top: z.int().min(0).nullable(),
        savedAt: v.Instant,
      })
      .nullable(),
    when: 'open',
    role: 'worker',
  }),
  /** Durable when it returns. */
  'files/draft-write': call({
    input: z.strictObject({
      id: v.Id,
      baseVersionId: v.Id,
      text: z.string().max(32 * 1024 * 1024),
      /** Offset of the cursor, in UTF-16 code units. */
      cursor: z.int().min(0),
      /** Offset of the first line on show; null: not known. */
      top: z.int().min(0).nullable().default(null),
      /** False when the editor is being left: then the next unlocking does not lead back into it. */
      isOpen: z.boolean().default(true),
    }),
    output: z.strictObject({ savedAt: v.Instant }),
    when: 'open',
    role: 'worker',
  }),
  'files/draft-discard': call({ input: z.strictObject({ id: v.Id }), output: Nothing, when: 'open', role: 'worker' }),
} as const;
