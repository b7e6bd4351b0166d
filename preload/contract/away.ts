/**
 * When the vault locks because nobody is there: reasons, signals, what this machine can notice, and the calls and events of it.
 * Part of the shell's contract (`shell.ts`). Imports zod alone.
 */
import { z } from 'zod';
import { call } from './call.ts';
import * as v from './values.ts';

const Nothing = z.strictObject({});

export const LockReason = z.enum([
  'user',
  'shortcut',
  'tray',
  'idle',
  'suspend',
  'screenLock',
  'sessionSwitch',
  'lid',
  'screenSaver',
  'displayOff',
  'stick',
  'endOfWork',
  'leaseOver',
  'clock',
  'windowClosed',
  'quit',
  'engineGone',
]);
export type LockReason = z.infer<typeof LockReason>;

export const SignalId = z.enum([
  'idle',
  'screenLock',
  'sessionSwitch',
  'suspend',
  'lid',
  'screenSaver',
  'displayOff',
  'stick',
  'endOfWork',
  'lease',
  'clock',
]);
export type SignalId = z.infer<typeof SignalId>;

/**
 * Why a signal is not there: no message bus; a bus, but no program on it that tells; no such part in this machine; a system that
 * tells no program; nothing to watch for (no stick or time was named); the policy does not ask for it.
 */
export const SignalReason = z.enum(['noBus', 'noService', 'noDevice', 'noSystem', 'notSet', 'notAsked']);
export type SignalReason = z.infer<typeof SignalReason>;

/** What this machine can notice of one signal. */
export const SignalCoverage = z.strictObject({
  signal: SignalId,
  /** `works`: a source is attached and has been seen to deliver on this machine; `untested`: attached, never seen. */
  state: z.enum(['works', 'unavailable', 'untested']),
  /** Technical names of the attached sources, shown as they are. */
  sources: z.array(z.string().max(100)).max(20),
  /** Why it is unavailable; null otherwise. */
  reason: SignalReason.nullable(),
  /** When it was last seen to deliver. */
  seenAt: v.Instant.nullable(),
});
export type SignalCoverage = z.infer<typeof SignalCoverage>;

/** What a machine notices, as it goes into the vault's log and to the office: no technical names, no times. */
export const CoverageState = SignalCoverage.pick({ signal: true, state: true, reason: true });
export type CoverageState = z.infer<typeof CoverageState>;

/** The same, looked at while the vault was open. */
export const CoverageReport = z.strictObject({
  at: v.Instant,
  signals: z.array(CoverageState).max(SignalId.options.length),
});
export type CoverageReport = z.infer<typeof CoverageReport>;

/** A stick, by what does not change when it is plugged in again. */
export const KeyStick = z.strictObject({ id: z.string().min(1).max(200), label: v.ShortText });
export type KeyStick = z.infer<typeof KeyStick>;

export const awayCalls = {
  /** One for each signal, in the order of `SignalId`. */
  'away/coverage': call({ input: Nothing, output: z.array(SignalCoverage), when: 'any' }),
  /**
   * Waits for a signal until `until`; when it comes, `signalSeen` is sent. An open vault is locked by it as always: whoever shows the
   * test asks for the coverage again afterwards.
   */
  'away/self-test': call({
    input: z.strictObject({ signal: SignalId }),
    output: z.strictObject({ until: v.Instant }),
    when: 'any',
  }),
  /** The page with the self-test was left: from now on each signal counts as always. */
  'away/end-self-tests': call({ input: Nothing, output: Nothing, when: 'any' }),
  /** "I am still working": takes an idle warning back. */
  'away/stay': call({ input: Nothing, output: Nothing, when: 'any' }),
  /** Sticks that are plugged in now. */
  'away/sticks': call({
    input: Nothing,
    output: z.array(KeyStick.extend({ holdsVault: z.boolean() })),
    when: 'any',
  }),
} as const;

export const awayEvents = [
  /** The vault locks at this time unless somebody does something; null: somebody did. */
  z.strictObject({ type: z.literal('idleWarning'), locksAt: v.Instant.nullable() }),
  /** A signal came while its self-test was waiting for it. */
  z.strictObject({ type: z.literal('signalSeen'), signal: SignalId, at: v.Instant }),
  z.strictObject({ type: z.literal('coverage'), coverage: z.array(SignalCoverage) }),
] as const;
