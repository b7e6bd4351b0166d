/** Notices that nobody is at the machine. Pure but for the clocks it is given; for presence.ts. */

export interface IdleWatch {
  /** To be called several times a second; true as long as the limit is reached. */
  isIdle(): boolean;
  /** The user did something in our window. */
  noteInput(): void;
}

/**
 * Asks the system since when there was no input anywhere. A system that cannot tell says 0 for ever (or throws); as long as it has
 * never said anything else, only input in our own window counts.
 */
export function createIdleWatch({
  systemIdleSeconds,
  monotonic,
  limitMs,
}: {
  systemIdleSeconds: () => number;
  /** Milliseconds on a clock that does not follow the wall clock. */
  monotonic: () => number;
  limitMs: () => number;
}): IdleWatch {
  let lastInputAt = monotonic();
  let systemCanTell = false;

  function systemIdleMs(): number {
    try {
      return systemIdleSeconds() * 1000;
    } catch {
      return 0;
    }
  }

  return {
    isIdle() {
      const systemMs = systemIdleMs();
      if (systemMs > 0) systemCanTell = true;
      // Input in our own window counts also where the system does not see it (assistive tools, remote control).
      const windowMs = monotonic() - lastInputAt;
      return (systemCanTell ? Math.min(systemMs, windowMs) : windowMs) >= limitMs();
    },
    noteInput() {
      lastInputAt = monotonic();
    },
  };
}
