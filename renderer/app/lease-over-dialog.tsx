/** Says at once that files which were dropped after the lease cannot go into the vault, and what can be done. */
import type { ReactNode } from 'react';
import { useT } from '../i18n/translate.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useNoDrop } from './drop-target.tsx';
import { useNavigation } from './navigation.tsx';

export function LeaseOverDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const { go } = useNavigation();
  useNoDrop(true);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('takeout.over.title')}
      actions={
        <>
          <Button
            onPress={() => {
              onClose();
              go({ page: 'contacts' });
            }}
          >
            {t('app.failedTries.action')}
          </Button>
          <Button variant="primary" autoFocus onPress={onClose}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <p>{t('takeout.over.text')}</p>
    </Dialog>
  );
}
