/**
 * A field for a password that the page does not keep. It is a bare input on purpose: the fields of `ui/` hold their value in React's
 * state, this one nowhere but in itself. Whoever sends it reads it from `box` and empties it (secret-bytes.ts).
 */
import { CircleAlert } from 'lucide-react';
import { useId, useState, type ReactNode, type RefObject } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { classNames } from '../../ui/class-names.ts';
import { boxClass, fieldClass, type FieldTexts } from '../../ui/field.tsx';
import { ShowToggle } from '../../ui/show-toggle.tsx';

export interface SecretFieldProps extends Omit<FieldTexts, 'isLabelHidden'> {
  readonly box: RefObject<HTMLInputElement | null>;
  /** Something was typed; what it was stands in `box` alone. */
  readonly onTyped?: () => void;
  readonly isDisabled?: boolean;
}

export function SecretField(props: SecretFieldProps): ReactNode {
  const { box, onTyped, isDisabled = false, label, description, error, isRequired = false, isOptional = false } = props;
  const t = useT();
  const id = useId();
  const [isShown, setIsShown] = useState(false);
  const hasError = error !== undefined && error !== null && error !== '';
  const described = [description !== undefined && `${id}-help`, hasError && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={fieldClass}>
      <div className="flex flex-col gap-0.5">
        <span className="type-body flex items-baseline gap-2 font-bold">
          <label htmlFor={id}>{label}</label>
          {isRequired && <span className="text-[0.8125rem] font-normal text-danger">{t('ui.field.required')}</span>}
          {isOptional && <span className="text-[0.8125rem] font-normal text-muted">{t('ui.field.optional')}</span>}
        </span>
        {description !== undefined && (
          <span id={`${id}-help`} className="phrases type-small text-muted">
            {description}
          </span>
        )}
      </div>
      <span className="relative flex">
        <input
          ref={box}
          id={id}
          type={isShown ? 'text' : 'password'}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={128}
          disabled={isDisabled}
          aria-required={isRequired}
          aria-invalid={hasError}
          aria-describedby={described === '' ? undefined : described}
          onInput={() => onTyped?.()}
          className={classNames(boxClass, 'h-10 pr-24', isShown && 'type-code', hasError && 'border-danger')}
        />
        <ShowToggle isShown={isShown} onChange={setIsShown} />
      </span>
      {hasError && (
        <span id={`${id}-error`} role="alert" className="type-small flex gap-1.5 text-danger">
          <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
          <span>{error}</span>
        </span>
      )}
    </div>
  );
}
