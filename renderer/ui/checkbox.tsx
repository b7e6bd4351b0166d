/** Yes or no: `Checkbox` takes effect with its form, `Switch` at once. */
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  Switch as AriaSwitch,
  type CheckboxProps as AriaCheckboxProps,
  type SwitchProps as AriaSwitchProps,
} from 'react-aria-components';
import { classNames } from './class-names.ts';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'children' | 'className' | 'style'> {
  readonly children?: ReactNode;
  readonly description?: ReactNode;
}

/** The 20 px box itself; also drawn by table rows. */
export function CheckMark({ state }: { readonly state: 'on' | 'off' | 'mixed' }): ReactNode {
  const Icon = state === 'mixed' ? Minus : Check;
  return (
    <span
      className={classNames(
        'grid size-[1.125rem] shrink-0 place-items-center rounded-sm border-2',
        state === 'off' ? 'border-line-strong bg-canvas' : 'border-accent bg-accent text-on-accent',
      )}
    >
      {state !== 'off' && <Icon aria-hidden size={14} strokeWidth={3.5} />}
    </span>
  );
}

export function Checkbox({ children, description, ...props }: CheckboxProps): ReactNode {
  return (
    <AriaCheckbox {...props} className="group type-body flex w-fit items-start gap-2.5 data-disabled:text-disabled">
      {({ isSelected, isIndeterminate }) => (
        <>
          <span
            className={classNames(
              'rounded-sm group-data-focus-visible:outline-3 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-(--focus) group-data-invalid:ring-1 group-data-invalid:ring-danger',
              children !== undefined && 'mt-[0.1875rem]',
            )}
          >
            <CheckMark state={isIndeterminate ? 'mixed' : isSelected ? 'on' : 'off'} />
          </span>
          {children !== undefined && (
            <span>
              {children}
              {description !== undefined && <span className="phrases type-small block text-muted">{description}</span>}
            </span>
          )}
        </>
      )}
    </AriaCheckbox>
  );
}

export interface SwitchProps extends Omit<AriaSwitchProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode;
  readonly description?: ReactNode;
}

/** A setting that takes effect at once; the label stands left, the switch right, as in a list of settings. */
export function Switch({ children, description, ...props }: SwitchProps): ReactNode {
  return (
    <AriaSwitch
      {...props}
      className="group type-body flex items-start justify-between gap-6 data-disabled:text-disabled"
    >
      <span>
        {children}
        {description !== undefined && <span className="phrases type-small block text-muted">{description}</span>}
      </span>
      <span className="mt-0.5 flex h-6 w-11 shrink-0 items-center rounded-full border-2 border-line-strong bg-canvas px-0.5 transition-colors group-data-disabled:opacity-50 group-data-focus-visible:outline-3 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-(--focus) group-data-selected:border-accent group-data-selected:bg-accent">
        <span className="grid size-4 place-items-center rounded-full bg-line-strong transition-transform group-data-selected:translate-x-5 group-data-selected:bg-on-accent group-data-selected:text-accent">
          <Check aria-hidden size={12} strokeWidth={4} className="invisible group-data-selected:visible" />
        </span>
      </span>
    </AriaSwitch>
  );
}
