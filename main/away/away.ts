/** Locks the vault when nobody is there: signals, clocks, policy and the warning, put together. The one public file of main/away. */
import type { KeyStick, LockReason, SignalCoverage, SignalId } from '../../preload/contract/away.ts';
import type { Preferences, ShellEvent } from '../../preload/contract/shell.ts';
import { createClockWatch, createDeadline, nextTimeOfDay, type Clocks, type Deadline } from './clocks.ts';
import { createCoverage, type SeenSignals } from './coverage.ts';
import { createIdle } from './idle.ts';
import { judge, lockReasonOf, rulesOf, type OpenVaultFacts, type Rules } from './policy.ts';
import type { SignalSink } from './signal.ts';
import { createStickWatch, type Sticks } from './signals/stick.ts';
import type { SleepInhibitor } from './sleep-inhibitor.ts';
import { startSources, type SourceParts } from './sources.ts';

export { SeenSignals } from './coverage.ts';
export type { Clocks } from './clocks.ts';
export type { OpenVaultFacts } from './policy.ts';

export interface AwayParts extends Omit<SourceParts, 'monotonic'> {
  readonly clocks: Clocks;
  /** The open vault, null while none is open. */
  readonly vault: () => OpenVaultFacts | null;
  /** A lock is under way: the vault may not be closed yet. */
  readonly isLocking: () => boolean;
  readonly preferences: () => Preferences;
  /** Locks; more than one call does no harm. */
  readonly lock: (reason: LockReason) => void;
  readonly tellPage: (event: ShellEvent) => void;
  readonly memory: { read(): SeenSignals; write(seen: SeenSignals): void };
  readonly sticks: Sticks;
  readonly inhibitor: SleepInhibitor;
}

export interface Away {
  /** Looks at the clocks and at what can only be asked. Called several times a second. */
  tick(): void;
  /** The user did something in our window, or says so ("I am still working"). */
  noteInput(): void;
  coverage(): SignalCoverage[];
  /**
   * Waits for a signal; ISO 8601 until when. It locks an open vault all the same, but does not disturb who tries it beside a locked one.
   */
  selfTest(signal: SignalId): string;
  /** Nobody looks at a self-test any more. */
  endSelfTests(): void;
  /** Sticks that are plugged in. */
  listSticks(): (KeyStick & { holdsVault: boolean })[];
  close(): void;
}

const selfTestMs = 2 * 60 * 1000;
/** Services are asked this often while somebody waits for their answer. */
const pollMs = 1000;

/** What holds as long as one vault is open under the same rules. */
interface Watch {
  readonly key: string;
  readonly rules: Rules;
  readonly lease: Deadline | null;
  readonly endsOfWork: readonly Deadline[];
}

