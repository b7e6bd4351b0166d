/** When to lock without being told: idle time, suspend, screen lock, end of the session. The first, basic set of signals. */
import { powerMonitor } from 'electron';
import type { LockReason } from '../../preload/contract/shell.ts';
import { createIdleWatch, type IdleWatch } from './idle-watch.ts';

const pollMs = 500;

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
}): IdleWatch {
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
  return idle;
}
