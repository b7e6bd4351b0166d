/** The product's mark: a case with a handle and a dial, for carrying out and keeping safe. */
import type { ReactNode } from 'react';

export function ProductMark({ size = 28 }: { readonly size?: number }): ReactNode {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 28 28" className="shrink-0">
      <path
        d="M9.5 8V6.2A2.7 2.7 0 0 1 12.2 3.5h3.6a2.7 2.7 0 0 1 2.7 2.7V8"
        fill="none"
        strokeWidth="2.2"
        className="stroke-accent"
      />
      <rect x="2" y="7.5" width="24" height="17.5" rx="3.5" className="fill-accent" />
      <circle cx="14" cy="16.25" r="5" fill="none" stroke="#fff" strokeWidth="1.9" />
      <path d="M14 16.25 16.6 13.6" stroke="#fff" strokeWidth="1.9" strokeLinecap="round" />
      <circle cx="14" cy="16.25" r="1.5" fill="#fff" />
    </svg>
  );
}
