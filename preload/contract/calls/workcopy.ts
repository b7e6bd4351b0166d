/** The calls on working copies: files of the vault that are open in other programs (main/workcopy). */
import { z } from 'zod';
import { call } from '../call.ts';
import * as v from '../values.ts';

const Nothing = z.strictObject({});
const Place = z.enum(['memory', 'disk']);

/**
 * What a kind of file can do when it is opened. `fine`: nothing to say; `macros`: it holds programs; `archive`: it unpacks elsewhere;
 * `unknown`: nobody knows. Refused: `program` would run, `web` would open web pages.
 */
export const CopyKind = z.enum(['fine', 'macros', 'archive', 'unknown', 'program', 'web']);
export type CopyKind = z.infer<typeof CopyKind>;

/** Kinds that are opened only when the user says so. */
export const warnedKinds: readonly CopyKind[] = ['macros', 'archive', 'unknown'];
export const refusedKinds: readonly CopyKind[] = ['program', 'web'];

export const WorkingCopy = z.strictObject({
  copyId: v.Id,
  entryId: v.Id,
  name: v.FileName,
  place: Place,
  /** Shown to the user. */
  folder: z.string(),
  openedAt: v.Instant,
  /** The newest version that came from it; null before the first. */
  lastSave: z.strictObject({ at: v.Instant, number: z.int().min(1) }).nullable(),
  /**
   * `rest`: the vault has what the file holds; `changing`: it is being written to; `takingIn`; `unfinished`: it does not look whole;
   * `missing`: it is not there; `odd`: something else lies in its place; `failed`: it could not be taken in (see `problem`), which
   * is tried again.
   */
  state: z.enum(['rest', 'changing', 'takingIn', 'unfinished', 'missing', 'odd', 'failed']),
  /** A code of `errors.ts` or `unexpected`. */
  problem: z.string().max(64).nullable(),
  /** Programs that have it open, as far as the system tells. */
  heldBy: z.array(z.string().max(200)).max(20),
  /** Other files that were put into its folder; they do not get into the vault. */
  otherFiles: z.array(z.string().max(300)).max(20),
});
export type WorkingCopy = z.infer<typeof WorkingCopy>;

/** A copy that was found when nobody looked after it, at this unlocking. */
export const FoundCopy = z.strictObject({
  entryId: v.Id,
  name: v.FileName,
  foundAt: v.Instant,
  /** As in `StrayReport`. */
  why: z.enum(['crash', 'late', 'lock']),
  /**
   * `takenIn`: what was saved last is a version now (`number`); `unchanged`: the vault had it; `unfinished`: the program had not
   * finished writing it, so it was let go; `notOut`: the file is not out any more, so it was let go.
   */
  outcome: z.enum(['takenIn', 'unchanged', 'unfinished', 'notOut']),
  number: z.int().min(1).nullable(),
  otherFiles: z.int().min(0),
});
export type FoundCopy = z.infer<typeof FoundCopy>;

export const workcopyCalls = {
  /** Before opening: what is to be said about this file and the place its copy would lie in. Null place: there is none. */
  'workcopy/plan': call({
    input: z.strictObject({ id: v.Id }),
    output: z.strictObject({ kind: CopyKind, place: Place.nullable(), isOpen: z.boolean() }),
    when: 'open',
    role: 'worker',
  }),
  /**
   * Makes the copy and opens it in the program that the system has for it; one that is open already is shown again. `despite` names
   * the warning that the user was shown and went on from.
   */
  'workcopy/open': call({
    input: z.strictObject({ id: v.Id, despite: CopyKind.nullable().default(null) }),
    output: WorkingCopy,
    when: 'open',
    role: 'worker',
    long: true,
  }),
  'workcopy/list': call({
    input: Nothing,
    output: z.strictObject({ copies: z.array(WorkingCopy), found: z.array(FoundCopy).max(100) }),
    when: 'open',
    role: 'worker',
    afterLease: true,
  }),
  /**
   * Takes in what was saved last and removes the copy. Not while a program has it open, unless `evenIfHeld`; then nothing happened and
   * `heldBy` names them. Throws `workcopy/not-taken-in` when the last save could not be stored; the copy stays.
   */
  'workcopy/close': call({
    input: z.strictObject({ id: v.Id, evenIfHeld: z.boolean() }),
    output: z.strictObject({ isClosed: z.boolean(), heldBy: z.array(z.string().max(200)).max(20) }),
    when: 'open',
    role: 'worker',
    afterLease: true,
  }),
  /** The user has read what was found. */
  'workcopy/forget-found': call({ input: Nothing, output: Nothing, when: 'open', role: 'worker', afterLease: true }),
} as const;
