/** A parcel for the office is ready: where it lies, and what to do with it. */
import type { ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NumberedSteps } from './numbered-steps.tsx';
import { WrittenParcelCard, type WrittenParcelCardProps } from './written-parcel-card.tsx';

export interface WrittenDialogProps extends WrittenParcelCardProps {
  readonly title: string;
  readonly text: string;
  readonly steps: readonly string[];
  /** What happens to the files meanwhile. */
  readonly consequence: string;
  readonly onClose: () => void;
}

export function WrittenDialog(props: WrittenDialogProps): ReactNode {
  const { title, text, steps, consequence, onClose, ...written } = props;
  const t = useT();
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      actions={
        <Button variant="primary" onPress={onClose} autoFocus>
          {t('common.close')}
        </Button>
      }
    >
      <p>{text}</p>
      <WrittenParcelCard {...written} />
      <NumberedSteps title={t('parcel.written.next')} steps={steps} />
      <p className="type-small text-muted">{consequence}</p>
    </Dialog>
  );
}
