/** The first page of a worker's vault: what is out, what is due, and what to do next. */
import { FileOutput, FolderOutput } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useStatus } from '../../app/session-context.tsx';
import { useCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Card, Page, PageHeader, Section } from '../../ui/page.tsx';
import { ImportButton } from '../parcel/import-button.tsx';
import { TakeoutDialog } from '../takeout/takeout-dialog.tsx';
import { DuePlot } from './due-plot.tsx';
import { DueSoonList } from './due-soon-list.tsx';
import { nextSteps } from './next-steps.ts';
import { NextStepList } from './next-step-list.tsx';
import { VaultSummary } from './vault-summary.tsx';

export function HomePage(): ReactNode {
  const t = useT();
  const format = useFormat();
  const status = useStatus();
  const { value, error, reload } = useCall('worker/home', {});
  const memos = useCall('memo/state', {}, { changedBy: ['memos', 'policy'] }).value;
  const [isTaking, setIsTaking] = useState(false);
  const [now] = useState(() => Date.now());
  const isOver = status.lease?.state === 'over';

  const takeOut = (
    <Button
      variant="primary"
      icon={FileOutput}
      isDisabled={isOver}
      onPress={() => {
        setIsTaking(true);
      }}
    >
      {t('home.takeOut')}
    </Button>
  );
  const count = value ? value.out + value.changed : 0;
  const steps = value ? nextSteps(value, status, now, memos?.changeNow) : [];
  const isEmpty = value !== undefined && count === 0 && value.returning === 0;

  return (
    <Page>
      <PageHeader
        title={t('home.title')}
        lead={
          value && !isEmpty
            ? count === 0
              ? t('home.leadNone')
              : t('home.lead', { count, size: format.bytes(value.bytesOut) })
            : undefined
        }
        actions={
          <>
            <ImportButton label={t('parcel.import.action')} />
            {!isEmpty && takeOut}
          </>
        }
      />
      <ErrorBanner error={error} title={t('app.loadFailed')} onRetry={reload} />
      {value && (
        <div className="grid grid-cols-[minmax(0,1fr)_19rem] items-start gap-7">
          <div className="flex min-w-0 flex-col gap-7">
            {isEmpty && (
              <Card>
                <EmptyState icon={FolderOutput} title={t('home.empty.title')} action={takeOut}>
                  <p>{t('home.empty.text')}</p>
                  <p className="mt-2">{t('home.empty.parcel')}</p>
                </EmptyState>
              </Card>
            )}
            {!(isEmpty && steps.length === 0) && (
              <Section title={t('home.next.title')}>
                <NextStepList steps={steps} />
              </Section>
            )}
            {value.next.length > 0 && <DueSoonList rows={value.next} now={now} />}
          </div>
          <div className="flex min-w-0 flex-col gap-7">
            <VaultSummary home={value} status={status} now={now} />
            {count > 0 && (
              <Section title={t('home.due.title')}>
                <Card>
                  <DuePlot byDueDay={value.byDueDay} now={now} />
                </Card>
              </Section>
            )}
          </div>
        </div>
      )}
      {isTaking && (
        <TakeoutDialog
          paths={null}
          onClose={() => {
            setIsTaking(false);
          }}
        />
      )}
    </Page>
  );
}
