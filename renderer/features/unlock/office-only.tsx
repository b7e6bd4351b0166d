/** After as many wrong passphrases as the policy allows: only the office can open the vault, and how that is done. */
import type { ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';

export interface OfficeOnlyProps {
  readonly failedTries: number;
  readonly onRecover: () => void;
}

export function OfficeOnly({ failedTries, onRecover }: OfficeOnlyProps): ReactNode {
  const t = useT();
  return (
    <Banner
      tone="error"
      isLive
      title={t('unlock.officeOnly.title')}
      actions={
        <Button variant="primary" onPress={onRecover}>
          {t('unlock.officeOnly.action')}
        </Button>
      }
    >
      <p>{t('unlock.officeOnly.text', { count: failedTries })}</p>
    </Banner>
  );
}
