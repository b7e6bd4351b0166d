/** Notes that the recovery key is kept on paper: the end of the key, read off it, shows that the paper is at hand. */
import { useState, type FormEvent, type ReactNode } from 'react';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

export interface PaperDialogProps {
  readonly onNoted: () => void;
  readonly onClose: () => void;
}

export function PaperDialog({ onNoted, onClose }: PaperDialogProps): ReactNode {
  const t = useT();
  const note = useLongCall('office/note-recovery-paper');
  const [ending, setEnding] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await note.start({ ending })) onNoted();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('office.key.paper.title')}
      isBusy={note.running}
      actions={
        <>
          <Button onPress={onClose} isDisabled={note.running}>
            {t('common.cancel')}
          </Button>
          <Button
            type="submit"
            form="paper-form"
            variant="primary"
            isDisabled={ending.trim() === ''}
            isBusy={note.running}
          >
            {t('office.key.paper.note')}
          </Button>
        </>
      }
    >
      <form id="paper-form" noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <p>{t('office.key.paper.text')}</p>
        <TextField
          label={t('office.key.paper.ending')}
          description={t('office.key.paper.endingHelp')}
          value={ending}
          onChange={setEnding}
          maxLength={100}
          autoComplete="off"
          autoFocus
          isRequired
          isDisabled={note.running}
        />
        <ErrorBanner error={note.error} />
        <p className="type-small text-muted">{t('office.key.paper.honest')}</p>
      </form>
    </Dialog>
  );
}
