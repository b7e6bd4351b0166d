/** Second step: the passphrase of the office vault, then the vault is made. */
import { useState, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LongWork } from '../../app/long-work.tsx';
import { NewPassphraseFields, isUsable, noPassphrase } from '../../app/new-passphrase.tsx';
import { useLongCall } from '../../bridge/use-call.ts';
import { useLocale, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { StepActions } from '../../ui/step-actions.tsx';
import type { OfficeFields } from './office-step.tsx';

export interface PassphraseStepProps {
  readonly office: OfficeFields;
  readonly onBack: () => void;
  readonly onMade: (result: CallOutput<'office/init'>, passphrase: string) => void;
}

export function PassphraseStep({ office, onBack, onMade }: PassphraseStepProps): ReactNode {
  const t = useT();
  const locale = useLocale();
  const init = useLongCall('office/init');
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const [userWords] = useState(() => [office.officeName, office.adminName]);
  const make = async () => {
    if (!isUsable(passphrase)) return;
    const result = await init.start({
      officeName: office.officeName.trim(),
      adminName: office.adminName.trim(),
      locale,
      passphrase: passphrase.value,
      withoutKeychain: office.isWithoutKeychain,
    });
    if (result) onMade(result, passphrase.value);
  };
  return (
    <form
      className="flex flex-col gap-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <NewPassphraseFields
        passphrase={passphrase}
        onChange={setPassphrase}
        userWords={userWords}
        isDisabled={init.running}
      />
      <ErrorBanner error={init.error} />
      <LongWork
        call={init}
        title={t('office.init.passphrase.creating')}
        cancelMeans={t('office.init.passphrase.creatingNote')}
      />
      <StepActions
        back={
          <Button size="large" onPress={onBack} isDisabled={init.running}>
            {t('common.back')}
          </Button>
        }
      >
        <Button variant="primary" size="large" type="submit" isDisabled={!isUsable(passphrase)} isBusy={init.running}>
          {t('office.init.passphrase.create')}
        </Button>
      </StepActions>
    </form>
  );
}
