/** What locks and what warns: the office's rules and the user's, stricter ones first. Pure; for away.ts. */
import type { LockReason, SignalId } from '../../preload/contract/away.ts';
import type { AwayRules } from '../../preload/contract/policy.ts';
import type { Preferences } from '../../preload/contract/shell.ts';
import type { ClockVerdict } from './clocks.ts';

/** What the shell knows of the open vault. */
export interface OpenVaultFacts {
  readonly folder: string;
  readonly idleLockMinutes: number;
  readonly away: AwayRules;
  /** ISO 8601, or null. */
  readonly leaseUntil: string | null;
}

/** What holds for an open vault. */
export interface Rules {
  readonly idleLimitMs: number;
  readonly asked: Pick<AwayRules, 'lockOnScreenSaver' | 'lockOnDisplayOff' | 'lockOnLid'>;
  /** Times of day, the office's and the user's. */
  readonly endsOfWork: readonly string[];
}

/** The office's bounds, and what the user chose within them. */
export function rulesOf(vault: OpenVaultFacts, wish: Preferences): Rules {
  return {
    idleLimitMs: 60_000 * Math.min(wish.idleLockMinutes, vault.idleLockMinutes),
    asked: vault.away,
    endsOfWork: [vault.away.endOfWork, wish.endOfWork].filter((time) => time !== null),
  };
}

/** Why a signal that means "nobody is there" locks; null where the policy does not ask for it. */
export function lockReasonOf(signal: SignalId, { asked }: Pick<Rules, 'asked'>): LockReason | null {
  switch (signal) {
    case 'lid':
      return asked.lockOnLid ? 'lid' : null;
    case 'screenSaver':
      return asked.lockOnScreenSaver ? 'screenSaver' : null;
    case 'displayOff':
      return asked.lockOnDisplayOff ? 'displayOff' : null;
    case 'lease':
      return 'leaseOver';
    case 'idle':
    case 'screenLock':
    case 'sessionSwitch':
    case 'suspend':
    case 'stick':
    case 'endOfWork':
    case 'clock':
      return signal;
  }
}

export type Verdict =
  | { readonly kind: 'lock'; readonly reason: LockReason }
  /** An idle lock comes in so many milliseconds unless somebody does something. */
  | { readonly kind: 'warn'; readonly leftMs: number }
  | { readonly kind: 'nothing' };

/** How long before an idle lock the user is warned: half a minute, or a third of a short limit. */
export function warningMs(idleLimitMs: number): number {
  return Math.min(30_000, idleLimitMs / 3);
}

/** What a look at the clocks means. What is surest comes first; only an idle lock is announced. */
export function judge({
  clock,
  leaseOver,
  workOver,
  idleMs,
  idleLimitMs,
}: {
  clock: ClockVerdict;
  leaseOver: boolean;
  workOver: boolean;
  idleMs: number;
  idleLimitMs: number;
}): Verdict {
  if (clock === 'unreadable' || clock === 'set') return { kind: 'lock', reason: 'clock' };
  // The machine slept and nothing told us: then the vault was open meanwhile.
  if (clock === 'slept') return { kind: 'lock', reason: 'suspend' };
  if (leaseOver) return { kind: 'lock', reason: 'leaseOver' };
  if (workOver) return { kind: 'lock', reason: 'endOfWork' };
  const leftMs = idleLimitMs - idleMs;
  // Said so that an idle time that is no number locks.
  if (!(leftMs > 0)) return { kind: 'lock', reason: 'idle' };
  return leftMs <= warningMs(idleLimitMs) ? { kind: 'warn', leftMs } : { kind: 'nothing' };
}
