/** Buttons: the one main action of a view is `primary`, the others `secondary` or `text`; `danger` is for what cannot be undone. */
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Spinner } from './spinner.tsx';
import { Tooltip } from './tooltip.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'text' | 'danger';
export type ButtonSize = 'small' | 'medium' | 'large';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'isPending'> {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: LucideIcon;
  /** Work is under way: the button keeps its size and focus, shows a spinner and cannot be pressed. */
  readonly isBusy?: boolean;
  readonly children: ReactNode;
}

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent data-hovered:bg-accent-hover data-pressed:bg-accent-pressed',
  secondary:
    'border border-line-strong bg-canvas text-ink data-hovered:border-ink data-hovered:bg-hover data-pressed:bg-pressed',
  text: 'text-link underline underline-offset-[3px] data-hovered:bg-hover data-hovered:decoration-2 data-pressed:bg-pressed',
  danger: 'bg-danger-fill text-on-danger data-hovered:bg-danger-hover data-pressed:bg-danger-pressed',
};

const sizes: Record<ButtonSize, string> = {
  small: 'h-8 gap-1.5 rounded-md px-3 text-[0.8125rem]',
  medium: 'h-9 gap-2 rounded-md px-4 text-[0.875rem]',
  large: 'h-11 min-w-32 gap-2 rounded-lg px-6 text-[1rem]',
};

/** Text buttons line up by their words, not by the space around them. */
const textSizes: Record<ButtonSize, string> = {
  small: '-mx-1.5 h-8 gap-1.5 rounded-md px-1.5 text-[0.8125rem]',
  medium: '-mx-1.5 h-9 gap-2 rounded-md px-1.5 text-[0.875rem]',
  large: '-mx-1.5 h-11 gap-2 rounded-lg px-1.5 text-[1rem]',
};

const disabledLook: Record<ButtonVariant, string> = {
  primary: 'data-disabled:bg-neutral-soft data-disabled:text-disabled',
  secondary: 'data-disabled:border-line data-disabled:text-disabled',
  text: 'data-disabled:text-disabled data-disabled:no-underline',
  danger: 'data-disabled:bg-neutral-soft data-disabled:text-disabled',
};

export function Button({
  variant = 'secondary',
  size = 'medium',
  icon: Icon,
  isBusy = false,
  children,
  onPress,
  type,
  ...props
}: ButtonProps): ReactNode {
  // Not React Aria's `isPending`: it announces the button by reference, and the reference dangles when the button goes with its work.
  const press = isBusy || !onPress ? {} : { onPress };
  const ownType = isBusy && type === 'submit' ? 'button' : type;
  return (
    <AriaButton
      {...props}
      {...press}
      {...(ownType === undefined ? {} : { type: ownType })}
      {...(isBusy ? { 'aria-disabled': true } : {})}
      className={classNames(
        'focus-mark relative inline-flex shrink-0 items-center justify-center font-bold whitespace-nowrap select-none',
        'transition-colors duration-75 data-disabled:cursor-not-allowed',
        isBusy && 'cursor-progress',
        (variant === 'text' ? textSizes : sizes)[size],
        variants[variant],
        disabledLook[variant],
      )}
    >
      <span className={classNames('contents', isBusy && '*:opacity-0')}>
        {Icon && <Icon aria-hidden size={size === 'large' ? 20 : 17} strokeWidth={2} className="-ml-0.5 shrink-0" />}
        <span>{children}</span>
      </span>
      {isBusy && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner size={size === 'large' ? 20 : 16} />
        </span>
      )}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  readonly icon: LucideIcon;
  /** What it does; read aloud and shown as a tooltip. */
  readonly label: string;
  readonly size?: 'small' | 'medium';
}

/** A button that shows only a picture. */
export function IconButton({ icon: Icon, label, size = 'medium', ...props }: IconButtonProps): ReactNode {
  return (
    <Tooltip text={label}>
      <AriaButton
        {...props}
        aria-label={label}
        className={classNames(
          'focus-mark inline-grid shrink-0 place-items-center rounded-md text-muted',
          'data-disabled:text-disabled data-hovered:bg-hover data-hovered:text-ink data-pressed:bg-pressed',
          size === 'small' ? 'size-7' : 'size-9',
        )}
      >
        <Icon aria-hidden size={size === 'small' ? 16 : 19} strokeWidth={2} />
      </AriaButton>
    </Tooltip>
  );
}
