/** First step of granting: the worker's request file. */
import type { ReactNode } from 'react';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { useT } from '../../i18n/translate.tsx';
import { Section } from '../../ui/page.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { ParcelSource } from '../office-parcel/parcel-source.tsx';

export interface RequestStepProps {
  readonly isBusy: boolean;
  readonly onParcel: (parcel: PickedPath) => void;
}

export function RequestStep({ isBusy, onParcel }: RequestStepProps): ReactNode {
  const t = useT();
  return (
    <Section title={t('devices.grant.request.title')}>
      <ParcelSource
        title={t('devices.grant.request.drop')}
        text={t('devices.grant.request.help')}
        pickTitle={t('devices.grant.request.title')}
        isDisabled={isBusy}
        onParcel={onParcel}
      />
      {isBusy && (
        <p role="status" className="type-small flex items-center gap-2 text-muted">
          <Spinner size={16} />
          {t('devices.grant.request.reading')}
        </p>
      )}
    </Section>
  );
}
