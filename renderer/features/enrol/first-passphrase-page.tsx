/** Last step of enrolling: the passphrase; then the vault exists and is open. */
import { useState, type FormEvent, type ReactNode } from 'react';
import type { VaultStatus } from '../../../preload/contract/calls/vault.ts';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LockedFrame } from '../../app/locked-frame.tsx';
import { LongWork } from '../../app/long-work.tsx';
import { isUsable, NewPassphraseFields, noPassphrase } from '../../app/new-passphrase.tsx';
import { useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { StepActions } from '../../ui/step-actions.tsx';
import { useToast } from '../../ui/toast.tsx';
import { EnrolSteps } from './enrol-steps.tsx';
import type { GrantOffer } from './waiting-page.tsx';

export interface FirstPassphrasePageProps {
  readonly parcel: PickedPath;
  readonly offer: GrantOffer;
  readonly userWords: readonly string[];
  readonly onBack: () => void;
  readonly onOpened: (status: VaultStatus) => void;
}

export function FirstPassphrasePage(props: FirstPassphrasePageProps): ReactNode {
  const { parcel, offer, userWords, onBack, onOpened } = props;
  const t = useT();
  const toast = useToast();
  const accept = useLongCall('grant/accept');
  const [passphrase, setPassphrase] = useState(noPassphrase);

  const create = async (event: FormEvent) => {
    event.preventDefault();
    if (!isUsable(passphrase)) return;
    const status = await accept.start({
      parcel: parcel.token,
      passphrase: passphrase.value,
      acceptedPolicyVersion: offer.policy.version,
    });
    if (!status) return;
    toast({ tone: 'success', text: t('enrol.done') });
    onOpened(status);
  };

  return (
    <LockedFrame
      above={<EnrolSteps current={3} />}
      title={t('enrol.passphrase.title')}
      lead={t('enrol.passphrase.lead')}
      focusKey="passphrase"
    >
      <ErrorBanner error={accept.error} data={t('enrol.passphrase.cancelMeans')} />
      <form onSubmit={(event) => void create(event)} className="flex flex-col gap-6">
        <NewPassphraseFields
          passphrase={passphrase}
          onChange={setPassphrase}
          userWords={userWords}
          isDisabled={accept.running}
        />
        <p className="type-small rounded-lg bg-sunken px-4 py-3 text-muted">{t('passphrase.remember')}</p>
        <LongWork
          call={accept}
          title={t('enrol.passphrase.creating')}
          cancelMeans={t('enrol.passphrase.cancelMeans')}
        />
        {!accept.running && (
          <StepActions
            back={
              <Button size="large" onPress={onBack}>
                {t('common.back')}
              </Button>
            }
          >
            <Button type="submit" variant="primary" size="large" isDisabled={!isUsable(passphrase)}>
              {t('enrol.passphrase.create')}
            </Button>
          </StepActions>
        )}
      </form>
    </LockedFrame>
  );
}
