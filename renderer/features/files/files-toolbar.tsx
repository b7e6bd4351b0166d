/** Above the list: search (`/` or Ctrl+F) and filter by state. */
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { TakeoutFilter } from '../../../preload/contract/values.ts';
import { useT } from '../../i18n/translate.tsx';
import { SearchField } from '../../ui/search-field.tsx';

export interface FilesToolbarProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly filter: TakeoutFilter | null;
  readonly onFilter: (filter: TakeoutFilter | null) => void;
}

const filters = ['overdue', 'dueSoon', 'changed', 'out', 'returning', 'returned', 'lost'] as const;

export function FilesToolbar({ search, onSearch, filter, onFilter }: FilesToolbarProps): ReactNode {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useSearchKeys(() => box.current?.querySelector('input') ?? null);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2.5">
      <div ref={box}>
        <SearchField label={t('files.search')} value={search} onChange={onSearch} keys="/" />
      </div>
      <ToggleButtonGroup
        aria-label={t('files.filter.label')}
        selectionMode="single"
        selectedKeys={[filter ?? 'all']}
        onSelectionChange={(keys) => {
          onFilter(filters.find((each) => keys.has(each)) ?? null);
        }}
        className="flex flex-wrap gap-0.5"
      >
        {(['all', ...filters] as const).map((each) => (
          <ToggleButton
            key={each}
            id={each}
            className="type-small focus-mark h-8 rounded-full border border-transparent px-2.5 text-muted data-hovered:bg-hover data-hovered:text-ink data-selected:border-info data-selected:bg-selected data-selected:font-bold data-selected:text-info"
          >
            {each === 'all' ? t('files.filter.all') : t(`common.state.${each}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}

/** `/` (outside of fields) and Ctrl/Cmd+F go to the search. */
export function useSearchKeys(field: () => HTMLInputElement | null): void {
  const find = useEffectEvent(field);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isFind = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === 'f';
      const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
      if (!isFind && !isSlash) return;
      const input = find();
      // Behind a dialog the list is out of reach.
      if (!input || input.closest('[aria-hidden="true"], [inert]')) return;
      event.preventDefault();
      input.focus();
      input.select();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName))
  );
}
