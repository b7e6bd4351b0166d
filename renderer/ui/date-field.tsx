/** A calendar day, typed or picked. Values are bare days `YYYY-MM-DD`, as in the contract; `null` is no day. */
import { parseDate, type DateValue } from '@internationalized/date';
import { Calendar as CalendarIcon, ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
} from 'react-aria-components';
import { useT } from '../i18n/translate.tsx';
import { fieldClass, FieldFoot, FieldHead, fieldState, type FieldTexts } from './field.tsx';

export interface DateFieldProps extends FieldTexts {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** First and last day that may be chosen. */
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly isDisabled?: boolean;
}

const stepClass =
  'focus-mark grid size-8 place-items-center rounded-md data-hovered:bg-hover data-disabled:text-disabled';

export function DateField({ value, onChange, min, max, isDisabled = false, ...texts }: DateFieldProps): ReactNode {
  const t = useT();
  return (
    <DatePicker<DateValue>
      {...fieldState(texts)}
      value={value === null ? null : parseDate(value)}
      onChange={(date) => {
        onChange(date === null ? null : date.toString().slice(0, 10));
      }}
      minValue={min === undefined ? null : parseDate(min)}
      maxValue={max === undefined ? null : parseDate(max)}
      isDisabled={isDisabled}
      shouldForceLeadingZeros
      className={fieldClass}
    >
      <FieldHead {...texts} />
      <Group className="flex h-10 w-fit items-center rounded-lg border border-line-strong bg-canvas pr-1 pl-3 data-disabled:border-line data-disabled:bg-sunken data-focus-within:outline-3 data-focus-within:outline-offset-2 data-focus-within:outline-(--focus) data-hovered:border-ink data-invalid:border-danger">
        <DateInput className="flex min-w-32">
          {(segment) => (
            <DateSegment
              segment={segment}
              className="rounded-sm px-0.5 text-ink outline-none data-disabled:text-disabled data-focused:bg-accent data-focused:text-on-accent data-placeholder:text-muted data-focused:data-placeholder:text-on-accent"
            />
          )}
        </DateInput>
        <Button aria-label={t('ui.field.openCalendar')} className={stepClass}>
          <CalendarIcon aria-hidden size={18} />
        </Button>
      </Group>
      <FieldFoot error={texts.error} />
      <Popover className="rounded-lg bg-raised p-4 text-ink shadow-overlay outline-none">
        <Dialog className="outline-none">
          <Calendar>
            <header className="mb-2 flex items-center justify-between">
              <Button slot="previous" aria-label={t('ui.field.previousMonth')} className={stepClass}>
                <ChevronLeft aria-hidden size={18} />
              </Button>
              <Heading className="type-body font-bold" />
              <Button slot="next" aria-label={t('ui.field.nextMonth')} className={stepClass}>
                <ChevronRight aria-hidden size={18} />
              </Button>
            </header>
            <CalendarGrid className="border-spacing-0">
              <CalendarGridHeader>
                {(day) => (
                  <CalendarHeaderCell className="type-small size-9 font-normal text-muted">{day}</CalendarHeaderCell>
                )}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => (
                  <CalendarCell
                    date={date}
                    className="focus-mark type-small grid size-9 place-items-center rounded-full data-disabled:text-disabled data-hovered:bg-hover data-outside-month:invisible data-selected:bg-accent data-selected:font-bold data-selected:text-on-accent data-today:underline data-unavailable:text-disabled"
                  />
                )}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
