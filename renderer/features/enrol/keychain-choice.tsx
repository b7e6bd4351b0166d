/** Tells whether the system's keychain helps to protect the vault; without one the user decides knowingly. */
import { KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import type { KeychainState } from '../../../preload/contract/values.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';

export interface KeychainChoiceProps {
  readonly state: KeychainState;
  readonly isAccepted: boolean;
  readonly onAccept: (isAccepted: boolean) => void;
  readonly onRetry: () => void;
}

export function KeychainChoice({ state, isAccepted, onAccept, onRetry }: KeychainChoiceProps): ReactNode {
  const t = useT();
  if (state !== 'unavailable') {
    return (
      <p className="type-small flex gap-2.5 text-muted">
        <KeyRound aria-hidden size={17} className="mt-0.5 shrink-0" />
        {t('enrol.keychain.present')}
      </p>
    );
  }
  return (
    <Banner
      tone="warning"
      title={t('enrol.keychain.missingTitle')}
      actions={
        <Button size="small" onPress={onRetry}>
          {t('enrol.keychain.retry')}
        </Button>
      }
    >
      <p>{t('enrol.keychain.missingText')}</p>
      <Checkbox isSelected={isAccepted} onChange={onAccept}>
        {t('enrol.keychain.accept')}
      </Checkbox>
    </Banner>
  );
}
