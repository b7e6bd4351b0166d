/** What stands in the window while the engine starts or is asked what it wants before the passphrase. For the locked window. */
import type { ReactNode } from 'react';
import { useIsDiscreet } from '../features/veil/discreet.tsx';
import { useT } from '../i18n/translate.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { LockedFrame } from './locked-frame.tsx';

export function Connecting({ name }: { readonly name: string }): ReactNode {
  const t = useT();
  const isDiscreet = useIsDiscreet();
  return (
    <LockedFrame
      title={name === '' || isDiscreet ? t('unlock.titlePlain') : t('unlock.title', { name })}
      width="narrow"
    >
      <p role="status" className="type-body flex items-center gap-3 text-muted">
        <Spinner />
        {t('welcome.busy')}
      </p>
    </LockedFrame>
  );
}
