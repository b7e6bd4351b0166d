/** One line (`TextField`) or several lines (`TextArea`) of text. */
import type { ReactNode } from 'react';
import {
  Input,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { boxClass, fieldClass, FieldFoot, FieldHead, fieldState, type FieldTexts } from './field.tsx';

type Inherited = Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'isRequired'>;

export interface TextFieldProps extends Inherited, FieldTexts {
  readonly placeholder?: string;
  /** Stands behind the text inside the row: a unit or a button. */
  readonly suffix?: ReactNode;
}

export function TextField({ placeholder, suffix, ...props }: TextFieldProps): ReactNode {
  const { label, description, error, isOptional, isLabelHidden, ...rest } = props;
  return (
    <AriaTextField {...rest} {...fieldState(props)} className={fieldClass}>
      <FieldHead {...props} />
      <span className="flex items-center gap-2">
        <Input className={classNames(boxClass, 'h-10')} {...(placeholder === undefined ? {} : { placeholder })} />
        {suffix}
      </span>
      <FieldFoot error={error} />
    </AriaTextField>
  );
}

export interface TextAreaProps extends Inherited, FieldTexts {
  readonly placeholder?: string;
  readonly rows?: number;
}

export function TextArea({ placeholder, rows = 4, ...props }: TextAreaProps): ReactNode {
  const { label, description, error, isOptional, isLabelHidden, ...rest } = props;
  return (
    <AriaTextField {...rest} {...fieldState(props)} className={fieldClass}>
      <FieldHead {...props} />
      <AriaTextArea
        rows={rows}
        className={classNames(boxClass, 'min-h-20 resize-y py-2 leading-relaxed')}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      <FieldFoot error={error} />
    </AriaTextField>
  );
}
