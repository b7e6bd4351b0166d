/** First half of recovery: makes the request file and shows the number to compare, until the answer arrives. */
import { useState, type ReactNode } from 'react';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { useDropTarget } from '../../app/drop-target.tsx';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LockedFrame } from '../../app/locked-frame.tsx';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { callEngine } from '../../bridge/engine.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { NumberedSteps } from '../parcel/numbered-steps.tsx';
import { dayForName, pickParcel, pickParcelPlace } from '../parcel/pick-parcel.ts';
import type { RecoverPageProps } from './recover-page.tsx';

export interface RecoverRequestProps extends RecoverPageProps {
  readonly onAnswer: (answer: PickedPath) => void;
}

export function RecoverRequest(props: RecoverRequestProps): ReactNode {
  const { description, onAnswer, onBack, onChanged, onContacts } = props;
  const t = useT();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<EngineError>();
  const { recovering, recoveryFingerprint } = description;
  useDropTarget(
    recovering
      ? {
          title: t('unlock.recover.pick'),
          onDrop: (paths) => {
            const [first] = paths;
            if (first) onAnswer(first);
          },
        }
      : null,
  );

  const request = async () => {
    setError(undefined);
    setIsBusy(true);
    try {
      const name = t('unlock.recover.saveName', { name: dayForName() });
      const place = await pickParcelPlace(t, t('unlock.recover.saveTitle'), name);
      if (place) {
        await callEngine('recovery/request', { out: place.token });
        onChanged();
      }
    } catch (thrown) {
      setError(toEngineError(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  const pick = async () => {
    const parcel = await pickParcel(t, t('unlock.recover.pick'));
    if (parcel) onAnswer(parcel);
  };

  return (
    <LockedFrame
      above={<RecoverSteps current={recovering ? 1 : 0} />}
      title={recovering ? t('unlock.recover.steps.compare') : t('unlock.recover.title')}
      lead={recovering ? t('unlock.recover.compareLead') : t('unlock.recover.lead')}
      focusKey={recovering ? 'compare' : 'request'}
      foot={
        <>
          <Button variant="text" onPress={onBack}>
            {t('unlock.recover.back')}
          </Button>
          <Button variant="text" onPress={onContacts}>
            {t('unlock.contacts')}
          </Button>
          {recovering && (
            <Button variant="text" onPress={() => void request()}>
              {t('unlock.recover.again')}
            </Button>
          )}
        </>
      }
    >
      <ErrorBanner error={error} data={t('app.error.data')} />
      {recovering && recoveryFingerprint && (
        <Fingerprint groups={recoveryFingerprint} label={t('unlock.recover.number')} />
      )}
      <NumberedSteps
        title={t('enrol.compare.todoTitle')}
        steps={[t('unlock.recover.todo1'), t('unlock.recover.todo2'), t('unlock.recover.todo3')]}
      />
      {recovering ? (
        <div className="flex flex-wrap items-center gap-4">
          <Button variant="primary" size="large" onPress={() => void pick()}>
            {t('unlock.recover.answer')}
          </Button>
          <span className="type-small text-muted">{t('unlock.recover.drop')}</span>
        </div>
      ) : (
        <div>
          <Button variant="primary" size="large" isBusy={isBusy} onPress={() => void request()}>
            {t('unlock.recover.save')}
          </Button>
        </div>
      )}
    </LockedFrame>
  );
}

export function RecoverSteps({ current }: { readonly current: 0 | 1 | 2 }): ReactNode {
  const t = useT();
  return (
    <Stepper
      current={current}
      steps={[
        t('unlock.recover.steps.request'),
        t('unlock.recover.steps.compare'),
        t('unlock.recover.steps.passphrase'),
      ]}
    />
  );
}
