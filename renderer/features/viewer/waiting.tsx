/** While content is being read: what is going on, and how far it is. */
import type { ReactNode } from 'react';
import { ProgressBar } from '../../ui/progress.tsx';

export interface WaitingProps {
  readonly label: string;
  /** 0 to 1; null while it is not known. */
  readonly share: number | null;
}

export function Waiting({ label, share }: WaitingProps): ReactNode {
  return (
    <div role="status" className="grid h-full place-items-center p-8">
      <div className="w-72 max-w-full">
        <ProgressBar label={label} share={share} />
      </div>
    </div>
  );
}
