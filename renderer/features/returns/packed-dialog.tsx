/** The return parcel is ready: where it lies, and the steps until the receipt. */
import type { ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { WrittenDialog } from '../parcel/written-dialog.tsx';
import type { Packed } from './return-dialog.tsx';

export interface PackedDialogProps {
  readonly packed: Packed;
  readonly onClose: () => void;
}

export function PackedDialog({ packed, onClose }: PackedDialogProps): ReactNode {
  const t = useT();
  return (
    <WrittenDialog
      {...packed}
      title={t('returns.done.title')}
      text={t('returns.done.text')}
      steps={[t('returns.done.next1'), t('returns.done.next2'), t('returns.done.next3')]}
      consequence={t('returns.plan.consequence')}
      onClose={onClose}
    />
  );
}
