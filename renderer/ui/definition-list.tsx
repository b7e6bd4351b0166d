/** Facts about one thing: name left, value right, aligned. A value can be selected and copied. */
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface Definition {
  readonly term: string;
  readonly value: ReactNode;
  /** For paths, hashes and ids. */
  readonly isCode?: boolean;
}

export interface DefinitionListProps {
  readonly items: readonly Definition[];
  /** `stacked` puts the value below its name, for narrow side panels. */
  readonly layout?: 'aligned' | 'stacked';
}

export function DefinitionList({ items, layout = 'aligned' }: DefinitionListProps): ReactNode {
  const isAligned = layout === 'aligned';
  return (
    <dl className="type-small">
      {items.map(({ term, value, isCode = false }) => (
        <div
          key={term}
          className={classNames(
            'border-b border-line py-2 last:border-b-0',
            isAligned && 'grid grid-cols-[minmax(5.5rem,28%)_1fr] gap-4',
          )}
        >
          <dt className="text-muted">{term}</dt>
          <dd className={classNames('min-w-0 select-text', isCode && 'type-code break-all')}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
