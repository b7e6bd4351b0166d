/** What this machine notices, while the vault is locked: the best moment to try it, as nothing is interrupted. */
import type { ReactNode } from 'react';
import { LockedFrame } from '../../app/locked-frame.tsx';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { CoverageList } from './coverage-list.tsx';

export function CoverageWhileLocked({ onBack }: { readonly onBack: () => void }): ReactNode {
  const t = useT();
  return (
    <LockedFrame title={t('away.coverage.title')} lead={t('away.coverage.lead')} focusKey="away">
      <h2 className="sr-only">{t('away.coverage.title')}</h2>
      <CoverageList isOpen={false} />
      <div>
        <Button onPress={onBack}>{t('contacts.back')}</Button>
      </div>
    </LockedFrame>
  );
}
