/** `ToggleButton`: something that is on or off. `SegmentedControl`: one of two or three ways to look at the same thing. For tool bars. */
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton as AriaToggleButton, ToggleButtonGroup } from 'react-aria-components';

const look =
  'focus-mark inline-flex h-8 items-center gap-1.5 rounded-md px-2.5 text-[0.8125rem] font-bold whitespace-nowrap text-muted select-none data-disabled:text-disabled data-hovered:bg-hover data-hovered:text-ink data-selected:bg-accent-soft data-selected:text-link';

export interface ToggleButtonProps {
  readonly icon?: LucideIcon;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}

export function ToggleButton({ icon: Icon, children, ...props }: ToggleButtonProps): ReactNode {
  return (
    <AriaToggleButton {...props} className={look}>
      {Icon && <Icon aria-hidden size={16} />}
      {children}
    </AriaToggleButton>
  );
}

export interface Segment<Key extends string> {
  readonly key: Key;
  readonly label: string;
}

export interface SegmentedControlProps<Key extends string> {
  /** What is chosen; read aloud. */
  readonly label: string;
  readonly segments: readonly Segment<Key>[];
  readonly selected: Key;
  readonly onSelect: (key: Key) => void;
}

export function SegmentedControl<Key extends string>(props: SegmentedControlProps<Key>): ReactNode {
  const { label, segments, selected, onSelect } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        const chosen = segments.find(({ key }) => keys.has(key));
        if (chosen) onSelect(chosen.key);
      }}
      className="inline-flex gap-0.5 rounded-lg border border-line bg-canvas p-0.5"
    >
      {segments.map(({ key, label: name }) => (
        <AriaToggleButton
          key={key}
          id={key}
          className="focus-mark h-7 rounded-md px-3 text-[0.8125rem] font-bold whitespace-nowrap text-muted select-none data-hovered:text-ink data-selected:bg-accent-soft data-selected:text-link"
        >
          {name}
        </AriaToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
