/** One line of the settings: what it is at the left, its control at the right. */
import type { ReactNode } from 'react';

export interface SettingRowProps {
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly children?: ReactNode;
}

export function SettingRow({ title, text, children }: SettingRowProps): ReactNode {
  return (
    <div className="flex items-center justify-between gap-8 border-t border-line px-5 py-4 first:border-t-0">
      <div className="min-w-0">
        <h3 className="type-body font-bold">{title}</h3>
        {text !== undefined && <div className="phrases type-small mt-0.5 text-muted">{text}</div>}
      </div>
      {children !== undefined && <div className="shrink-0">{children}</div>}
    </div>
  );
}

/** Below a row: its progress and its outcome; takes no room while there is nothing to say. */
export function RowOutcome({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className="flex flex-col gap-3 px-5 pb-4 empty:hidden">{children}</div>;
}
