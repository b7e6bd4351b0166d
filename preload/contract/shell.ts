/** The contract between pages and the shell (Electron's main process): windows, vault folders, dialogs, locking. Never a secret. */
import { z } from 'zod';
import { awayCalls, awayEvents, KeyStick, LockReason } from './away.ts';
import { call } from './call.ts';
import { FactName, Facts } from './check-facts.ts';
import { TimeOfDay } from './policy.ts';
import * as v from './values.ts';

const Nothing = z.strictObject({});

export const Preferences = z.strictObject({
  locale: z.enum(['ja', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  /** User's own idle limit; the policy's is an upper bound. */
  idleLockMinutes: z.int().min(1).max(120),
  /** The vault locks at this time of day; the policy's may be earlier. */
  endOfWork: TimeOfDay.nullable().default(null),
  /** While this stick is not plugged in the vault does not stay open. */
  keyStick: KeyStick.nullable().default(null),
  /**
   * What closing the window does: `quit` locks and ends the app, `lock` locks and stays in the tray, `hide` leaves the vault open in
   * the tray until something else locks it. Where there is no tray it is `quit`.
   */
  onClose: z.enum(['quit', 'lock', 'hide']).default('quit'),
  /** The window covers itself when it loses focus. */
  veilOnBlur: z.boolean().default(false),
  /** File names and the office's name are masked. */
  publicPlace: z.boolean().default(false),
  /** The policy's is an upper bound. */
  clipboardSeconds: z.int().min(10).max(300).default(60),
});
export type Preferences = z.infer<typeof Preferences>;

/** Where the lock's key works: in any program; only in our window, as another program has the key, or as this desktop gives it to nobody. */
export const LockKeyReach = z.enum(['everywhere', 'taken', 'notHere']);
export type LockKeyReach = z.infer<typeof LockKeyReach>;

/** A vault folder this user has used before. */
export const KnownVault = z.strictObject({
  /** Hash of the folder's path: what pages name a vault by. */
  ref: z.string().regex(/^[0-9a-f]{16}$/),
  /** Shown to the user. */
  folder: z.string(),
  role: v.Role.nullable(),
  officeName: z.string(),
  lastOpenedAt: v.Instant.nullable(),
  /** False when the folder is not there now (a stick that is not plugged in). */
  reachable: z.boolean(),
});
export type KnownVault = z.infer<typeof KnownVault>;

export const PickedPath = z.strictObject({
  token: v.PathToken,
  name: z.string(),
  isFolder: z.boolean(),
});
export type PickedPath = z.infer<typeof PickedPath>;

export { LockReason } from './away.ts';

/** Something that a lock could not remove. It is tried again and again; once it is gone it is no longer in the list. */
export const LeftBehindItem = z.strictObject({
  kind: z.enum(['file', 'clipboard']),
  /** The file's name; empty for the clipboard. */
  name: z.string().max(1000),
  /** Where it lies, to be shown; empty for the clipboard. */
  folder: z.string().max(4096),
  /** The program that holds it, as people know it; null where that cannot be told. */
  heldBy: z.string().max(200).nullable(),
  why: z.enum(['inUse', 'denied', 'comesBack', 'notPutAway', 'unknown']),
});
export type LeftBehindItem = z.infer<typeof LeftBehindItem>;
export const LeftBehind = z.array(LeftBehindItem).max(200);
export type LeftBehind = z.infer<typeof LeftBehind>;

/** Why the window is covered: it lost the focus, or the user asked for it. */
export const VeilCause = z.enum(['blur', 'wish']);
export type VeilCause = z.infer<typeof VeilCause>;

const FileFilter = z.strictObject({ name: z.string().max(100), extensions: z.array(z.string().max(16)).max(20) });

export const shellCalls = {
  'shell/state': call({
    input: Nothing,
    output: z.strictObject({
      preferences: Preferences,
      vaults: z.array(KnownVault),
      /** Default place for a new vault, shown to the user. */
      appVersion: z.string(),
      platform: z.string(),
      lastLock: z.strictObject({ reason: LockReason, at: v.Instant, killed: z.boolean() }).nullable(),
      /** A parcel the app was started with (double click). */
      openedParcel: PickedPath.nullable(),
      leftBehind: LeftBehind,
    }),
    when: 'any',
  }),
  'shell/set-preferences': call({ input: Preferences, output: Preferences, when: 'any' }),
  /** Opens the folder dialog (or takes the proposed default) and remembers the folder. Null when the user cancelled. */
  'shell/choose-vault-folder': call({
    input: z.strictObject({ purpose: z.enum(['newWorker', 'newOffice', 'existing']), useDefault: z.boolean() }),
    output: KnownVault.nullable(),
    when: 'any',
  }),
  'shell/forget-vault': call({ input: z.strictObject({ ref: KnownVault.shape.ref }), output: Nothing, when: 'any' }),
  /** Starts the engine for this vault; the port arrives by `port` (preload). Any engine that runs is sealed first. */
  'shell/start-engine': call({
    input: z.strictObject({ ref: KnownVault.shape.ref }),
    output: z.strictObject({ generation: z.int() }),
    when: 'any',
  }),
  'shell/lock': call({ input: z.strictObject({ reason: z.enum(['user', 'shortcut']) }), output: Nothing, when: 'any' }),
  'shell/pick-open': call({
    input: z.strictObject({
      title: v.ShortText,
      folders: z.boolean(),
      multiple: z.boolean(),
      filters: z.array(FileFilter).max(10),
    }),
    output: z.array(PickedPath),
    when: 'any',
  }),
  'shell/pick-save': call({
    input: z.strictObject({ title: v.ShortText, defaultName: v.FileName, filters: z.array(FileFilter).max(10) }),
    output: PickedPath.nullable(),
    when: 'any',
  }),
  /** The user covers the window, or has uncovered it. Does nothing while no vault is open. */
  'shell/veil': call({ input: z.strictObject({ isOn: z.boolean() }), output: Nothing, when: 'any' }),
  /**
   * The user copied something in an open vault (`clipboard`), or marked it with the mouse (`selection`, X11's primary selection):
   * the shell takes it back after so many seconds, and at the lock.
   */
  'clipboard/noted': call({
    input: z.strictObject({ kind: z.enum(['clipboard', 'selection']) }),
    output: z.strictObject({ seconds: z.int() }),
    when: 'any',
  }),
  /** What this desktop offers now; the key is held only while a vault is open. */
  'shell/desktop': call({
    input: Nothing,
    output: z.strictObject({ hasTray: z.boolean(), lockKey: LockKeyReach }),
    when: 'any',
  }),
  /** Shows a picked file in the system's file manager. */
  'shell/reveal': call({ input: z.strictObject({ token: v.PathToken }), output: Nothing, when: 'any' }),
  /**
   * Reads what this machine says of itself, for the pre-work check, or one fact of it anew; the engine is told before this answers. A page
   * can say nothing about the facts. Fails with `check/system-unknown`.
   */
  'check/read-facts': call({
    input: z.strictObject({ only: FactName.nullable().default(null) }),
    output: z.strictObject({ facts: Facts }),
    when: 'any',
  }),
  /** Prints the page (contacts card, receipt). */
  'shell/print': call({ input: Nothing, output: Nothing, when: 'any' }),
  ...awayCalls,
} as const;

export type ShellCalls = typeof shellCalls;
export type ShellCallName = keyof ShellCalls;
export type ShellInput<Name extends ShellCallName> = z.input<ShellCalls[Name]['input']>;
export type ShellOutput<Name extends ShellCallName> = z.output<ShellCalls[Name]['output']>;

/** shell → page */
export const ShellEvent = z.discriminatedUnion('type', [
  /** The vault is being locked: pages drop their views now; the window reloads when the engine is gone. */
  z.strictObject({ type: z.literal('locking'), reason: LockReason }),
  z.strictObject({ type: z.literal('parcelOpened'), parcel: PickedPath }),
  z.strictObject({
    type: z.literal('navigate'),
    to: z.enum(['home', 'files', 'returns', 'settings', 'contacts', 'about']),
  }),
  z.strictObject({ type: z.literal('preferences'), preferences: Preferences }),
  /** The page covers itself; null: it uncovers itself. */
  z.strictObject({ type: z.literal('veil'), cause: VeilCause.nullable() }),
  /** What a lock could not remove changed; the whole list, empty when all of it is gone. */
  z.strictObject({ type: z.literal('leftBehind'), items: LeftBehind }),
  /** So many facts of the check under way have been read. */
  z.strictObject({ type: z.literal('factsProgress'), done: z.int(), total: z.int() }),
  ...awayEvents,
]);
export type ShellEvent = z.infer<typeof ShellEvent>;

/** What `preload/index.ts` exposes as `window.mochidashi`, frozen. */
export interface PreloadApi {
  /** Sends a shell call; the reply is `Reply` of wire.ts. Input and output are validated at both ends. */
  callShell(name: string, input: unknown): Promise<unknown>;
  onShellEvent(listener: (event: unknown) => void): () => void;
  /**
   * Turns files that were dropped on the window (or chosen in an input) into path tokens.
   * Files that do not come from the disk are left out.
   */
  tokensForFiles(files: readonly unknown[]): Promise<unknown>;
}

export { portMessage } from './channels.ts';
