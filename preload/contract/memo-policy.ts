/** The part of the office's policy that password memos follow (guideline 勤務者15, 管理者13). Everything has a default. Imports zod alone. */
import { z } from 'zod';

export const MemoRules = z.strictObject({
  /** May passwords themselves be kept, encrypted? What an office has not allowed is not allowed. */
  keptPasswords: z.boolean().default(false),
  /** A memo that gives its finder the password within fewer guesses than 10 to this power is refused. */
  finderFloorLog10: z.number().min(2).max(12).default(4),
  /** Secrets are shown only if the passphrase was given within so many minutes; 0: each time; null: never asked again. */
  passphraseAgainMinutes: z.int().min(0).max(480).nullable().default(5),
  /** What is revealed hides by itself after so many seconds. */
  revealSeconds: z.int().min(5).max(120).default(15),
  /** May what is revealed be copied? */
  copying: z.boolean().default(true),
  /** May cards be printed? */
  cards: z.boolean().default(true),
  /** Passwords are to be changed when they are so many days old; null: when something happened, not by date. */
  expireDays: z.int().min(1).max(3650).nullable().default(null),
});
export type MemoRules = z.infer<typeof MemoRules>;
