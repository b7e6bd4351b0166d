/** What every form field shares: label, mark for required, support text, error, and the look of the box. For fields of `ui/`. */
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError as AriaFieldError, Label, Text } from 'react-aria-components';
import { useT } from '../i18n/translate.tsx';

export interface FieldTexts {
  readonly label: string;
  /** Help that is always visible, between label and box, so that it is read before typing. */
  readonly description?: ReactNode;
  /** What is wrong and how to put it right; the field counts as invalid while it is there. */
  readonly error?: string | null | undefined;
  readonly isRequired?: boolean;
  /** Shows "optional"; for forms where most fields are required. */
  readonly isOptional?: boolean;
  /** Hides the label from the eye only; for a search field or a table's filter, where the place says it. */
  readonly isLabelHidden?: boolean;
}

export const fieldClass = 'group flex flex-col gap-1.5';

/** Box of a text-like field. `h-10`, 8 px corners, 3:1 border, DADS focus. */
export const boxClass =
  'w-full rounded-lg border border-line-strong bg-canvas px-3 text-ink placeholder:text-muted focus-mark ' +
  'data-hovered:border-ink data-invalid:border-danger data-disabled:border-line data-disabled:bg-sunken data-disabled:text-disabled';

export function FieldHead({ label, description, isRequired, isOptional, isLabelHidden }: FieldTexts): ReactNode {
  const t = useT();
  if (isLabelHidden) return <Label className="sr-only">{label}</Label>;
  return (
    <div className="flex flex-col gap-0.5">
      <Label className="type-body flex items-baseline gap-2 font-bold">
        {label}
        {isRequired && <span className="text-[0.8125rem] font-normal text-danger">{t('ui.field.required')}</span>}
        {isOptional && <span className="text-[0.8125rem] font-normal text-muted">{t('ui.field.optional')}</span>}
      </Label>
      {description !== undefined && (
        <Text slot="description" className="phrases type-small text-muted">
          {description}
        </Text>
      )}
    </div>
  );
}

export function FieldFoot({ error }: Pick<FieldTexts, 'error'>): ReactNode {
  return (
    <AriaFieldError className="type-small flex gap-1.5 text-danger">
      <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
      <span>{error}</span>
    </AriaFieldError>
  );
}

export interface FieldState {
  readonly isInvalid: boolean;
  readonly isRequired: boolean;
  readonly validationBehavior: 'aria';
}

/**
 * The React Aria properties that follow from the texts. Validity is told to the person alone: told to the browser, too, a
 * field that shows an error would hold its form back, and nobody could send a better answer.
 */
export function fieldState({ error, isRequired }: FieldTexts): FieldState {
  const isInvalid = error !== undefined && error !== null && error !== '';
  return { isInvalid, isRequired: isRequired ?? false, validationBehavior: 'aria' };
}
