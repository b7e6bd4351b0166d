/** A short explanation on hover and on keyboard focus. Never the only place where something important stands. */
import type { ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger, type Placement } from 'react-aria-components';

export interface TooltipProps {
  readonly text: ReactNode;
  readonly placement?: Placement;
  readonly isDisabled?: boolean;
  /** The one control it explains: a Button, IconButton or another React Aria control. */
  readonly children: ReactElement;
}

export function Tooltip({ text, placement = 'bottom', isDisabled = false, children }: TooltipProps): ReactNode {
  return (
    <TooltipTrigger delay={600} closeDelay={50} isDisabled={isDisabled}>
      {children}
      <AriaTooltip
        placement={placement}
        offset={6}
        className="type-small max-w-72 rounded-md bg-solid-gray-800 px-2.5 py-1.5 text-white shadow-overlay"
      >
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
