/** First step of enrolling: who, which device, where the vault goes; ends with the request file. */
import { Building2, FolderOpen, UserRound } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LockedFrame } from '../../app/locked-frame.tsx';
import type { LockedPageProps } from '../../app/locked-page.ts';
import { useSessionStore } from '../../app/session-context.tsx';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { callEngine } from '../../bridge/engine.ts';
import { callShell } from '../../bridge/shell.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { StepActions } from '../../ui/step-actions.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { pickParcelPlace } from '../parcel/pick-parcel.ts';
import { EnrolSteps } from './enrol-steps.tsx';
import { KeychainChoice } from './keychain-choice.tsx';

export interface EnrolPageProps extends LockedPageProps {
  /** The request that is made again: its names stand in the form, and it is worth nothing once the new one is saved. */
  readonly before?: { readonly workerName: string; readonly deviceName: string };
}

export function EnrolPage({ vault, description, before, onChanged, onLeave }: EnrolPageProps): ReactNode {
  const t = useT();
  const toast = useToast();
  const session = useSessionStore();
  const [workerName, setWorkerName] = useState(before?.workerName ?? '');
  const [deviceName, setDeviceName] = useState(before?.deviceName ?? '');
  const [ownership, setOwnership] = useState<'lent' | 'own'>('lent');
  const [withoutKeychain, setWithoutKeychain] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<EngineError>();
  const hasKeychain = description.keychain !== 'unavailable';
  const isReady = workerName.trim() !== '' && deviceName.trim() !== '' && (hasKeychain || withoutKeychain);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || isBusy) return;
    setError(undefined);
    setIsBusy(true);
    try {
      const place = await pickParcelPlace(t, t('enrol.saveTitle'), t('enrol.saveName', { name: deviceName.trim() }));
      if (place) {
        await callEngine('enrol/start', {
          workerName: workerName.trim(),
          deviceName: deviceName.trim(),
          ownership,
          out: place.token,
          withoutKeychain: !hasKeychain && withoutKeychain,
        });
        toast({ tone: 'success', text: t('enrol.compare.saved') });
        onChanged();
      }
    } catch (thrown) {
      setError(toEngineError(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  const changePlace = async () => {
    try {
      const other = await callShell('shell/choose-vault-folder', { purpose: 'newWorker', useDefault: false });
      if (other) await session.connect(other, 'enrol');
    } catch (thrown) {
      setError(toEngineError(thrown));
    }
  };

  return (
    <LockedFrame
      above={<EnrolSteps current={0} />}
      title={t('enrol.request.title')}
      lead={t('enrol.request.lead')}
      focusKey="request"
    >
      <ErrorBanner error={error} />
      {before && <Banner tone="warning" title={t('enrol.again.text')} />}
      <form onSubmit={(event) => void save(event)} className="flex flex-col gap-7">
        <div className="grid grid-cols-2 gap-5">
          <TextField
            label={t('enrol.workerName')}
            description={t('enrol.workerNameHint')}
            value={workerName}
            onChange={setWorkerName}
            maxLength={200}
            isRequired
          />
          <TextField
            label={t('enrol.deviceName')}
            description={t('enrol.deviceNameHint')}
            value={deviceName}
            onChange={setDeviceName}
            maxLength={200}
            isRequired
          />
        </div>
        <RadioCards
          label={t('enrol.ownership.label')}
          columns={2}
          value={ownership}
          onChange={setOwnership}
          options={[
            {
              value: 'lent',
              title: t('enrol.ownership.lent'),
              description: t('enrol.ownership.lentText'),
              icon: Building2,
            },
            {
              value: 'own',
              title: t('enrol.ownership.own'),
              description: t('enrol.ownership.ownText'),
              icon: UserRound,
            },
          ]}
        />
        <section className="flex flex-col gap-1.5">
          <h2 className="type-body font-bold">{t('enrol.place.label')}</h2>
          <p className="type-small text-muted">{t('enrol.place.text')}</p>
          <div className="flex items-center gap-3 rounded-lg border border-line bg-sunken py-2 pr-2 pl-3.5">
            <FolderOpen aria-hidden size={18} className="shrink-0 text-muted" />
            <span className="type-body min-w-0 flex-1 break-all select-text">{vault.folder}</span>
            {!before && (
              <Button size="small" onPress={() => void changePlace()}>
                {t('enrol.place.change')}
              </Button>
            )}
          </div>
        </section>
        <KeychainChoice
          state={description.keychain}
          isAccepted={withoutKeychain}
          onAccept={setWithoutKeychain}
          onRetry={onChanged}
        />
        <StepActions
          back={
            <Button size="large" onPress={onLeave}>
              {t('common.back')}
            </Button>
          }
        >
          <Button type="submit" variant="primary" size="large" isBusy={isBusy} isDisabled={!isReady}>
            {t('enrol.save')}
          </Button>
        </StepActions>
      </form>
    </LockedFrame>
  );
}
