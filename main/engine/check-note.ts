/**
 * The note `check.json` beside a vault (docs/FORMAT.md §9): what is remembered from one check to the next while the vault is locked. It
 * saves the user a check that the vault would not ask for; it opens nothing. For the engine.
 */
import { z } from 'zod';
import type { WorkSession } from '../../preload/contract/check.ts';
import { CheckId, Place } from '../../preload/contract/check-policy.ts';
import { AppError } from '../../preload/contract/errors.ts';
import { Instant } from '../../preload/contract/values.ts';
import { folderNote } from '../takeout/folder-note.ts';

const Passed = z.strictObject({
  checkedAt: Instant,
  day: z.iso.date(),
  place: Place,
  policyVersion: z.int().min(0),
  excused: z.array(CheckId).max(50),
  /** The earliest end of a grace that it passed by. */
  graceUntil: Instant.nullable(),
});

const CheckNote = z.strictObject({
  format: z.literal(1),
  /** When updates were first seen to be pending; no system remembers it. */
  pendingSince: Instant.nullable(),
  /** The check that opened the vault last. */
  passed: Passed.nullable().default(null),
});
export type CheckNote = z.infer<typeof CheckNote>;

const note = folderNote('check.json', CheckNote);

/** One that cannot be read is one that is not there: the grace of updates begins anew, and the check is asked for. */
export async function readCheckNote(folder: string): Promise<CheckNote> {
  const nothing: CheckNote = { format: 1, pendingSince: null, passed: null };
  try {
    return (await note.read(folder)) ?? nothing;
  } catch (error) {
    if (error instanceof AppError) return nothing;
    throw error;
  }
}

export async function rememberPending(folder: string, pendingSince: string | null): Promise<void> {
  const before = await readCheckNote(folder);
  if (pendingSince !== before.pendingSince) await note.write(folder, { ...before, pendingSince });
}

/** Where it cannot be written, the next check is asked for once too often, and nothing else happens. */
export async function noteCheck(folder: string, session: WorkSession): Promise<void> {
  const before = await readCheckNote(folder);
  const { checkedAt, day, place, policyVersion, gate, answers } = session;
  const [graceUntil = null] = answers
    .flatMap((answer) => answer.graceUntil ?? [])
    .sort((one, other) => Date.parse(one) - Date.parse(other));
  const passed = { checkedAt, day, place, policyVersion, excused: gate.excused, graceUntil };
  await note.write(folder, { ...before, passed }).catch(() => undefined);
}