export function createAway(parts: AwayParts): Away {
  const { clocks, vault, preferences, tellPage, inhibitor, sticks } = parts;
  const tests = new Map<SignalId, { readonly until: number; isSeen: boolean }>();
  const isTested = (signal: SignalId): boolean => clocks.monotonic() <= (tests.get(signal)?.until ?? -Infinity);
  const clockWatch = createClockWatch(clocks);
  let watch: Watch | null = null;
  let openFolder: string | null = null;
  let warnedUntil: number | null = null;
  let polledAt = -Infinity;

  const coverage = createCoverage({
    memory: parts.memory,
    now: clocks.now,
    onChange: () => {
      tellPage({ type: 'coverage', coverage: list() });
    },
  });
  const idle = createIdle({
    monotonic: clocks.monotonic,
    trustMs: () => watch?.rules.idleLimitMs ?? 60_000 * preferences().idleLockMinutes,
  });
  const sink: SignalSink = {
    attached: coverage.attached,
    detached: coverage.detached,
    seen(signal, source) {
      coverage.seen(signal, source);
      const test = tests.get(signal);
      if (test === undefined || test.isSeen || !isTested(signal)) return;
      test.isSeen = true;
      tellPage({ type: 'signalSeen', signal, at: new Date(clocks.now()).toISOString() });
    },
    lock(signal) {
      const open = vault();
      // The lock would take the page away that shows the answer, and nothing is open.
      if (!open && isTested(signal)) return;
      // The page that waited goes with the lock; from now on an unlocking under way is called off as always.
      if (open) tests.clear();
      const reason = open ? lockReasonOf(signal, rulesOf(open, preferences())) : lockedReasonOf(signal);
      if (reason) parts.lock(reason);
    },
    resumed: () => tick(),
  };
  const stickWatch = createStickWatch(sink, sticks);
  // Our own clocks are always there; that they are looked at needs no proof.
  const own = { lease: 'wall clock', clock: 'wall clock, time since boot', endOfWork: 'wall clock' } as const;
  coverage.attached('clock', own.clock);
  coverage.detached('lease', own.lease, 'notSet');
  coverage.detached('endOfWork', own.endOfWork, 'notSet');
  const sources = startSources(sink, idle, { ...parts, monotonic: clocks.monotonic });

  function list(): SignalCoverage[] {
    const rules = vault()?.away;
    const notAsked = new Set<SignalId>();
    if (rules?.lockOnLid === false) notAsked.add('lid');
    if (rules?.lockOnScreenSaver === false) notAsked.add('screenSaver');
    if (rules?.lockOnDisplayOff === false) notAsked.add('displayOff');
    return coverage.list(notAsked);
  }

  /** The same watch as long as the same rules hold, so that a deadline that has come is not moved to the next day. */
  function watchOf(open: OpenVaultFacts): Watch {
    const rules = rulesOf(open, preferences());
    const key = JSON.stringify([open.folder, open.leaseUntil, rules.endsOfWork]);
    if (watch?.key === key) return { ...watch, rules };
    const now = clocks.now();
    const leaseAt = open.leaseUntil === null ? null : Date.parse(open.leaseUntil);
    // A vault that is opened after its lease (to return what is out) is not locked by it again.
    const lease = leaseAt !== null && leaseAt > now ? createDeadline(leaseAt, clocks) : null;
    const endsOfWork = rules.endsOfWork.map((time) => createDeadline(nextTimeOfDay(now, time), clocks));
    if (lease) coverage.seen('lease', own.lease);
    else coverage.detached('lease', own.lease, 'notSet');
    return { key, rules, lease, endsOfWork };
  }

  function warn(leftMs: number | null): void {
    if (leftMs === null && warnedUntil === null) return;
    const until = leftMs === null ? null : clocks.now() + leftMs;
    // Told again only when it moves, not on every tick.
    if (until !== null && warnedUntil !== null && Math.abs(until - warnedUntil) < 1500) return;
    warnedUntil = until;
    tellPage({ type: 'idleWarning', locksAt: until === null ? null : new Date(until).toISOString() });
  }

  function pollIfDue(isOpen: boolean): void {
    const now = clocks.monotonic();
    if (now - polledAt < pollMs || !(isOpen || [...tests.keys()].some(isTested))) return;
    polledAt = now;
    sources.poll();
  }

  function tick(): void {
    const open = vault();
    const clock = clockWatch.look();
    if (clock === 'fine') coverage.seen('clock', own.clock);
    if (preferences().endOfWork ?? open?.away.endOfWork) coverage.seen('endOfWork', own.endOfWork);
    else coverage.detached('endOfWork', own.endOfWork, 'notSet');
    pollIfDue(open !== null);
    stickWatch.look(open?.folder ?? null, preferences().keyStick);
    if (open === null) {
      watch = null;
      openFolder = null;
      warnedUntil = null;
      if (!parts.isLocking()) inhibitor.release();
      return;
    }
    if (openFolder !== open.folder) {
      openFolder = open.folder;
      // Unlocking is being there.
      idle.noteInput();
      inhibitor.hold();
      if (clock !== 'unreadable') clockWatch.start();
      tellPage({ type: 'coverage', coverage: list() });
    }
    watch = watchOf(open);
    const verdict = judge({
      clock,
      leaseOver: watch.lease?.isOver() ?? false,
      workOver: watch.endsOfWork.some((end) => end.isOver()),
      idleMs: idle.idleMs(),
      idleLimitMs: watch.rules.idleLimitMs,
    });
    if (verdict.kind === 'lock') parts.lock(verdict.reason);
    else warn(verdict.kind === 'warn' ? verdict.leftMs : null);
  }

  return {
    tick,
    noteInput() {
      idle.noteInput();
      warn(null);
    },
    coverage: list,
    selfTest(signal) {
      tests.set(signal, { until: clocks.monotonic() + selfTestMs, isSeen: false });
      return new Date(clocks.now() + selfTestMs).toISOString();
    },
    endSelfTests() {
      tests.clear();
    },
    listSticks() {
      const folder = vault()?.folder ?? null;
      const number = folder === null ? null : (sticks.deviceOf(folder)?.number ?? null);
      return sticks.list().map(({ id, label, device }) => ({
        id,
        label,
        holdsVault: number !== null && device !== null && number === deviceNumber(device),
      }));
    },
    close() {
      sources.close();
      inhibitor.release();
    },
  };
}

/** An unlocking under way is called off by what no policy has to ask for. */
function lockedReasonOf(signal: SignalId): LockReason | null {
  return signal === 'screenLock' || signal === 'sessionSwitch' || signal === 'suspend' ? signal : null;
}

/** A device's number as `stat` has it, from `major:minor`. */
function deviceNumber(device: string): number {
  const [major = 0, minor = 0] = device.split(':').map(Number);
  return major * 256 + (minor % 256) + Math.floor(minor / 256) * 2 ** 20;
}
