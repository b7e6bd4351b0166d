/** A large button for one way to go on: sign, name, and what it is for. */
import { ChevronRight, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';

export interface ChoiceCardProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

export function ChoiceCard({ icon: Icon, title, text, isDisabled = false, onPress }: ChoiceCardProps): ReactNode {
  return (
    <Button
      onPress={onPress}
      isDisabled={isDisabled}
      className="group focus-mark flex w-full items-center gap-4 rounded-lg border border-line-strong bg-canvas px-5 py-4 text-left data-disabled:border-line data-disabled:text-disabled data-hovered:border-ink data-hovered:bg-hover data-pressed:bg-pressed"
    >
      <span className="grid size-11 shrink-0 place-items-center rounded-lg bg-accent-soft text-info">
        <Icon aria-hidden size={22} strokeWidth={1.75} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="type-body block font-bold">{title}</span>
        <span className="type-small mt-0.5 block text-muted group-data-disabled:text-disabled">{text}</span>
      </span>
      <ChevronRight aria-hidden size={20} className="shrink-0 text-muted group-data-hovered:text-ink" />
    </Button>
  );
}
