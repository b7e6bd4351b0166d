/** After packing: the parcel, what was left out of it, and the way on. */
import type { ReactNode } from 'react';
import { useNavigation } from '../../app/navigation.tsx';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { LeftOutList } from '../office-parcel/left-out-list.tsx';
import { WrittenParcel } from '../office-parcel/written-parcel.tsx';
import type { Packed } from './takeout-page.tsx';

export interface PackedParcelProps {
  readonly packed: Packed;
  readonly onAnother: () => void;
}

export function PackedParcel({
  packed: { result, place, workerName, deviceId },
  onAnother,
}: PackedParcelProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const { go } = useNavigation();
  return (
    <Page width="reading">
      <PageHeader title={t('desk.title')} />
      <WrittenParcel
        saved={{ parcel: result.parcel, place }}
        title={t('desk.done.title', { count: result.files })}
        next={
          <>
            <p>{t('desk.done.next', { worker: workerName })}</p>
            <p className="type-small mt-1 text-muted">{t('desk.done.total', { size: format.bytes(result.bytes) })}</p>
          </>
        }
      />
      <LeftOutList files={result.leftOut} />
      <div className="flex justify-end gap-3">
        <Button
          size="large"
          onPress={() => {
            go({ page: 'office-ledger', deviceId });
          }}
        >
          {t('desk.done.ledger')}
        </Button>
        <Button variant="primary" size="large" onPress={onAnother}>
          {t('desk.done.another')}
        </Button>
      </div>
    </Page>
  );
}
