/** A time of day, typed in hours and minutes. Values are `HH:MM`, as in the contract; `null` is none. */
import { parseTime, type Time } from '@internationalized/date';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { DateInput, DateSegment, TimeField as AriaTimeField } from 'react-aria-components';
import { useT } from '../i18n/translate.tsx';
import { IconButton } from './button.tsx';
import { fieldClass, FieldFoot, FieldHead, fieldState, type FieldTexts } from './field.tsx';

export interface TimeFieldProps extends FieldTexts {
  readonly value: string | null;
  /** Only whole times; while one is being typed nothing is said. */
  readonly onChange: (value: string | null) => void;
  readonly isDisabled?: boolean;
}

export function TimeField({ value, onChange, isDisabled = false, ...texts }: TimeFieldProps): ReactNode {
  const t = useT();
  return (
    <AriaTimeField<Time>
      // A field that was emptied by its button would otherwise keep what was typed half.
      key={value === null ? 'none' : 'some'}
      {...fieldState(texts)}
      value={value === null ? null : parseTime(value)}
      onChange={(time) => {
        if (time) onChange(time.toString().slice(0, 5));
      }}
      hourCycle={24}
      shouldForceLeadingZeros
      isDisabled={isDisabled}
      className={fieldClass}
    >
      <FieldHead {...texts} />
      <span className="flex items-center gap-1">
        <DateInput className="flex h-10 w-28 items-center justify-center rounded-lg border border-line-strong bg-canvas px-3 data-disabled:border-line data-disabled:bg-sunken data-focus-within:outline-3 data-focus-within:outline-offset-2 data-focus-within:outline-(--focus) data-hovered:border-ink data-invalid:border-danger">
          {(segment) => (
            <DateSegment
              segment={segment}
              className="rounded-sm px-0.5 text-ink outline-none data-disabled:text-disabled data-focused:bg-accent data-focused:text-on-accent data-placeholder:text-muted data-focused:data-placeholder:text-on-accent"
            />
          )}
        </DateInput>
        <IconButton
          icon={X}
          label={t('ui.field.clearTime')}
          isDisabled={isDisabled || value === null}
          onPress={() => {
            onChange(null);
          }}
        />
      </span>
      <FieldFoot error={texts.error} />
    </AriaTimeField>
  );
}
