/** When to lock without being told: idle time, suspend, screen lock, end of the session. The first, basic set of signals. */
import { powerMonitor } from 'electron';
import { SignalId, type LockReason, type SignalCoverage } from '../../preload/contract/away.ts';
import { createIdleWatch } from './idle-watch.ts';

const pollMs = 500;
const selfTestMs = 2 * 60 * 1000;

export interface Presence {
  /** The user did something in our window. */
  noteInput(): void;
  coverage(): SignalCoverage[];
  /** Waits for a signal; ISO 8601 until when. */
  selfTest(signal: SignalId): string;
}

const sources: Partial<Record<SignalId, string>> = {
  idle: 'powerMonitor.getSystemIdleTime',
  screenLock: 'powerMonitor lock-screen',
  suspend: 'powerMonitor suspend',
};

/** Starts watching. `isOpen` says whether there is an open vault; `limitMs` after how long it is locked. */
export function watchPresence({
  isOpen,
  limitMs,
  lock,
  monotonic,
}: {
  isOpen: () => boolean;
  limitMs: () => number;
  lock: (reason: LockReason) => void;
  monotonic: () => number;
}): Presence {
  const idle = createIdleWatch({ systemIdleSeconds: () => powerMonitor.getSystemIdleTime(), monotonic, limitMs });
  setInterval(() => {
    if (isOpen() && idle.isIdle()) lock('idle');
  }, pollMs);
  powerMonitor.on('suspend', () => {
    lock('suspend');
  });
  powerMonitor.on('lock-screen', () => {
    lock('screenLock');
  });
  powerMonitor.on('user-did-resign-active', () => {
    lock('screenLock');
  });
  powerMonitor.on('shutdown', () => {
    lock('quit');
  });
  return {
    noteInput() {
      idle.noteInput();
    },
    coverage: () =>
      SignalId.options.map((signal) => {
        const source = sources[signal];
        return source === undefined
          ? { signal, state: 'unavailable', sources: [], reason: 'noService', seenAt: null }
          : { signal, state: 'untested', sources: [source], reason: null, seenAt: null };
      }),
    selfTest: () => new Date(Date.now() + selfTestMs).toISOString(),
  };
}
