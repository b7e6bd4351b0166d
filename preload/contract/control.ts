/** The messages between the shell and the engine on the engine's parent port. No page can send one. Imports zod alone; for engine and shell. */
import { z } from 'zod';
import { CoverageReport, LockReason } from './away.ts';
import { FactName, Facts } from './check-facts.ts';
import { AwayRules } from './policy.ts';
import { LeftBehind } from './shell.ts';
import { Bytes, Instant, PathToken, Role } from './values.ts';

/** A path the user chose, under the token that pages know it by. */
export const TokenPath = z.strictObject({ token: PathToken, path: z.string().min(1).max(32_768) });
export type TokenPath = z.infer<typeof TokenPath>;

const Generation = z.int().min(1);
const AskId = z.int().min(1);
const ContentToken = z.string().max(64);

/** A lock that the engine did not carry out in time, so that the shell ended it by force. `reason` null: another vault was opened. */
export const KilledLock = z.strictObject({ reason: LockReason.nullable(), at: Instant });
export type KilledLock = z.infer<typeof KilledLock>;

/** Where working copies may lie; `memory`: the system keeps it in memory and not on the disk. */
export const CopyPlace = z.strictObject({ path: z.string().min(1).max(4096), kind: z.enum(['memory', 'disk']) });
export type CopyPlace = z.infer<typeof CopyPlace>;

/** For working copies (main/workcopy). */
export const CopySettings = z.strictObject({
  /** The best first. */
  places: z.array(CopyPlace).max(10),
  /** Where, beside the vault's own folder, what was left of its copies waits for it; null: nowhere else. */
  fallbackFolder: z.string().min(1).max(4096).nullable(),
});
export type CopySettings = z.infer<typeof CopySettings>;

/** How the system answered when it was asked to open a working copy. */
export const OpenedOutside = z.enum(['opened', 'noProgram', 'refused']);
export type OpenedOutside = z.infer<typeof OpenedOutside>;

/** shell → engine */
export const ShellToEngine = z.discriminatedUnion('type', [
  /** The first message, with the page's port. */
  z.strictObject({
    type: z.literal('start'),
    generation: Generation,
    folder: z.string().min(1),
    /** The bundled entry of the worker threads. */
    workerPath: z.string().min(1),
    appVersion: z.string().max(32),
    paths: z.array(TokenPath),
    /** Of this vault, since it was last opened; they go into its log. */
    killedLocks: z.array(KilledLock).max(20),
    copies: CopySettings,
  }),
  /** Answered by `answer` with value null, so that the page gets a token only when the engine knows it. */
  z.strictObject({ type: z.literal('paths'), ask: AskId, paths: z.array(TokenPath) }),
  /** What this machine notices of its user's absence, for the log of the open vault and for the office. */
  z.strictObject({ type: z.literal('coverage'), signals: CoverageReport.shape.signals }),
  /**
   * What the machine says of itself before work. With `only`, that one fact was read anew. Answered
   * by `answer` with value null, once the engine knows it.
   */
  z.strictObject({ type: z.literal('checkFacts'), ask: AskId, facts: Facts, only: FactName.nullable() }),
  z.strictObject({ type: z.literal('contentHead'), ask: AskId, token: ContentToken }),
  z.strictObject({
    type: z.literal('contentRead'),
    ask: AskId,
    token: ContentToken,
    offset: z.int().min(0),
    length: z.int().min(1),
  }),
  /** Answers `openOutside`. */
  z.strictObject({ type: z.literal('openedOutside'), ask: AskId, outcome: OpenedOutside }),
  /** Lock: finish drafts, stop everything else, close the vault, exit. `reason` is for its log; without one another engine is to follow. */
  z.strictObject({ type: z.literal('seal'), reason: LockReason.optional() }),
]);
export type ShellToEngine = z.infer<typeof ShellToEngine>;

export const ContentHead = z.strictObject({ mediaType: z.string().max(128), sizeBytes: z.int().min(0) });
export type ContentHead = z.infer<typeof ContentHead>;

/** What the shell may know about the vault: nothing that is inside it. */
export const VaultFacts = z.discriminatedUnion('open', [
  z.strictObject({ open: z.literal(false) }),
  z.strictObject({
    open: z.literal(true),
    role: Role,
    officeName: z.string().max(200),
    idleLockMinutes: z.int().min(1).max(120),
    away: AwayRules,
    /** When the lease ends; null where there is none (an office's vault). */
    leaseUntil: Instant.nullable(),
  }),
]);
export type VaultFacts = z.infer<typeof VaultFacts>;

/** engine → shell */
export const EngineToShell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready'), generation: Generation }),
  z.strictObject({ type: z.literal('answer'), ask: AskId, value: z.union([z.null(), ContentHead, Bytes]) }),
  z.strictObject({ type: z.literal('facts'), facts: VaultFacts }),
  z.strictObject({ type: z.literal('log'), level: z.enum(['info', 'warning', 'error']), line: z.string().max(4096) }),
  /** Asks the shell to open a working copy in the program that the system has for it. Answered by `openedOutside`. */
  z.strictObject({ type: z.literal('openOutside'), ask: AskId, path: z.string().min(1).max(4096) }),
  z.strictObject({ type: z.literal('sealed') }),
]);
export type EngineToShell = z.input<typeof EngineToShell>;

/** shell → sweeper (main/engine/sweeper.ts): look now. The first one says where. */
export const ShellToSweeper = z.strictObject({ type: z.literal('sweep'), ask: AskId, copies: CopySettings });
export type ShellToSweeper = z.infer<typeof ShellToSweeper>;

/** sweeper → shell, after each round. It ends by itself when there has been nothing to do for a while. */
export const SweeperToShell = z.discriminatedUnion('type', [
  /** `ask`: the newest wish that this round began after. */
  z.strictObject({ type: z.literal('swept'), ask: AskId, left: LeftBehind, erased: z.int(), sealed: z.int() }),
  z.strictObject({ type: z.literal('log'), line: z.string().max(4096) }),
]);
export type SweeperToShell = z.infer<typeof SweeperToShell>;
