/** Where one is on the way from the request to the finished vault. */
import type { ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { Stepper } from '../../ui/stepper.tsx';

export function EnrolSteps({ current }: { readonly current: 0 | 1 | 2 | 3 }): ReactNode {
  const t = useT();
  return (
    <Stepper
      current={current}
      steps={[t('enrol.steps.request'), t('enrol.steps.compare'), t('enrol.steps.grant'), t('enrol.steps.passphrase')]}
    />
  );
}
