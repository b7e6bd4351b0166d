/** Asks before something that cannot simply be undone, and says in one sentence what happens to the data. */
import { TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useT } from '../i18n/translate.tsx';
import { Button } from './button.tsx';
import { Checkbox } from './checkbox.tsx';
import { Dialog } from './dialog.tsx';
import { TextField } from './text-field.tsx';

export interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  /** What happens to the data, in one plain sentence. */
  readonly consequence: ReactNode;
  /** Details below the sentence: which files, which device. */
  readonly children?: ReactNode;
  /** A verb: `返却する`, not `OK`. */
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly tone?: 'normal' | 'danger';
  /** Where tone is `danger`: the user ticks that he has read it, or types the given word. */
  readonly proof?:
    { readonly kind: 'tick'; readonly label?: string } | { readonly kind: 'type'; readonly word: string };
  readonly isBusy?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps): ReactNode {
  // The proof starts anew each time the question is asked.
  return props.isOpen ? <Question {...props} /> : null;
}

function Question(props: ConfirmDialogProps): ReactNode {
  const { title, consequence, children, confirmLabel, cancelLabel, proof, onConfirm, onCancel } = props;
  const { tone = 'normal', isBusy = false } = props;
  const t = useT();
  const [isTicked, setIsTicked] = useState(false);
  const [typed, setTyped] = useState('');
  const isProved =
    !proof || (proof.kind === 'tick' ? isTicked : typed.trim().normalize('NFKC') === proof.word.normalize('NFKC'));
  const isDanger = tone === 'danger';
  return (
    <Dialog
      isOpen
      onClose={onCancel}
      title={title}
      role="alertdialog"
      isBusy={isBusy}
      actions={
        <>
          <Button onPress={onCancel} isDisabled={isBusy} autoFocus={isDanger && !proof}>
            {cancelLabel ?? t('common.cancel')}
          </Button>
          <Button
            variant={isDanger ? 'danger' : 'primary'}
            onPress={onConfirm}
            isDisabled={!isProved}
            isBusy={isBusy}
            autoFocus={!isDanger}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="flex gap-3">
        {isDanger && <TriangleAlert aria-hidden size={22} className="mt-0.5 shrink-0 text-danger" />}
        <p className="type-lead">{consequence}</p>
      </div>
      {children}
      {proof?.kind === 'tick' && (
        <Checkbox isSelected={isTicked} onChange={setIsTicked} isDisabled={isBusy}>
          {proof.label ?? t('ui.dialog.understand')}
        </Checkbox>
      )}
      {proof?.kind === 'type' && (
        <TextField
          label={t('ui.dialog.typeToConfirm', { word: proof.word })}
          value={typed}
          onChange={setTyped}
          isDisabled={isBusy}
          autoComplete="off"
        />
      )}
    </Dialog>
  );
}
