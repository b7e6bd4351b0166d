/**
 * The office's policy: what it asks of workers and what the app enforces (guideline 経営者1: principles, standards, procedures).
 * The office signs it, the grant and each renewal carry it, the engine enforces it. Imports zod alone.
 */
import { z } from 'zod';
import { CheckPolicy } from './check-policy.ts';
import { MemoRules } from './memo-policy.ts';
import { LongText, ShortText } from './values.ts';

/** Someone to call in an incident (guideline 勤務者3). Readable while the vault is locked. */
export const Contact = z.strictObject({
  duty: ShortText.min(1),
  name: ShortText,
  phone: ShortText,
  email: ShortText,
  hours: ShortText,
});
export type Contact = z.infer<typeof Contact>;

/** A question about a card; `right` is the index of the one choice that is. */
export const QuizQuestion = z
  .strictObject({
    question: ShortText.min(1),
    choices: z.array(ShortText.min(1)).min(2).max(4),
    right: z.int().min(0).max(3),
  })
  .refine(({ choices, right }) => right < choices.length, { path: ['right'] });
export type QuizQuestion = z.infer<typeof QuizQuestion>;

/** A short lesson (guideline 勤務者2) and what is asked about it; without questions, having read it is enough. */
export const AwarenessCard = z.strictObject({
  id: z.string().max(64),
  title: ShortText,
  text: LongText,
  quiz: z.array(QuizQuestion).max(3).default([]),
});
export type AwarenessCard = z.infer<typeof AwarenessCard>;

/** File name extension without the dot, lower case. */
const Extension = z.string().regex(/^[a-z0-9]{1,16}$/);

export const TakeoutRules = z.strictObject({
  /** May a worker take files from an office folder on his own, within the bounds below? */
  selfService: z.boolean(),
  maxFilesAtOnce: z.int().min(1).max(1_000_000),
  maxFileBytes: z.int().min(1),
  /** Sum of all that may be out on one device at a time. */
  maxBytesOut: z.int().min(1),
  maxDays: z.int().min(1).max(366),
  /** Files of these kinds need the office's approval. */
  approvalExtensions: z.array(Extension).max(200),
  /** Files of these kinds never leave. */
  forbiddenExtensions: z.array(Extension).max(200),
  /** Folders that may be taken from without approval; empty means any folder. */
  folders: z.array(z.string().min(1).max(4096)).max(100),
  /** "Save a copy outside the vault" (asked for and put on record each time). */
  exportOutside: z.boolean(),
});

/** Local time of day, `HH:MM`. */
export const TimeOfDay = z.string().regex(/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/);

/**
 * When a vault locks and what may be done with what is shown. Each rule has the value that a policy signed before there was such
 * a rule is read with; the user may only be stricter.
 */
export const AwayRules = z.strictObject({
  lockOnScreenSaver: z.boolean().default(true),
  lockOnDisplayOff: z.boolean().default(true),
  lockOnLid: z.boolean().default(true),
  /** The vault locks at this time of day; null: at none. */
  endOfWork: TimeOfDay.nullable().default(null),
  /** What the app put on the clipboard is taken back after so many seconds. */
  clipboardSeconds: z.int().min(10).max(300).default(60),
  /** May files be opened in other programs, as guarded working copies? What an office has not allowed is not allowed. */
  workingCopies: z.boolean().default(false),
  /** The window covers itself when it loses focus. */
  veilOnBlur: z.boolean().default(false),
  /** After so many wrong passphrases in a row only the office can open the vault; null: never. Nothing is ever erased. */
  failuresBeforeOffice: z.int().min(3).max(100).nullable().default(null),
});
export type AwayRules = z.infer<typeof AwayRules>;

export const Policy = z.strictObject({
  /** Grows by one with every change; 0 never occurs. */
  version: z.int().min(1),
  title: ShortText.min(1),
  principles: LongText,
  standards: LongText,
  procedures: LongText,
  /** Local date `YYYY-MM-DD` of the next review, or null. */
  reviewOn: z.iso.date().nullable(),
  /** Upper bound; the user may only choose less. */
  idleLockMinutes: z.int().min(1).max(120),
  /** Whether a vault may be made where there is no keychain (slot from the passphrase alone). */
  passphraseAlone: z.boolean(),
  leaseDays: z.int().min(1).max(366),
  dueSoonDays: z.int().min(0).max(30),
  takeout: TakeoutRules,
  away: AwayRules.prefault({}),
  contacts: z.array(Contact).max(20),
  cards: z.array(AwarenessCard).max(100),
  /** A self-inspection is due this long after the last; null: none is asked for, as in a policy signed before there was one. */
  inspectionMonths: z.int().min(1).max(36).nullable().default(null),
  check: CheckPolicy.prefault({}),
  memo: MemoRules.prefault({}),
});
export type Policy = z.infer<typeof Policy>;
export type TakeoutRules = z.infer<typeof TakeoutRules>;
