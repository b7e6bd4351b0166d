/** Setting up an office: name and administrator → passphrase → recovery key. The vault exists after the second step. */
import { useState, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { LockedFrame } from '../../app/locked-frame.tsx';
import type { LockedPageProps } from '../../app/locked-page.ts';
import { useT } from '../../i18n/translate.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { KeyStep } from './key-step.tsx';
import { OfficeStep, type OfficeFields } from './office-step.tsx';
import { PassphraseStep } from './passphrase-step.tsx';

type Made = CallOutput<'office/init'>;

const steps = ['office', 'passphrase', 'key'] as const;
const leads = {
  office: 'office.init.lead',
  passphrase: 'office.init.passphrase.lead',
  key: 'office.key.what',
} as const;

export function OfficeInitPage({ vault, description, onOpened, onLeave }: LockedPageProps): ReactNode {
  const t = useT();
  const [step, setStep] = useState<(typeof steps)[number]>('office');
  const [office, setOffice] = useState<OfficeFields>({ officeName: '', adminName: '', isWithoutKeychain: false });
  // The passphrase stays only until the recovery key was saved, which asks for it again.
  const [made, setMade] = useState<{ readonly result: Made; readonly passphrase: string } | null>(null);
  return (
    <LockedFrame
      title={step === 'key' ? t('office.key.title') : t('office.init.title')}
      lead={t(leads[step])}
      focusKey={step}
      above={<Stepper steps={steps.map((name) => t(`office.init.step.${name}`))} current={steps.indexOf(step)} />}
    >
      {step === 'office' && (
        <OfficeStep
          folder={vault.folder}
          keychain={description.keychain}
          office={office}
          onChange={setOffice}
          onLeave={onLeave}
          onNext={() => {
            setStep('passphrase');
          }}
        />
      )}
      {step === 'passphrase' && (
        <PassphraseStep
          office={office}
          onBack={() => {
            setStep('office');
          }}
          onMade={(result, passphrase) => {
            setMade({ result, passphrase });
            setStep('key');
          }}
        />
      )}
      {step === 'key' && made && (
        <KeyStep
          result={made.result}
          passphrase={made.passphrase}
          onDone={() => {
            onOpened(made.result.status);
          }}
        />
      )}
    </LockedFrame>
  );
}
