/** A choice between a few ways that each need a sentence: what it means stands in the card. */
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { fieldClass, FieldFoot, FieldHead, fieldState, type FieldTexts } from './field.tsx';

export interface RadioCard<Value extends string> {
  readonly value: Value;
  readonly title: string;
  readonly description?: ReactNode;
  readonly icon?: LucideIcon;
  readonly isDisabled?: boolean;
}

export interface RadioCardsProps<Value extends string> extends FieldTexts {
  readonly options: readonly RadioCard<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
  /** Cards beside each other; else one below the other. */
  readonly columns?: 1 | 2 | 3;
}

const grids = { 1: 'grid-cols-1', 2: 'grid-cols-2', 3: 'grid-cols-3' } as const;

export function RadioCards<Value extends string>(props: RadioCardsProps<Value>): ReactNode {
  const { options, value, onChange, isDisabled = false, columns = 1, ...texts } = props;
  return (
    <RadioGroup
      {...fieldState(texts)}
      value={value}
      onChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen);
        if (option) onChange(option.value);
      }}
      isDisabled={isDisabled}
      className={fieldClass}
    >
      <FieldHead {...texts} />
      <div className={classNames('grid gap-2.5', grids[columns])}>
        {options.map(({ value: id, title, description, icon: Icon, isDisabled: isOff = false }) => (
          <Radio
            key={id}
            value={id}
            isDisabled={isOff}
            className="group focus-mark relative flex items-start gap-3 rounded-lg border border-line-strong bg-canvas p-4 data-disabled:border-line data-disabled:text-disabled data-hovered:bg-hover data-selected:border-accent-line data-selected:bg-selected data-selected:ring-1 data-selected:ring-accent-line"
          >
            <span className="mt-0.5 grid size-5 shrink-0 place-items-center rounded-full border-2 border-line-strong bg-canvas group-data-selected:border-accent-line">
              <span className="size-2.5 rounded-full group-data-selected:bg-accent-line" />
            </span>
            <span className="min-w-0 flex-1">
              <span className="type-body block font-bold">{title}</span>
              {description !== undefined && (
                <span className="type-small mt-0.5 block text-muted group-data-disabled:text-disabled">
                  {description}
                </span>
              )}
            </span>
            {Icon && <Icon aria-hidden size={22} strokeWidth={1.75} className="shrink-0 text-muted" />}
          </Radio>
        ))}
      </div>
      <FieldFoot error={texts.error} />
    </RadioGroup>
  );
}
