/** Counts down to the lock that comes for want of input, from the shell's warning. For the frame of an open vault. */
import { useEffect, useState } from 'react';
import { useShellEvent } from '../../bridge/events.ts';

/** Milliseconds until the vault locks, in whole seconds; null as long as no lock is near. */
export function useLockCountdown(): number | null {
  const [locksAt, setLocksAt] = useState<number | null>(null);
  const [now, setNow] = useState(() => Date.now());
  useShellEvent('idleWarning', (event) => {
    setNow(Date.now());
    setLocksAt(event.locksAt === null ? null : Date.parse(event.locksAt));
  });
  useEffect(() => {
    if (locksAt === null) return;
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 250);
    return () => {
      clearInterval(timer);
    };
  }, [locksAt]);
  return locksAt === null ? null : leftUntil(locksAt, now);
}

/** Never below zero; rounded up, so that the last second is shown as one. */
export function leftUntil(locksAt: number, now: number): number {
  return Math.max(0, Math.ceil((locksAt - now) / 1000)) * 1000;
}
