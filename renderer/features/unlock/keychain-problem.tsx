/** Says what is wrong with the keychain before a passphrase is tried in vain, and the way on. */
import type { ReactNode } from 'react';
import type { KeychainState } from '../../../preload/contract/values.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';

export interface KeychainProblemProps {
  readonly state: KeychainState;
  readonly onRetry: () => void;
  /** Null where the office itself is locked out and nobody can answer. */
  readonly onRecover: (() => void) | null;
}

export function KeychainProblem({ state, onRetry, onRecover }: KeychainProblemProps): ReactNode {
  const t = useT();
  if (state === 'present' || state === 'unused') return null;
  return (
    <Banner
      tone={state === 'unavailable' ? 'warning' : 'error'}
      title={t(`unlock.keychain.${state}.title`)}
      actions={
        <>
          <Button size="small" onPress={onRetry}>
            {t('unlock.keychain.retry')}
          </Button>
          {state !== 'unavailable' && onRecover && (
            <Button size="small" onPress={onRecover}>
              {t('unlock.keychain.recover')}
            </Button>
          )}
        </>
      }
    >
      <p>{t(`unlock.keychain.${state}.text`)}</p>
    </Banner>
  );
}
