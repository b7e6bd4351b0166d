/** A list that scrolls in itself inside a dialog or card; the keyboard can reach and scroll it. */
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface ScrollListProps {
  /** What is listed; read aloud. */
  readonly label: string;
  /** Limits the height: `max-h-40`, `min-h-24`. */
  readonly heightClass: string;
  readonly children: ReactNode;
}

export function ScrollList({ label, heightClass, children }: ScrollListProps): ReactNode {
  return (
    <ul
      aria-label={label}
      // WCAG 2.1.1: what scrolls must be scrollable with the keyboard; Chrome 114 does not focus it by itself.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={classNames('focus-inset overflow-y-auto', heightClass)}
    >
      {children}
    </ul>
  );
}
