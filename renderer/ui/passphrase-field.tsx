/** A passphrase: hidden until the user wants to see it, pasting allowed, Caps Lock pointed out, room for a strength meter. */
import { ArrowBigUpDash } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { Input, TextField, type TextFieldProps } from 'react-aria-components';
import { useT } from '../i18n/translate.tsx';
import { classNames } from './class-names.ts';
import { boxClass, fieldClass, FieldFoot, FieldHead, fieldState, type FieldTexts } from './field.tsx';
import { ShowToggle } from './show-toggle.tsx';

export interface PassphraseFieldProps
  extends Omit<TextFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'isRequired' | 'type'>, FieldTexts {
  /** `current` to unlock, `new` to choose one. */
  readonly purpose?: 'current' | 'new';
  /** A `StrengthMeter`, while a new passphrase is being chosen. */
  readonly meter?: ReactNode;
}

export function PassphraseField({ purpose = 'current', meter, ...props }: PassphraseFieldProps): ReactNode {
  const t = useT();
  const [isShown, setIsShown] = useState(false);
  const [isCapsLock, setIsCapsLock] = useState(false);
  const watchCapsLock = (event: KeyboardEvent) => {
    setIsCapsLock(event.getModifierState('CapsLock'));
  };
  const { label, description, error, isOptional, isLabelHidden, ...rest } = props;
  return (
    <TextField {...rest} {...fieldState(props)} type={isShown ? 'text' : 'password'} className={fieldClass}>
      <FieldHead {...props} />
      <span className="relative flex">
        <Input
          autoComplete={purpose === 'new' ? 'new-password' : 'current-password'}
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck="false"
          className={classNames(boxClass, 'h-10 pr-24', isShown && 'type-code')}
          onKeyDown={watchCapsLock}
          onKeyUp={watchCapsLock}
          onBlur={() => {
            setIsCapsLock(false);
          }}
        />
        <ShowToggle isShown={isShown} onChange={setIsShown} />
      </span>
      <span aria-live="polite" className="contents">
        {isCapsLock && (
          <span className="type-small flex items-center gap-1.5 text-warning">
            <ArrowBigUpDash aria-hidden size={17} />
            {t('ui.field.capsLock')}
          </span>
        )}
      </span>
      {meter}
      <FieldFoot error={error} />
    </TextField>
  );
}
