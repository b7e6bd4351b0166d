/** What a source of signals says, and to whom. Types only; for main/away. */
import type { SignalId, SignalReason } from '../../preload/contract/away.ts';

/** Takes in what sources say. `source` is the source's technical name; the same name may come and go. */
export interface SignalSink {
  /** The source is there and will deliver. */
  attached(signal: SignalId, source: string): void;
  /** The source is not there, or no longer. */
  detached(signal: SignalId, source: string, reason: SignalReason): void;
  /** The source delivered something, whichever way: it works on this machine. */
  seen(signal: SignalId, source: string): void;
  /** Nobody is there. Said at once, and again for as often as it is delivered. */
  lock(signal: SignalId): void;
  /** The machine woke up: clocks are looked at now. */
  resumed(): void;
}
