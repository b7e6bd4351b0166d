/** Since when nobody has been at the machine, out of several sources of which some always say 0. Pure but for the clock; for away.ts. */

export interface IdleReader {
  /** The source's newest answer in milliseconds; null when it cannot tell. */
  take(idleMs: number | null): void;
}

export interface Idle {
  /** A source by name; the ones made first are believed first. `onWorks` is called when it shows that it counts. */
  reader(onWorks: () => void): IdleReader;
  /** Milliseconds without input in our own window, nor anywhere else as far as a source that can be believed tells. */
  idleMs(): number;
  /** The user did something in our window. */
  noteInput(): void;
}

/** An answer is believed for so long; then the source counts as silent. */
const freshMs = 5000;

interface Reading {
  ms: number;
  at: number;
  /** When it last said anything but 0. */
  countedAt: number;
}

/**
 * A system that cannot tell answers 0 for ever, from the start or from some moment on. So a source is believed only while it has said
 * something else within the last `trustMs` (the idle limit): nobody works that long without pausing for a second.
 */
export function createIdle({ monotonic, trustMs }: { monotonic: () => number; trustMs: () => number }): Idle {
  let lastInputAt = monotonic();
  const readings: { current: Reading | null }[] = [];

  return {
    reader(onWorks) {
      const slot: (typeof readings)[number] = { current: null };
      readings.push(slot);
      return {
        take(ms) {
          if (ms === null || !Number.isFinite(ms) || ms < 0) {
            slot.current = null;
            return;
          }
          const at = monotonic();
          const counts = ms > 0;
          if (counts && slot.current && ms > slot.current.ms) onWorks();
          const countedAt = counts ? at : (slot.current?.countedAt ?? -Infinity);
          slot.current = { ms, at, countedAt };
        },
      };
    },
    idleMs() {
      const now = monotonic();
      // Input in our own window counts also where the system does not see it (assistive tools, remote control).
      const windowMs = now - lastInputAt;
      const believed = readings.find(
        ({ current }) =>
          current && now - current.at < freshMs && now - current.countedAt < Math.max(trustMs(), freshMs),
      )?.current;
      return believed ? Math.min(believed.ms + (now - believed.at), windowMs) : windowMs;
    },
    noteInput() {
      lastInputAt = monotonic();
    },
  };
}
