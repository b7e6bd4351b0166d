/** The calls about password memos. Passwords and texts travel as bytes, which both ends overwrite after use; a page wipes what it sent. */
import { z } from 'zod';
import { call } from '../call.ts';
import { MemoRules } from '../memo-policy.ts';
import * as m from '../memo.ts';
import * as v from '../values.ts';

const Nothing = z.strictObject({});
const Passphrase = z.string().max(4096).nullable();
const of = { when: 'open', role: 'worker', afterLease: true } as const;
/** A password in UTF-8, as the service wants it. */
const Password = v.Bytes.refine((bytes) => bytes.length > 0 && bytes.length <= 512);
/** The memo's own text in UTF-8. */
const Text = v.Bytes.refine((bytes) => bytes.length <= 2000);
/** Words an attacker would try are taken from these, besides the names of worker and office. */
const Facts = {
  service: v.ShortText.min(1),
  account: v.ShortText,
  usedAt: v.ShortText,
  kind: m.MemoKind,
};

export const memoCalls = {
  /**
   * Whether memos can be used. `none`: nothing was written yet; `shut`: the passphrase was forgotten and the office, which gave the
   * vault back, does not open memos (`memo/start-over`).
   */
  'memo/state': call({
    input: Nothing,
    output: z.strictObject({
      key: z.enum(['none', 'open', 'shut']),
      /** Whether the office's escrow also opens the memos: the worker's choice. */
      escrowAllowed: z.boolean(),
      rules: MemoRules,
      total: z.int(),
      changeNow: z.int(),
      weak: z.int(),
      /** Revealing needs the passphrase again now. */
      passphraseNeeded: z.boolean(),
    }),
    ...of,
  }),
  'memo/list': call({
    input: z.strictObject({ search: z.string().max(200).default('') }),
    output: z.array(m.MemoRow),
    ...of,
  }),
  'memo/show': call({ input: z.strictObject({ id: v.Id }), output: m.MemoDetail, ...of }),
  /**
   * Keeps a memo. `password` is used for the checks and gone; only `reminder` may leave it out (`null`). Throws `memo/kept-not-allowed`,
   * `memo/as-written`, `memo/finder-floor`, `memo/text-missing`, `memo/password-missing`.
   */
  'memo/add': call({
    input: z.strictObject({ ...Facts, text: Text, password: Password.nullable() }),
    output: m.MemoRow,
    ...of,
  }),
  /** Changes a memo. `text` null leaves the text; `password` null says that the password is the same as before. A new one ends "change now". */
  'memo/edit': call({
    input: z.strictObject({ id: v.Id, ...Facts, text: Text.nullable(), password: Password.nullable() }),
    output: m.MemoRow,
    ...of,
  }),
  'memo/remove': call({ input: z.strictObject({ id: v.Id }), output: Nothing, ...of }),
  /**
   * Gives the text and a kept password, on record. Throws `memo/passphrase-needed` when the policy wants the passphrase (again) and
   * `passphrase` is null, `vault/wrong-passphrase`, `memo/copying-not-allowed`.
   */
  'memo/reveal': call({
    input: z.strictObject({ id: v.Id, purpose: z.enum(['show', 'copy']), passphrase: Passphrase }),
    output: z.strictObject({ text: v.Bytes, password: v.Bytes.nullable(), hideAfterSeconds: z.int() }),
    ...of,
  }),
  /**
   * What a card shows: altered copies only, on record. With `hideServices` a service is only hinted at by its first letter. Throws as
   * `memo/reveal`, `memo/cards-not-allowed`, `memo/not-for-card`.
   */
  'memo/card': call({
    input: z.strictObject({ ids: z.array(v.Id).min(1).max(12), hideServices: z.boolean(), passphrase: Passphrase }),
    output: z.strictObject({
      lines: z.array(z.strictObject({ id: v.Id, service: v.ShortText, account: v.ShortText, text: z.string() })),
      printedAt: v.Instant,
    }),
    ...of,
  }),
  /** Something happened: marks memos "change now". `ids` null with `cardLost`: all that are on a card; otherwise all memos. */
  'memo/exposed': call({
    input: z.strictObject({ event: m.ExposureEvent, ids: z.array(v.Id).max(10_000).nullable() }),
    output: z.strictObject({ marked: z.array(v.Id) }),
    ...of,
  }),
  /** The password was changed at the service and is not entered here: ends "change now". What was known of the former one is forgotten. */
  'memo/done': call({ input: z.strictObject({ id: v.Id }), output: m.MemoRow, ...of }),
  /**
   * Strength and finder's estimate while typing; nothing is kept. The newest call wins: one that is overtaken fails with `job/cancelled`.
   * `finder` is null for a memo without text or password.
   */
  'memo/weigh': call({
    input: z.strictObject({ ...Facts, service: v.ShortText, text: Text, password: Password }),
    output: z.strictObject({
      strength: m.PasswordStrength,
      finder: m.FinderEstimate.nullable(),
      asWritten: z.boolean(),
    }),
    ...of,
  }),
  /** "Is this it?": compares slowly and in the dark. `id` null: with no memo in particular, only where else it is used. */
  'memo/is-this-it': call({
    input: z.strictObject({ id: v.Id.nullable(), password: Password }),
    output: z.strictObject({
      isIt: z.boolean().nullable(),
      /** It was this memo's password before. */
      wasIt: z.boolean(),
      alsoUsedBy: z.array(v.Id),
      isVaultPassphrase: z.boolean(),
    }),
    ...of,
  }),
  /** All weaknesses, worst first. */
  'memo/weaknesses': call({ input: Nothing, output: z.array(m.Weakness), ...of }),
  /** A new password. `bits` is what it certainly has, by how it was drawn. */
  'memo/generate': call({
    input: z.strictObject({
      kind: z.enum(['japaneseWords', 'englishWords', 'romaji']),
      bits: z.int().min(40).max(128).default(52),
    }),
    output: z.strictObject({ text: v.Bytes, bits: z.number(), choices: z.int(), parts: z.int() }),
    ...of,
  }),
  /** The trainer: what a rule makes of a password. Nothing is kept or put on record. */
  'memo/try-rule': call({
    input: z.strictObject({ password: Password, steps: z.array(m.RuleStep).max(8) }),
    output: z.strictObject({ text: v.Bytes, asWritten: z.boolean(), finder: m.FinderEstimate.nullable() }),
    ...of,
  }),
  /** Whether the office's escrow is also to open the memos. Throws as `memo/reveal`. */
  'memo/allow-escrow': call({
    input: z.strictObject({ allowed: z.boolean(), passphrase: Passphrase }),
    output: Nothing,
    ...of,
  }),
  /** Gives up memos that nobody can open any more, and begins anew. Throws `memo/not-shut`. */
  'memo/start-over': call({ input: Nothing, output: Nothing, ...of }),
} as const;
