/** Granting a vault to a device: request file → compare the number by voice → terms → hand over. */
import { useEffect, useState, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import type { RouteOf } from '../../app/route.ts';
import { useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { CompareStep } from './compare-step.tsx';
import { DoneStep, type Issued } from './done-step.tsx';
import { RequestStep } from './request-step.tsx';
import { TermsStep } from './terms-step.tsx';

export type Inspected = CallOutput<'office/inspect-request'>;

type Step =
  | { readonly at: 'request' }
  | { readonly at: 'compare' | 'terms'; readonly parcel: PickedPath; readonly request: Inspected }
  | { readonly at: 'done'; readonly issued: Issued };

const steps = ['request', 'compare', 'terms', 'done'] as const;

export function OfficeGrantPage({ route }: { readonly route: RouteOf<'office-grant'> }): ReactNode {
  const t = useT();
  const { go } = useNavigation();
  const inspect = useLongCall('office/inspect-request');
  const [step, setStep] = useState<Step>({ at: 'request' });
  const { start } = inspect;
  const given = route.parcel;

  const open = async (parcel: PickedPath) => {
    const request = await start({ parcel: parcel.token });
    if (request) setStep({ at: 'compare', parcel, request });
  };
  useEffect(() => {
    if (!given) return;
    void start({ parcel: given.token }).then((request) => {
      if (request) setStep({ at: 'compare', parcel: given, request });
    });
  }, [given, start]);

  return (
    <Page width="reading">
      <PageHeader
        above={
          <Breadcrumbs
            crumbs={[
              {
                key: 'devices',
                label: t('devices.title'),
                onPress: () => {
                  go({ page: 'office-devices' });
                },
              },
              { key: 'grant', label: t('devices.grant.title') },
            ]}
          />
        }
        title={t('devices.grant.title')}
        lead={t('devices.grant.lead')}
      />
      <Stepper
        steps={steps.map((name) => t(`devices.grant.step.${name}`))}
        current={step.at === 'done' ? steps.length : steps.indexOf(step.at)}
      />
      {step.at === 'request' && (
        <>
          <ErrorBanner error={inspect.error} />
          <RequestStep isBusy={inspect.running} onParcel={(parcel) => void open(parcel)} />
        </>
      )}
      {step.at === 'compare' && (
        <CompareStep
          request={step.request}
          onBack={() => {
            setStep({ at: 'request' });
          }}
          onNext={() => {
            setStep({ ...step, at: 'terms' });
          }}
        />
      )}
      {step.at === 'terms' && (
        <TermsStep
          parcel={step.parcel}
          request={step.request}
          onBack={() => {
            setStep({ ...step, at: 'compare' });
          }}
          onIssued={(issued) => {
            setStep({ at: 'done', issued });
          }}
        />
      )}
      {step.at === 'done' && (
        <DoneStep
          issued={step.issued}
          onAnother={() => {
            setStep({ at: 'request' });
          }}
        />
      )}
    </Page>
  );
}
