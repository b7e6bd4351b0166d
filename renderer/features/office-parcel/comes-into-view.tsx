/** Scrolls what has just appeared into view: the outcome of an action must not wait below or above the visible part. */
import { useEffect, useRef, type ReactNode } from 'react';

export function ComesIntoView({ children }: { readonly children: ReactNode }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={box} className="scroll-my-4">
      {children}
    </div>
  );
}
