/** The buttons of a step on a page before the vault is open: always in sight, however long the step is. Last in its form. */
import type { ReactNode } from 'react';

export interface StepActionsProps {
  /** The way back, at the left. */
  readonly back?: ReactNode;
  /** The way on; the main button. */
  readonly children: ReactNode;
}

export function StepActions({ back, children }: StepActionsProps): ReactNode {
  return (
    <div className="sticky -bottom-px z-10 -mx-2 flex items-center justify-between gap-3 border-t border-line bg-canvas px-2 py-4">
      <span>{back}</span>
      <span className="flex flex-wrap items-center justify-end gap-3">{children}</span>
    </div>
  );
}
