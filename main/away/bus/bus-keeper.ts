/** Keeps one connection to one bus: connects, runs the sources on it, and connects again when the bus died. For sources.ts. */
import type { Bus } from './bus.ts';

/**
 * Attaches to what it needs on a fresh connection. Returns what has to be asked again and again while a vault is open (or nothing).
 * What it throws means that this source is not there.
 */
export type BusSource = (bus: Bus) => Promise<(() => Promise<void>) | null>;

export interface BusKeeper {
  /** Asks what cannot be told by signals. Errors are the source's own; nothing is thrown. */
  poll(): void;
  close(): void;
}

/** Waiting times before connecting again; the last one stays. */
const patienceMs = [500, 2000, 10_000, 60_000];

export function keepBus({
  address,
  connect,
  sources,
  onGone,
  after,
}: {
  /** Null: this session has no such bus. */
  address: string | null;
  connect: (address: string) => Promise<Bus>;
  sources: readonly BusSource[];
  /** There is no connection: at the start, or when it ended. */
  onGone: () => void;
  after: (ms: number, work: () => void) => () => void;
}): BusKeeper {
  let bus: Bus | null = null;
  let polls: (() => Promise<void>)[] = [];
  let polling = false;
  let failures = 0;
  let isClosed = false;
  let callOff = (): void => undefined;

  function retry(): void {
    bus = null;
    polls = [];
    if (isClosed) return;
    onGone();
    const wait = patienceMs[Math.min(failures, patienceMs.length - 1)] ?? 0;
    failures += 1;
    callOff = after(wait, () => void start());
  }

  async function start(): Promise<void> {
    if (address === null) return;
    let made: Bus;
    try {
      made = await connect(address);
    } catch {
      retry();
      return;
    }
    if (isClosed) {
      made.close();
      return;
    }
    bus = made;
    void made.ended.then(retry);
    failures = 0;
    for (const source of sources) {
      // One after the other: a bus that stops answering is then asked once and not by everybody.
      const poll = await source(made).catch(() => null);
      if (poll && bus === made) polls.push(poll);
    }
  }

  onGone();
  void start();

  return {
    poll() {
      if (polling || polls.length === 0) return;
      polling = true;
      void Promise.allSettled(polls.map((poll) => poll())).finally(() => {
        polling = false;
      });
    },
    close() {
      isClosed = true;
      callOff();
      bus?.close();
    },
  };
}
