/** Last step: the recovery key, to a stick or on paper. "Later" is possible, asks first, and leaves a warning on the first page. */
import { CircleCheck, KeyRound, Printer } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { callShell } from '../../bridge/shell.ts';
import { useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { StepActions } from '../../ui/step-actions.tsx';
import { useKeyPlace } from '../office-recovery/key-place.ts';
import { PaperDialog } from '../office-recovery/paper-dialog.tsx';
import { KeySheet } from './key-sheet.tsx';

export interface KeyStepProps {
  readonly result: CallOutput<'office/init'>;
  readonly passphrase: string;
  readonly onDone: () => void;
}

export function KeyStep({ result, passphrase, onDone }: KeyStepProps): ReactNode {
  const t = useT();
  const pickPlace = useKeyPlace();
  const save = useLongCall('office/save-recovery-key');
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const [isPrinted, setIsPrinted] = useState(false);
  const [asking, setAsking] = useState<'later' | 'paper' | null>(null);
  const stopAsking = () => {
    setAsking(null);
  };
  const { officeName } = result.status;
  const saveKey = async () => {
    const place = await pickPlace(officeName);
    if (!place) return;
    if (await save.start({ out: place.token, passphrase })) setSavedAs(place.name);
  };
  return (
    <>
      <Banner tone="success" title={t('office.init.done')} isLive />
      <div className="grid grid-cols-2 gap-4">
        <KeyWay
          icon={<KeyRound aria-hidden size={26} strokeWidth={1.75} className="text-muted" />}
          button={
            <Button
              variant={savedAs === null ? 'primary' : 'secondary'}
              size="large"
              onPress={() => void saveKey()}
              isBusy={save.running}
            >
              {savedAs === null ? t('office.key.save') : t('office.key.saveAgain')}
            </Button>
          }
          done={savedAs === null ? null : t('office.key.saved', { name: savedAs })}
        />
        <KeyWay
          icon={<Printer aria-hidden size={26} strokeWidth={1.75} className="text-muted" />}
          button={
            <Button
              size="large"
              onPress={() => {
                void callShell('shell/print', {}).then(() => {
                  setIsPrinted(true);
                });
              }}
            >
              {t('office.key.print')}
            </Button>
          }
          done={isPrinted ? t('office.key.printed') : null}
        />
      </div>
      <ErrorBanner error={save.error} />
      <dl className="type-body flex flex-col gap-4">
        <div>
          <dt className="font-bold">{t('office.key.withoutTitle')}</dt>
          <dd>{t('office.key.without')}</dd>
        </div>
        <div>
          <dt className="font-bold">{t('office.key.careTitle')}</dt>
          <dd>{t('office.key.care')}</dd>
        </div>
      </dl>
      <StepActions
        back={
          savedAs === null && (
            <Button
              variant="text"
              size="large"
              onPress={() => {
                setAsking('later');
              }}
            >
              {t('office.key.later')}
            </Button>
          )
        }
      >
        {savedAs === null && isPrinted && (
          <Button
            size="large"
            onPress={() => {
              setAsking('paper');
            }}
          >
            {t('office.key.onlyPaper')}
          </Button>
        )}
        {savedAs !== null && (
          <Button variant="primary" size="large" onPress={onDone}>
            {t('office.init.toHome')}
          </Button>
        )}
      </StepActions>
      <ConfirmDialog
        isOpen={asking === 'later'}
        title={t('office.key.laterTitle')}
        consequence={t('office.key.laterText')}
        confirmLabel={t('office.key.laterConfirm')}
        tone="danger"
        onCancel={stopAsking}
        onConfirm={onDone}
      />
      {asking === 'paper' && <PaperDialog onNoted={onDone} onClose={stopAsking} />}
      <KeySheet officeName={officeName} recoveryKey={result.recoveryKey} fingerprint={result.fingerprint} />
    </>
  );
}

interface KeyWayProps {
  readonly icon: ReactNode;
  readonly button: ReactNode;
  readonly done: string | null;
}

function KeyWay({ icon, button, done }: KeyWayProps): ReactNode {
  return (
    <div className="flex flex-col items-center gap-4 rounded-lg border border-line px-5 py-6 text-center">
      {icon}
      {button}
      {done !== null && (
        <p role="status" className="type-small flex gap-2 text-left">
          <CircleCheck aria-hidden size={18} className="mt-0.5 shrink-0 text-success" />
          <span className="break-all">{done}</span>
        </p>
      )}
    </div>
  );
}
