/** The messages between the shell and the engine on the engine's parent port. No page can send one. Imports zod alone; for engine and shell. */
import { z } from 'zod';
import { LockReason } from './away.ts';
import { AwayRules } from './policy.ts';
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
  }),
  /** Answered by `answer` with value null, so that the page gets a token only when the engine knows it. */
  z.strictObject({ type: z.literal('paths'), ask: AskId, paths: z.array(TokenPath) }),
  z.strictObject({ type: z.literal('contentHead'), ask: AskId, token: ContentToken }),
  z.strictObject({
    type: z.literal('contentRead'),
    ask: AskId,
    token: ContentToken,
    offset: z.int().min(0),
    length: z.int().min(1),
  }),
  /** Lock: finish drafts, stop everything else, close the vault, exit. */
  z.strictObject({ type: z.literal('seal') }),
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
  z.strictObject({ type: z.literal('sealed') }),
]);
export type EngineToShell = z.input<typeof EngineToShell>;
