/** `mochidashi.json`, the note inside every object: what the catalogue says of it, so that it can be rebuilt (docs/FORMAT.md §4.3). For main/vault. */
import { z } from 'zod';
import { AppError } from '../../../preload/contract/errors.ts';
import { AllowedBy, Id, Instant, Sha256, SizeBytes } from '../../../preload/contract/values.ts';

const usualName = 'mochidashi.json';
const otherName = 'mochidashi.note.json';

/** The note's name beside a file of this name: another one where the file itself is called like the note. */
export function noteNameBeside(fileName: string): string {
  return fileName.toLowerCase() === usualName ? otherName : usualName;
}
export const noteFormat = 'mochidashi-object';
export const noteVersion = 1;

/** An original as the note has it: empty `sha256` is written for "this very content" until the content has been read. */
const NotedOriginal = z.strictObject({
  location: z.string(),
  host: z.string(),
  sha256: z.union([Sha256, z.literal('')]),
  sizeBytes: SizeBytes,
  modifiedAt: z.union([Instant, z.literal('')]),
});

export const NotedEntry = z.strictObject({
  id: Id,
  kind: z.enum(['takeout', 'kept', 'returned', 'keyring']),
  name: z.string(),
  folder: z.string(),
  takenOutAt: z.string(),
  dueAt: z.string().nullable(),
  purpose: z.string(),
  allowedBy: AllowedBy,
  original: NotedOriginal,
  batchId: z.string().nullable(),
});
export type NotedEntry = z.infer<typeof NotedEntry>;

/** The note before the content has been read. */
export interface NoteStart {
  readonly format: typeof noteFormat;
  readonly version: typeof noteVersion;
  readonly vaultId: string;
  readonly objectId: string;
  readonly storedAt: string;
  /** Which version of the entry this was to be; order, not identity. */
  readonly number: number;
  readonly entry: NotedEntry;
}

export const ObjectNote = z.strictObject({
  format: z.literal(noteFormat),
  version: z.literal(noteVersion),
  vaultId: Id,
  objectId: Id,
  storedAt: Instant,
  number: z.int().min(1),
  entry: NotedEntry,
  sha256: Sha256,
  sizeBytes: SizeBytes,
  modifiedAt: Instant.nullable(),
});
export type ObjectNote = z.infer<typeof ObjectNote>;

/** What notes of all versions have in common. */
const NoteHead = z.object({ format: z.literal(noteFormat), version: z.int() });

/** What is known of content once it has been read. */
export interface ContentFacts {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly modifiedAt: string | null;
}

/** The text of the note. Where the entry's original has no hash yet, this content is the original's. */
export function writeNote(start: NoteStart, facts: ContentFacts): string {
  const { original } = start.entry;
  const modifiedAt = facts.modifiedAt ?? original.modifiedAt;
  const whole =
    original.sha256 === '' ? { ...original, sha256: facts.sha256, sizeBytes: facts.sizeBytes, modifiedAt } : original;
  const note = { ...start, entry: { ...start.entry, original: whole }, ...facts };
  return `${JSON.stringify(note)}\n`;
}

/** Reads a note. Throws `vault/newer-format` or `vault/object-damaged`. */
export function parseNote(text: string): ObjectNote {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new AppError('vault/object-damaged', {}, { cause });
  }
  const head = NoteHead.safeParse(json);
  if (head.success && head.data.version > noteVersion)
    throw new AppError('vault/newer-format', { version: head.data.version });
  const note = ObjectNote.safeParse(json);
  if (!note.success) throw new AppError('vault/object-damaged');
  return note.data;
}
