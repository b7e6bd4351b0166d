/** Stands above a `DataTable` while rows are chosen: how many, what can be done with them, and the way out. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../button.tsx';

export interface SelectionBarProps {
  readonly count: number;
  readonly onClear: () => void;
  /** Buttons for the chosen rows. */
  readonly children: ReactNode;
}

export function SelectionBar({ count, onClear, children }: SelectionBarProps): ReactNode {
  const t = useT();
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-3 rounded-md bg-selected py-0.5 pr-0.5 pl-4">
      <span role="status" className="type-small font-bold">
        {t('ui.table.selected', { count })}
      </span>
      <Button variant="text" size="small" icon={X} onPress={onClear}>
        {t('ui.table.clearSelection')}
      </Button>
      <div className="ml-auto flex flex-wrap gap-2">{children}</div>
    </div>
  );
}
