/** Locking: the page drops its views, the engine ends, the window is made anew. One at a time, from whatever trigger. */
import type { LockReason, ShellEvent } from '../../preload/contract/shell.ts';

export interface LockRecord {
  readonly reason: LockReason;
  /** ISO 8601. */
  readonly at: string;
  /** The engine did not end in time and was killed. */
  readonly killed: boolean;
}

export interface Lock {
  /** Locks now. Resolves when the engine is gone and the window is new. Does nothing where no engine runs. */
  lock(reason: LockReason): Promise<void>;
  last(): LockRecord | null;
  /** Whether a lock has begun and not ended yet. */
  isUnderWay(): boolean;
  /** Resolves when the lock that is under way has ended; at once where there is none. */
  settled(): Promise<void>;
}

/** By then the old window is gone even if the engine still is not. */
const windowDeadlineMs = 500;

export function createLock({
  hasEngine,
  seal,
  tellPage,
  renewWindow,
  forgetTokens,
  afterLock,
  after,
  now,
  log,
}: {
  hasEngine: () => boolean;
  seal: (reason: LockReason) => Promise<{ killed: boolean } | null>;
  tellPage: (event: ShellEvent) => void;
  /** Ends the page's process and shows a fresh window in its place. */
  renewWindow: () => void;
  forgetTokens: () => void;
  /** When engine and page are gone: what has time until then, and must not hold the lock up. Before the app quits. */
  afterLock: () => void;
  after: (ms: number, work: () => void) => () => void;
  now: () => number;
  log: (line: string) => void;
}): Lock {
  let last: LockRecord | null = null;
  let underWay: Promise<void> | null = null;

  async function perform(reason: LockReason): Promise<void> {
    const at = new Date(now()).toISOString();
    last = { reason, at, killed: false };
    tellPage({ type: 'locking', reason });
    forgetTokens();
    let renewed = false;
    const renew = (): void => {
      if (renewed) return;
      renewed = true;
      renewWindow();
    };
    const callOff = after(windowDeadlineMs, renew);
    const sealed = await seal(reason);
    callOff();
    last = { reason, at, killed: sealed?.killed ?? false };
    log(`locked, reason ${reason}, ${sealed?.killed ? 'engine killed' : 'engine ended'}`);
    renew();
    afterLock();
  }

  return {
    async lock(reason) {
      // An engine that is gone already leaves a page with views of an open vault.
      if (!underWay && !hasEngine() && reason !== 'engineGone') return;
      underWay ??= perform(reason).finally(() => {
        underWay = null;
      });
      await underWay;
    },
    last: () => last,
    isUnderWay: () => underWay !== null,
    settled: () => underWay ?? Promise.resolve(),
  };
}
