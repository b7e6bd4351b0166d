/** A turning ring while something short is under way. Says nothing to a screen reader: whoever shows it says what is going on. */
import type { ReactNode } from 'react';

export function Spinner({ size = 20 }: { readonly size?: number }): ReactNode {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 20 20" fill="none" className="animate-spin">
      <circle cx="10" cy="10" r="8" stroke="currentColor" strokeOpacity="0.25" strokeWidth="2.5" />
      <path d="M10 2a8 8 0 0 1 8 8" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
    </svg>
  );
}
