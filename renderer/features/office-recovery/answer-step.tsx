/** A recovery request: whose it is, its number compared by voice, and saving the answer. */
import { useState, type ReactNode } from 'react';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useCall, useLongCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Card, Section } from '../../ui/page.tsx';
import { CompareNumber } from '../office-compare/compare-number.tsx';
import { datePart, namePart } from '../office-parcel/file-names.ts';
import { usePickers } from '../office-parcel/pickers.ts';
import type { SavedParcel } from '../office-parcel/written-parcel.tsx';
import type { RecoveryRequest } from './recovery-page.tsx';

export interface AnswerStepProps {
  readonly parcel: PickedPath;
  readonly request: RecoveryRequest;
  readonly onBack: () => void;
  readonly onSaved: (saved: SavedParcel) => void;
}

export function AnswerStep({ parcel, request, onBack, onSaved }: AnswerStepProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const pickers = usePickers();
  const recover = useLongCall('office/recover');
  const devices = useCall('office/devices', {}, { changedBy: ['devices'] });
  const [isAgreed, setIsAgreed] = useState(false);
  const state = devices.value?.find(({ id }) => id === request.deviceId)?.state;
  const isBarred = state === 'lost' || state === 'revoked' || state === 'retired';
  const isUnknown = request.deviceId === null;
  const save = async () => {
    const name = t('recovery.fileName', { worker: namePart(request.workerName), date: datePart(new Date()) });
    const place = await pickers.saveParcel(t('recovery.saveTitle'), name);
    if (!place) return;
    const written = await recover.start({
      parcel: parcel.token,
      comparedFingerprint: request.fingerprint,
      out: place.token,
    });
    if (written) onSaved({ parcel: written, place });
  };
  return (
    <>
      <Section title={t('recovery.facts.title')}>
        <Card>
          <DefinitionList
            items={[
              { term: t('recovery.facts.worker'), value: request.workerName },
              { term: t('recovery.facts.device'), value: request.deviceName },
              { term: t('recovery.facts.requested'), value: format.dateTime(request.requestedAt) },
            ]}
          />
        </Card>
        {isUnknown && (
          <Banner tone="error" title={t('recovery.cannotAnswer')}>
            <p>{t('recovery.unknownDevice')}</p>
          </Banner>
        )}
        {isBarred && (
          <Banner tone="error" title={t('recovery.cannotAnswer')}>
            <p>{t('recovery.lostDevice', { state: t(`devices.state.${state}`) })}</p>
          </Banner>
        )}
      </Section>
      {!isUnknown && !isBarred && (
        <Section title={t('office.compare.title')}>
          <CompareNumber expected={request.fingerprint} onChange={setIsAgreed} />
        </Section>
      )}
      <ErrorBanner error={recover.error} />
      <div className="flex justify-end gap-3">
        <Button size="large" onPress={onBack} isDisabled={recover.running}>
          {t('recovery.request.another')}
        </Button>
        {!isUnknown && !isBarred && (
          <Button
            variant="primary"
            size="large"
            isDisabled={!isAgreed}
            isBusy={recover.running}
            onPress={() => void save()}
          >
            {t('recovery.submit')}
          </Button>
        )}
      </div>
    </>
  );
}
