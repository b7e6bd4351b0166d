/** Search as you type; Escape empties it. */
import { Search, X } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  Input,
  Label,
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaProps,
} from 'react-aria-components';
import { useT } from '../i18n/translate.tsx';
import { classNames } from './class-names.ts';
import { boxClass } from './field.tsx';
import { KeyHint } from './key-hint.tsx';

export interface SearchFieldProps extends Omit<AriaProps, 'children' | 'className' | 'style'> {
  /** What is searched; read aloud, and shown as the placeholder. */
  readonly label: string;
  /** The key that leads here, shown while nothing is typed: `/`. */
  readonly keys?: string;
}

export function SearchField({ label, keys, ...props }: SearchFieldProps): ReactNode {
  const t = useT();
  return (
    <AriaSearchField {...props} className="group relative flex w-72 max-w-full items-center">
      <Label className="sr-only">{label}</Label>
      <Search aria-hidden size={17} className="pointer-events-none absolute left-2.5 text-muted" />
      <Input
        placeholder={label}
        className={classNames(boxClass, 'type-small h-9 pr-8 pl-8.5 [&::-webkit-search-cancel-button]:hidden')}
      />
      {keys !== undefined && (
        <span aria-hidden className="pointer-events-none absolute right-2 hidden group-data-empty:block">
          <KeyHint keys={keys} />
        </span>
      )}
      <Button
        aria-label={t('ui.field.clearSearch')}
        className="focus-mark absolute right-1 grid size-7 place-items-center rounded-md text-muted group-data-empty:hidden data-hovered:bg-hover data-hovered:text-ink"
      >
        <X aria-hidden size={16} />
      </Button>
    </AriaSearchField>
  );
}
