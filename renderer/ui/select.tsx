/** One choice out of a closed list; for two to four choices that need words, `RadioCards` is kinder. */
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { useT } from '../i18n/translate.tsx';
import { classNames } from './class-names.ts';
import { boxClass, fieldClass, FieldFoot, FieldHead, fieldState, type FieldTexts } from './field.tsx';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly description?: string;
}

export interface SelectProps<Value extends string> extends FieldTexts {
  readonly options: readonly SelectOption<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
  /** `small` for tool bars above a table. */
  readonly size?: 'small' | 'medium';
}

export function Select<Value extends string>(props: SelectProps<Value>): ReactNode {
  const { options, value, onChange, isDisabled = false, size = 'medium', ...texts } = props;
  const t = useT();
  return (
    <AriaSelect
      {...fieldState(texts)}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen) onChange(chosen.value);
      }}
      isDisabled={isDisabled}
      placeholder={t('ui.field.choose')}
      className={fieldClass}
    >
      <FieldHead {...texts} />
      <Button
        className={classNames(
          boxClass,
          'flex items-center gap-2 text-left',
          size === 'small' ? 'type-small h-9' : 'h-10',
        )}
      >
        <SelectValue className="flex-1 truncate data-placeholder:text-muted [&_[slot=description]]:hidden">
          {({ isPlaceholder, selectedText, defaultChildren }) => (isPlaceholder ? defaultChildren : selectedText)}
        </SelectValue>
        <ChevronDown aria-hidden size={17} className="shrink-0 text-muted" />
      </Button>
      <FieldFoot error={texts.error} />
      <Popover className="min-w-(--trigger-width) overflow-auto rounded-lg bg-raised p-1.5 text-ink shadow-overlay outline-none">
        <ListBox items={options} className="max-h-80 outline-none">
          {(option) => (
            <ListBoxItem
              id={option.value}
              textValue={option.label}
              className="group type-body flex items-start gap-2 rounded-md py-1.5 pr-4 pl-2 outline-none data-focused:bg-hover data-focus-visible:focus-inset"
            >
              <Check
                aria-hidden
                size={17}
                className="invisible mt-0.5 shrink-0 text-info group-data-selected:visible"
              />
              <span>
                {option.label}
                {option.description !== undefined && (
                  <span className="type-small block text-muted">{option.description}</span>
                )}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
