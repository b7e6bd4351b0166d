/** The office's first page: what is out, what is late, what to do next. */
import { FolderInput } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSessionStore, useStatus } from '../../app/session-context.tsx';
import { useCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { LoadingOrFailure } from '../office-parcel/loading-or-failure.tsx';
import { usePickers } from '../office-parcel/pickers.ts';
import { DuePlot } from './due-plot.tsx';
import { Figures } from './figures.tsx';
import { NextSteps } from './next-steps.tsx';
import { OfficeNumber } from './office-number.tsx';
import { OverdueList } from './overdue-list.tsx';

export function OfficeHomePage(): ReactNode {
  const t = useT();
  const { officeName } = useStatus();
  const session = useSessionStore();
  const pickers = usePickers();
  const home = useCall('office/home', {});
  const { value } = home;
  const receive = async () => {
    const parcel = await pickers.openParcel(t('office.home.openParcelTitle'));
    // The same way as a parcel that was dropped or double-clicked.
    if (parcel) session.setParcel(parcel);
  };
  return (
    <Page>
      <PageHeader
        title={t('office.home.title')}
        lead={t('office.home.lead', { office: officeName })}
        actions={
          <Button variant="primary" icon={FolderInput} onPress={() => void receive()}>
            {t('office.home.openParcel')}
          </Button>
        }
      />
      {!value ? (
        <LoadingOrFailure call={home} />
      ) : (
        <>
          <Figures home={value} />
          <div className="grid grid-cols-1 items-start gap-7 xl:grid-cols-[3fr_2fr]">
            <div className="flex min-w-0 flex-col gap-7">
              <NextSteps home={value} />
              <OverdueList rows={value.overdueRows} total={value.overdue} />
            </div>
            <div className="flex min-w-0 flex-col gap-7">
              <DuePlot days={value.byDueDay} />
            </div>
          </div>
          <OfficeNumber groups={value.fingerprint} />
        </>
      )}
    </Page>
  );
}
