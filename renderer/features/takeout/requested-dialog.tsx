/** The request for approval was written: where it lies, and what happens next. */
import type { ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { WrittenParcelCard } from '../parcel/written-parcel-card.tsx';

export type Requested = CallOutput<'takeout/request-approval'> & { readonly place: PickedPath };

export function RequestedDialog({
  requested,
  onClose,
}: {
  readonly requested: Requested;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT();
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('takeout.requested.title')}
      actions={
        <Button variant="primary" onPress={onClose} autoFocus>
          {t('common.close')}
        </Button>
      }
    >
      <p>{t('takeout.requested.text', { name: requested.place.name })}</p>
      <WrittenParcelCard parcel={requested.parcel} place={requested.place} />
    </Dialog>
  );
}
