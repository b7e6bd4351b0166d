/** One of a few ways to narrow a list, as a row of buttons that carry their counts. */
import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';

export interface FilterChip<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly count?: number | undefined;
}

export interface FilterChipsProps<Key extends string> {
  /** Read aloud; the chips themselves say the rest. */
  readonly label: string;
  readonly options: readonly FilterChip<Key>[];
  readonly selected: Key;
  readonly onSelect: (key: Key) => void;
  readonly isDisabled?: boolean;
}

export function FilterChips<Key extends string>(props: FilterChipsProps<Key>): ReactNode {
  const { label, options, selected, onSelect, isDisabled = false } = props;
  return (
    <RadioGroup
      aria-label={label}
      orientation="horizontal"
      value={selected}
      isDisabled={isDisabled}
      onChange={(key) => {
        const option = options.find((candidate) => candidate.key === key);
        if (option) onSelect(option.key);
      }}
      className="flex flex-wrap gap-1.5"
    >
      {options.map(({ key, label: name, count }) => (
        <Radio
          key={key}
          value={key}
          className="type-small focus-mark flex h-8 items-center gap-1.5 rounded-full border border-line-strong bg-canvas px-3 data-disabled:text-disabled data-hovered:bg-hover data-selected:border-accent-line data-selected:bg-selected data-selected:font-bold"
        >
          {name}
          {count !== undefined && <span className="font-normal text-muted">{count}</span>}
        </Radio>
      ))}
    </RadioGroup>
  );
}
