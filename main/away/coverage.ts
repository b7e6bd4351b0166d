/** What this machine can notice of each signal, and what has been seen to work on it, remembered in the profile. For away.ts. */
import { z } from 'zod';
import { SignalId, type SignalCoverage, type SignalReason } from '../../preload/contract/away.ts';
import { Instant } from '../../preload/contract/values.ts';
import type { SignalSink } from './signal.ts';

/** By signal: the sources that were seen to deliver, and when the last did. */
export const SeenSignals = z.record(
  z.string(),
  z.strictObject({ sources: z.array(z.string().max(100)).max(50), at: Instant }),
);
export type SeenSignals = z.infer<typeof SeenSignals>;

export interface Coverage extends Pick<SignalSink, 'attached' | 'detached' | 'seen'> {
  /** One for each signal, in the contract's order. Those in `notAsked` the policy does not want. */
  list(notAsked?: ReadonlySet<SignalId>): SignalCoverage[];
}

/** Which reason to tell where several sources are missing, each for its own: the one that says most about this machine. */
const tellingReasons: readonly SignalReason[] = ['notSet', 'noDevice', 'noService', 'noBus', 'noSystem'];
/** A source that delivers every second is not put down every second. */
const sameMs = 60 * 60 * 1000;

export function createCoverage({
  memory,
  now,
  onChange,
}: {
  memory: { read(): SeenSignals; write(seen: SeenSignals): void };
  now: () => number;
  onChange: () => void;
}): Coverage {
  /** By signal and source: why it is missing, or null when it is there. */
  const sources = new Map<SignalId, Map<string, SignalReason | null>>();

  function put(signal: SignalId, source: string, reason: SignalReason | null): void {
    const known = sources.get(signal) ?? new Map<string, SignalReason | null>();
    sources.set(signal, known);
    if (known.get(source) === reason && known.has(source)) return;
    known.set(source, reason);
    onChange();
  }

  function coverageOf(signal: SignalId, isAsked: boolean): SignalCoverage {
    const known = [...(sources.get(signal) ?? [])];
    const there = known.filter(([, reason]) => reason === null).map(([source]) => source);
    const seen = memory.read()[signal];
    const seenAt = seen?.at ?? null;
    if (!isAsked) return { signal, state: 'unavailable', sources: there, reason: 'notAsked', seenAt };
    if (there.length > 0) {
      const works = there.some((source) => seen?.sources.includes(source));
      return { signal, state: works ? 'works' : 'untested', sources: there, reason: null, seenAt };
    }
    const reason = tellingReasons.find((one) => known.some(([, why]) => why === one)) ?? 'noSystem';
    return { signal, state: 'unavailable', sources: [], reason, seenAt };
  }

  return {
    attached: (signal, source) => put(signal, source, null),
    detached: (signal, source, reason) => put(signal, source, reason),
    seen(signal, source) {
      put(signal, source, null);
      const before = memory.read();
      const { sources: known = [], at } = before[signal] ?? {};
      const isNew = !known.includes(source);
      const since = at === undefined ? Infinity : now() - Date.parse(at);
      if (!isNew && since >= 0 && since < sameMs) return;
      try {
        const all = isNew ? [...known, source].slice(-50) : known;
        memory.write({ ...before, [signal]: { sources: all, at: new Date(now()).toISOString() } });
      } catch {
        // A disk that is full, or a clock that tells no time: then it is not remembered.
      }
      onChange();
    },
    list: (notAsked = new Set()) => SignalId.options.map((signal) => coverageOf(signal, !notAsked.has(signal))),
  };
}
