/** The return parcel is ready: where it lies, and the steps until the receipt. */
import type { ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NumberedSteps } from '../parcel/numbered-steps.tsx';
import { WrittenParcelCard } from '../parcel/written-parcel-card.tsx';
import type { Packed } from './return-dialog.tsx';

export function PackedDialog({
  packed,
  onClose,
}: {
  readonly packed: Packed;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT();
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('returns.done.title')}
      actions={
        <Button variant="primary" onPress={onClose} autoFocus>
          {t('common.close')}
        </Button>
      }
    >
      <p>{t('returns.done.text')}</p>
      <WrittenParcelCard parcel={packed.parcel} place={packed.place} />
      <NumberedSteps
        title={t('returns.done.nextTitle')}
        steps={[t('returns.done.next1'), t('returns.done.next2'), t('returns.done.next3')]}
      />
      <p className="type-small text-muted">{t('returns.plan.consequence')}</p>
    </Dialog>
  );
}
