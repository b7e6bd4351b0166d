/** Rows of words that can be taken out one by one; what is added is asked for below it. Scrolls when it is long. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { IconButton } from '../../ui/button.tsx';

export interface RowsTableProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly onRemove: (index: number) => void;
}

export function RowsTable({ label, columns, rows, onRemove }: RowsTableProps): ReactNode {
  const t = useT();
  if (rows.length === 0) {
    return <p className="type-small rounded-lg border border-line px-5 py-4 text-muted">{t('checkRules.noRows')}</p>;
  }
  return (
    <div
      role="region"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard scrolls only what has the focus
      tabIndex={0}
      className="focus-mark max-h-80 overflow-y-auto rounded-lg border border-line"
    >
      <table className="type-small w-full border-collapse text-left">
        <thead className="sticky top-0 bg-sunken">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="px-4 py-2 font-normal text-muted">
                {column}
              </th>
            ))}
            <th scope="col">
              <span className="sr-only">{t('ui.more')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} className="border-t border-line">
              {row.map((words, column) => (
                <td key={column} className="px-4 py-1 break-words">
                  {words}
                </td>
              ))}
              <td className="w-10 pr-2">
                <IconButton
                  icon={X}
                  size="small"
                  label={t('checkRules.removeRow', { name: row.slice(0, 2).join(' ') })}
                  onPress={() => {
                    onRemove(index);
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
