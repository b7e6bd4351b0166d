/** Whether the clocks tell the truth, and when a deadline has come. Pure but for the clocks given in; for away.ts. */

export interface Clocks {
  /** Wall clock, milliseconds since 1970. Anybody may set it. */
  readonly now: () => number;
  /** Never goes back. Stands still while a Linux machine sleeps. */
  readonly monotonic: () => number;
  /** Milliseconds since the machine started, sleep included. Nobody can set it; it may be as coarse as a second. */
  readonly sinceBoot: () => number;
}

/** This program did not exist before: a clock that says so has lost the time. */
export const earliestTrue = Date.UTC(2026, 0, 1);
/** After this no date can be written down. */
const latestTrue = Date.UTC(9000, 0, 1);

/** Steps of the wall clock up to this are what setting it right by the network does. */
const allowedStepMs = 30_000;
/** More than the coarseness of `sinceBoot`, less than any sleep that matters. */
const allowedSleepMs = 5000;

export type ClockVerdict = 'fine' | 'slept' | 'set' | 'unreadable';

export interface ClockWatch {
  /** What happened to the clocks since `start` or since the last look that found something. */
  look(): ClockVerdict;
  /** From here on; when a vault is opened. */
  start(): void;
}

/** Compares the clocks with each other: the wall clock against the time since boot, and that against the one that stops in sleep. */
export function createClockWatch({ now, monotonic, sinceBoot }: Clocks): ClockWatch {
  const offsets = (): { wall: number; sleep: number } => {
    const boot = sinceBoot();
    return { wall: now() - boot, sleep: boot - monotonic() };
  };
  let before = offsets();
  return {
    start() {
      before = offsets();
    },
    look() {
      if (!isReadable(now())) return 'unreadable';
      const current = offsets();
      const slept = current.sleep - before.sleep;
      const stepped = Math.abs(current.wall - before.wall);
      if (stepped > allowedStepMs || Number.isNaN(stepped)) {
        before = current;
        return 'set';
      }
      if (slept > allowedSleepMs) {
        before = current;
        return 'slept';
      }
      return 'fine';
    },
  };
}

export function isReadable(now: number): boolean {
  return now >= earliestTrue && now <= latestTrue;
}

export interface Deadline {
  isOver(): boolean;
}

/** A moment on the wall clock, which comes as well when as much time has passed on either of the other clocks. */
export function createDeadline(wallAt: number, { now, monotonic, sinceBoot }: Clocks): Deadline {
  const left = wallAt - now();
  const monotonicAt = monotonic() + left;
  const bootAt = sinceBoot() + left;
  return {
    // Said so that a clock which says nothing (NaN) is over, too.
    isOver: () => !(now() < wallAt && monotonic() < monotonicAt && sinceBoot() < bootAt),
  };
}

/** The next time after `now` that local clocks show `HH:MM`; milliseconds since 1970. */
export function nextTimeOfDay(now: number, timeOfDay: string): number {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number);
  const at = new Date(now);
  at.setHours(hours, minutes, 0, 0);
  if (at.getTime() <= now) {
    at.setDate(at.getDate() + 1);
    at.setHours(hours, minutes, 0, 0);
  }
  return at.getTime();
}
