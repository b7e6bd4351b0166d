/** Second half of recovery: the office's answer is here; a new passphrase opens the vault. */
import { useState, type FormEvent, type ReactNode } from 'react';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LockedFrame } from '../../app/locked-frame.tsx';
import { isUsable, NewPassphraseFields, noPassphrase } from '../../app/new-passphrase.tsx';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { callEngine } from '../../bridge/engine.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { RecoverPageProps } from './recover-page.tsx';
import { RecoverSteps } from './recover-request.tsx';

export interface RecoverNewPassphraseProps extends RecoverPageProps {
  readonly answer: PickedPath;
  readonly onOther: () => void;
}

export function RecoverNewPassphrase(props: RecoverNewPassphraseProps): ReactNode {
  const { description, answer, onOther, onOpened, onChanged, onBack } = props;
  const t = useT();
  const toast = useToast();
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<EngineError>();

  const finish = async (event: FormEvent) => {
    event.preventDefault();
    if (!isUsable(passphrase) || isBusy) return;
    setIsBusy(true);
    setError(undefined);
    try {
      const status = await callEngine('recovery/accept', { parcel: answer.token, passphrase: passphrase.value });
      toast({ tone: 'success', text: t('unlock.recover.done') });
      onOpened(status);
    } catch (thrown) {
      const refusal = toEngineError(thrown);
      // The new passphrase holds, and the vault waits behind the check before work.
      if (refusal.code.startsWith('check/')) {
        toast({ tone: 'success', text: t('unlock.recover.done') });
        onChanged();
        onBack();
        return;
      }
      setError(refusal);
      setIsBusy(false);
    }
  };

  return (
    <LockedFrame
      above={<RecoverSteps current={2} />}
      title={t('unlock.recover.steps.passphrase')}
      lead={t('unlock.recover.newLead')}
      focusKey="new"
    >
      <ErrorBanner
        error={error}
        data={t('app.error.data')}
        actions={<Button onPress={onOther}>{t('parcel.failed.another')}</Button>}
      />
      <form onSubmit={(event) => void finish(event)} className="flex flex-col gap-6">
        <NewPassphraseFields
          passphrase={passphrase}
          onChange={setPassphrase}
          userWords={[description.workerName ?? '', description.officeName ?? '']}
          isDisabled={isBusy}
        />
        <p className="type-small rounded-lg bg-sunken px-4 py-3 text-muted">{t('passphrase.remember')}</p>
        <div className="flex justify-between gap-3">
          <Button size="large" onPress={onOther} isDisabled={isBusy}>
            {t('common.back')}
          </Button>
          <Button type="submit" variant="primary" size="large" isBusy={isBusy} isDisabled={!isUsable(passphrase)}>
            {t('unlock.recover.finish')}
          </Button>
        </div>
      </form>
    </LockedFrame>
  );
}
