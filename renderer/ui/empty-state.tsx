/** Where there is nothing yet: says why, and what to do next. */
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps): ReactNode {
  return (
    <div className="flex flex-col items-center px-6 py-12 text-center">
      <Icon aria-hidden size={36} strokeWidth={1.5} className="text-muted" />
      <p className="type-section mt-4">{title}</p>
      {children !== undefined && (
        <div className="phrases type-body mt-1.5 max-w-md text-balance text-muted">{children}</div>
      )}
      {action !== undefined && <div className="mt-6 flex gap-3">{action}</div>}
    </div>
  );
}
