/** Recovery: answering a worker who forgot the passphrase, and keeping the office's own recovery key. */
import { useEffect, useState, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import type { RouteOf } from '../../app/route.ts';
import { useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Page, PageHeader, Section } from '../../ui/page.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { ParcelSource } from '../office-parcel/parcel-source.tsx';
import { WrittenParcel, type SavedParcel } from '../office-parcel/written-parcel.tsx';
import { AnswerStep } from './answer-step.tsx';
import { KeyCard } from './key-card.tsx';

export type RecoveryRequest = CallOutput<'office/recovery-inspect'>;

type Step =
  | { readonly at: 'request' }
  | { readonly at: 'answer'; readonly parcel: PickedPath; readonly request: RecoveryRequest }
  | { readonly at: 'done'; readonly saved: SavedParcel; readonly workerName: string };

export function OfficeRecoveryPage({ route }: { readonly route: RouteOf<'office-recovery'> }): ReactNode {
  const t = useT();
  const inspect = useLongCall('office/recovery-inspect');
  const [step, setStep] = useState<Step>({ at: 'request' });
  const { start } = inspect;
  const given = route.parcel;
  const open = async (parcel: PickedPath) => {
    const request = await start({ parcel: parcel.token });
    if (request) setStep({ at: 'answer', parcel, request });
  };
  useEffect(() => {
    if (!given) return;
    void start({ parcel: given.token }).then((request) => {
      if (request) setStep({ at: 'answer', parcel: given, request });
    });
  }, [given, start]);
  const again = () => {
    inspect.reset();
    setStep({ at: 'request' });
  };

  return (
    <Page width="reading">
      <PageHeader title={t('recovery.title')} lead={t('recovery.lead')} />
      {step.at === 'request' && (
        <Section title={t('recovery.request.title')}>
          <ul className="type-body ml-5 flex list-disc flex-col gap-1">
            <li>{t('recovery.about.one')}</li>
            <li>{t('recovery.about.two')}</li>
            <li>{t('recovery.about.three')}</li>
          </ul>
          <ErrorBanner error={inspect.error} />
          <ParcelSource
            title={t('recovery.request.drop')}
            text={t('recovery.request.help')}
            pickTitle={t('recovery.request.pickTitle')}
            isDisabled={inspect.running}
            onParcel={(parcel) => void open(parcel)}
          />
          {inspect.running && (
            <p role="status" className="type-small flex items-center gap-2 text-muted">
              <Spinner size={16} />
              {t('recovery.request.reading')}
            </p>
          )}
        </Section>
      )}
      {step.at === 'answer' && (
        <AnswerStep
          parcel={step.parcel}
          request={step.request}
          onBack={again}
          onSaved={(saved) => {
            setStep({ at: 'done', saved, workerName: step.request.workerName });
          }}
        />
      )}
      {step.at === 'done' && (
        <>
          <WrittenParcel
            saved={step.saved}
            title={t('recovery.done.title')}
            next={<p>{t('recovery.done.next', { worker: step.workerName })}</p>}
          />
          <div className="flex justify-end">
            <Button onPress={again}>{t('recovery.done.another')}</Button>
          </div>
        </>
      )}
      {step.at === 'request' && <KeyCard />}
    </Page>
  );
}
