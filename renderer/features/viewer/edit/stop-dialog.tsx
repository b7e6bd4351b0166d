/** Leaving the editor with something that is not a version yet: save it, keep it as a draft, or throw it away. */
import { useState, type ReactNode } from 'react';
import { useT } from '../../../i18n/translate.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { DiscardDialog } from './edit-notices.tsx';
import type { EditSession } from './use-edit-session.ts';

export interface StopDialogProps {
  readonly session: EditSession;
  readonly onSave: () => Promise<boolean>;
  readonly onClose: () => void;
}

export function StopDialog({ session, onSave, onClose }: StopDialogProps): ReactNode {
  const t = useT();
  const [isDiscarding, setIsDiscarding] = useState(false);
  if (isDiscarding) return <DiscardDialog session={session} onClose={onClose} />;
  const save = async () => {
    const isSaved = await onSave();
    onClose();
    if (isSaved) await session.stop();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isBusy={session.isSaving}
      role="alertdialog"
      title={t('viewer.stop.title')}
      actions={
        <>
          <Button
            variant="text"
            onPress={() => {
              setIsDiscarding(true);
            }}
          >
            {t('viewer.draft.discard')}
          </Button>
          <Button onPress={() => void session.stop()}>{t('viewer.stop.keep')}</Button>
          <Button variant="primary" isBusy={session.isSaving} autoFocus onPress={() => void save()}>
            {t('viewer.stop.save')}
          </Button>
        </>
      }
    >
      <p>{t('viewer.stop.text')}</p>
    </Dialog>
  );
}
