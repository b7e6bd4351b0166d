/** A number with buttons to step it, and a unit in words behind it. */
import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  Group,
  Input,
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaProps,
} from 'react-aria-components';
import { useT } from '../i18n/translate.tsx';
import { fieldClass, FieldFoot, FieldHead, fieldState, type FieldTexts } from './field.tsx';

export interface NumberFieldProps
  extends Omit<AriaProps, 'children' | 'className' | 'style' | 'isInvalid' | 'isRequired'>, FieldTexts {
  /** `日`, `minutes`. */
  readonly unit?: string;
}

const stepClass =
  'focus-inset grid w-9 place-items-center text-muted data-hovered:bg-hover data-hovered:text-ink data-pressed:bg-pressed data-disabled:text-disabled';

export function NumberField({ unit, ...props }: NumberFieldProps): ReactNode {
  const t = useT();
  const { label, description, error, isOptional, isLabelHidden, ...rest } = props;
  return (
    <AriaNumberField {...rest} {...fieldState(props)} className={fieldClass}>
      <FieldHead {...props} />
      <span className="flex items-center gap-2">
        <Group className="flex h-10 overflow-hidden rounded-lg border border-line-strong bg-canvas data-disabled:border-line data-disabled:bg-sunken data-focus-within:outline-3 data-focus-within:outline-offset-2 data-focus-within:outline-(--focus) data-hovered:border-ink data-invalid:border-danger">
          <Button slot="decrement" aria-label={t('ui.field.decrease')} className={stepClass}>
            <Minus aria-hidden size={16} />
          </Button>
          <Input className="w-20 border-x border-line bg-transparent px-2 text-center text-ink outline-none data-disabled:text-disabled" />
          <Button slot="increment" aria-label={t('ui.field.increase')} className={stepClass}>
            <Plus aria-hidden size={16} />
          </Button>
        </Group>
        {unit !== undefined && <span className="type-body text-muted">{unit}</span>}
      </span>
      <FieldFoot error={error} />
    </AriaNumberField>
  );
}
