/** Counts down to an instant in words, for a button that waits. */
import { useEffect, useState } from 'react';
import { useFormat } from '../../i18n/translate.tsx';

/** The time left, or null when the instant is past or none is given. */
export function useCountdown(until: string | null): string | null {
  const format = useFormat();
  const [now, setNow] = useState(() => Date.now());
  const end = until === null ? 0 : Date.parse(until);
  const isWaiting = end > now;
  useEffect(() => {
    setNow(Date.now());
    if (end <= Date.now()) return;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (end <= Date.now()) clearInterval(timer);
    }, 250);
    return () => {
      clearInterval(timer);
    };
  }, [end]);
  return isWaiting ? format.duration(Math.ceil((end - now) / 1000) * 1000) : null;
}
