/** The button inside a field that shows what is hidden in it, and hides it again. For fields of passphrases and passwords. */
import { Eye, EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useT } from '../i18n/translate.tsx';

export interface ShowToggleProps {
  readonly isShown: boolean;
  readonly onChange: (isShown: boolean) => void;
}

export function ShowToggle({ isShown, onChange }: ShowToggleProps): ReactNode {
  const t = useT();
  return (
    <ToggleButton
      isSelected={isShown}
      onChange={onChange}
      aria-label={isShown ? t('ui.field.hidePassphrase') : t('ui.field.showPassphrase')}
      className="type-small focus-mark absolute inset-y-1 right-1 inline-flex items-center gap-1.5 rounded-md px-2.5 text-muted data-hovered:bg-hover data-hovered:text-ink"
    >
      {isShown ? <EyeOff aria-hidden size={17} /> : <Eye aria-hidden size={17} />}
      <span aria-hidden>{isShown ? t('ui.field.hide') : t('ui.field.show')}</span>
    </ToggleButton>
  );
}
