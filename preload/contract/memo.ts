/**
 * What a password memo is, and how its strength is told (guideline 勤務者15, 管理者13). The password itself is stored only for the
 * kind `kept`. For the contract's calls, for main/memo and for pages. Imports zod alone.
 */
import { z } from 'zod';
import { Id, Instant, ShortText } from './values.ts';

/** `reminder`: free words; `altered`: the password changed by a rule only its owner knows; `kept`: the password, where the policy allows it. */
export const MemoKind = z.enum(['reminder', 'altered', 'kept']);
export type MemoKind = z.infer<typeof MemoKind>;

/** What can happen to a password so that it has to be changed at once. */
export const ExposureEvent = z.enum(['seenHands', 'foreignDevice', 'serviceLeak', 'cardLost']);
export type ExposureEvent = z.infer<typeof ExposureEvent>;

/** Why a password is to be changed now: an event, its age by the policy, or what the owner said himself. */
export const ChangeReason = z.enum([...ExposureEvent.options, 'expired']);
export type ChangeReason = z.infer<typeof ChangeReason>;

/** Worst first; the list of weaknesses is in this order. */
export const weaknessKinds = [
  'exposed', // something happened: change now
  'sameAsPassphrase', // it also opens the vault
  'asWritten', // typing the memo as it is written logs in
  'reused', // another memo has the same password
  'formerPassword', // it was used before
  'finderFloor', // a finder of the memo needs too few guesses
  'guessable', // anybody guesses it
  'expired', // older than the policy lets it be
  'keptPassword', // the policy no longer allows keeping it
  'notChecked', // the password was never entered, so nothing is known
] as const;
export const WeaknessKind = z.enum(weaknessKinds);
export type WeaknessKind = z.infer<typeof WeaknessKind>;

export const Weakness = z.strictObject({
  memoId: Id,
  service: ShortText,
  kind: WeaknessKind,
  severity: z.enum(['bad', 'warning', 'note']),
  /** What to do next; each is a key of words in the locale files. */
  next: z.enum(['changeNow', 'changeEverywhere', 'alterMore', 'makeStronger', 'enterPassword', 'makeAltered']),
  /** For `reused`: the other memos. */
  others: z.array(Id).max(1000),
});
export type Weakness = z.infer<typeof Weakness>;

/** Advice against a finder of the memo, most useful first. */
export const FinderAdvice = z.enum([
  'notAsWritten',
  'combineRules',
  'dropMore',
  'avoidCommonEnding',
  'longerPassword',
  'fewerClues',
]);
export type FinderAdvice = z.infer<typeof FinderAdvice>;

/** How many guesses somebody who holds the memo needs. Log10, so that big numbers stay numbers. */
export const FinderEstimate = z.strictObject({
  guessesLog10: z.number().min(0),
  /** In words: within moments, an afternoon, days by hand, not worth it. */
  level: z.enum(['none', 'little', 'some', 'good']),
  /** The memo does not help: it is as hard as guessing the password itself. */
  memoHelps: z.boolean(),
  ok: z.boolean(),
  floorLog10: z.number(),
  advice: z.array(FinderAdvice),
});
export type FinderEstimate = z.infer<typeof FinderEstimate>;

export const PasswordStrength = z.strictObject({
  guessesLog10: z.number().min(0),
  score: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  /** Keys under `passphrase.advice` in the locale files. */
  advice: z.array(z.string().max(32)).max(20),
});
export type PasswordStrength = z.infer<typeof PasswordStrength>;

export const MemoRow = z.strictObject({
  id: Id,
  service: ShortText,
  account: ShortText,
  kind: MemoKind,
  createdAt: Instant,
  /** When the password was last changed, as far as this memo knows. */
  changedAt: Instant,
  /** Null: never entered, so nothing could be checked. */
  checkedAt: Instant.nullable(),
  /** Why it is to be changed now; null: nothing happened. */
  changeNow: z.strictObject({ reason: ChangeReason, since: Instant }).nullable(),
  /** The worst weakness; null: none known. */
  weakness: WeaknessKind.nullable(),
  onCard: z.boolean(),
});
export type MemoRow = z.infer<typeof MemoRow>;

/** Everything but what is only revealed: the memo's text and a kept password. */
export const MemoDetail = MemoRow.extend({
  /** Where the password is used, e.g. an address or a room. */
  usedAt: ShortText,
  hasText: z.boolean(),
  /** When it has to be changed by its age; null: only when something happens. */
  expiresAt: Instant.nullable(),
  finder: z.strictObject({ guessesLog10: z.number(), ok: z.boolean() }).nullable(),
  strength: z.strictObject({ guessesLog10: z.number(), score: z.int().min(0).max(4) }).nullable(),
  cardPrintedAt: Instant.nullable(),
  /** Newest first, at most 100; passwords are not in it. */
  history: z.array(
    z.strictObject({
      at: Instant,
      what: z.enum(['created', 'passwordChanged', 'edited', 'exposed', 'done', 'revealed', 'copied', 'printed']),
      reason: ChangeReason.nullable(),
    }),
  ),
});
export type MemoDetail = z.infer<typeof MemoDetail>;

/** One step of a rule for altering a password; positions count characters from 0, negative ones from the end (-1 is the last). */
export const RuleStep = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('drop'), at: z.int().min(-128).max(127), count: z.int().min(1).max(16) }),
  z.strictObject({ do: z.literal('insert'), at: z.int().min(-128).max(127), text: z.string().min(1).max(16) }),
  /** Swaps two characters. */
  z.strictObject({ do: z.literal('swap'), at: z.int().min(-128).max(127), with: z.int().min(-128).max(127) }),
  z.strictObject({ do: z.literal('reverse') }),
  /** Moves the first `by` characters to the end; negative: the last ones to the front. */
  z.strictObject({ do: z.literal('rotate'), by: z.int().min(-127).max(127) }),
  /** Letters and digits `by` places on in their alphabet. */
  z.strictObject({ do: z.literal('shift'), by: z.int().min(-25).max(25) }),
  z.strictObject({ do: z.literal('replace'), from: z.string().min(1).max(16), to: z.string().max(16) }),
  z.strictObject({ do: z.literal('case'), to: z.enum(['upper', 'lower', 'swapped']) }),
]);
export type RuleStep = z.infer<typeof RuleStep>;
