/** The take-out desk: which files, for which device, why and until when; then one parcel. */
import { PackagePlus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { LongWork } from '../../app/long-work.tsx';
import type { RouteOf } from '../../app/route.ts';
import { useCall, useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Page, PageHeader, Section } from '../../ui/page.tsx';
import { datePart, namePart } from '../office-parcel/file-names.ts';
import { usePickers } from '../office-parcel/pickers.ts';
import { ChosenFiles } from './chosen-files.tsx';
import { PackedParcel } from './packed-parcel.tsx';
import { TakeoutForm, emptyForm, formProblems, type TakeoutFields } from './takeout-form.tsx';

export interface Packed {
  readonly result: CallOutput<'office/takeout'>;
  readonly place: PickedPath;
  readonly workerName: string;
  readonly deviceId: string;
}

export function OfficeTakeoutPage({ route }: { readonly route: RouteOf<'office-takeout'> }): ReactNode {
  const t = useT();
  const pickers = usePickers();
  const pack = useLongCall('office/takeout');
  const devices = useCall('office/devices', {}, { changedBy: ['devices'] });
  const [paths, setPaths] = useState<readonly PickedPath[]>([]);
  const [form, setForm] = useState<TakeoutFields>(() => emptyForm(route.deviceId ?? null));
  const [isTried, setIsTried] = useState(false);
  const [packed, setPacked] = useState<Packed | null>(null);

  const device = devices.value?.find(({ id }) => id === form.deviceId);
  const problems = formProblems(form);
  const submit = async () => {
    setIsTried(true);
    if (device?.state !== 'active' || paths.length === 0 || problems.size > 0) return;
    const name = t('desk.fileName', { worker: namePart(device.workerName), date: datePart(new Date()) });
    const place = await pickers.saveParcel(t('desk.saveTitle'), name);
    if (!place) return;
    const result = await pack.start({
      paths: paths.map(({ token }) => token),
      deviceId: device.id,
      purpose: form.purpose.trim(),
      dueOn: form.dueOn,
      out: place.token,
    });
    if (result) setPacked({ result, place, workerName: device.workerName, deviceId: device.id });
  };

  if (packed) {
    return (
      <PackedParcel
        packed={packed}
        onAnother={() => {
          setPacked(null);
          setPaths([]);
          setForm(emptyForm(packed.deviceId));
          setIsTried(false);
          pack.reset();
        }}
      />
    );
  }
  return (
    <Page width="reading">
      <PageHeader title={t('desk.title')} lead={t('desk.lead')} />
      <Section title={t('desk.files.title')}>
        <ChosenFiles
          paths={paths}
          onChange={setPaths}
          isDisabled={pack.running}
          error={isTried && paths.length === 0 ? t('desk.files.missing') : undefined}
        />
      </Section>
      <Section title={t('desk.to.title')}>
        <TakeoutForm
          form={form}
          onChange={setForm}
          devices={devices.value}
          problems={isTried ? problems : new Map()}
          isDisabled={pack.running}
        />
      </Section>
      <ErrorBanner error={pack.error} />
      {pack.error?.code === 'job/cancelled' && <Banner tone="info" title={t('desk.cancelled')} isLive />}
      <LongWork call={pack} title={t('desk.packing')} cancelMeans={t('desk.packingNote')} />
      <div className="flex justify-end">
        <Button
          variant="primary"
          size="large"
          icon={PackagePlus}
          onPress={() => void submit()}
          isDisabled={pack.running}
        >
          {t('desk.submit')}
        </Button>
      </div>
    </Page>
  );
}
