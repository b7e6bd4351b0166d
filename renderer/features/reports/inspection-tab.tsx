/** When the next self-inspection is due, the questions, and the last result beside the one before. For reports-page.tsx. */
import { ListChecks } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { inspectionItems } from '../../../preload/contract/reports.ts';
import { useCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/page.tsx';
import { LoadingOrFailure } from '../office-parcel/loading-or-failure.tsx';
import { CarryHint } from './carry-hint.tsx';
import { InspectionForm } from './inspection-form.tsx';
import { InspectionResult } from './inspection-result.tsx';

export function InspectionTab(): ReactNode {
  const t = useT();
  const format = useFormat();
  const read = useCall('inspection/read', {}, { changedBy: ['reports', 'returns', 'policy'] });
  const [isAsking, setIsAsking] = useState(false);
  const [help, setHelp] = useState<number | null>(null);
  const { value } = read;
  if (!value) return <LoadingOrFailure call={read} />;
  if (isAsking) {
    return (
      <InspectionForm
        onDone={(count) => {
          setHelp(count);
          setIsAsking(false);
        }}
        onCancel={() => {
          setIsAsking(false);
        }}
      />
    );
  }
  const { last, before, dueAt, isOverdue } = value;
  return (
    <div className="flex flex-col gap-6">
      {help !== null && (
        <Banner tone="success" title={t('reports.inspection.done')} isLive>
          {help > 0 && <p>{t('reports.inspection.doneHelp', { count: help })}</p>}
        </Banner>
      )}
      {last && last.journey !== 'arrived' && <CarryHint journey={last.journey} />}
      <Card>
        <div className="flex flex-wrap items-center justify-between gap-4">
          <div className="min-w-0 flex-1">
            <p className={`type-body font-bold ${isOverdue ? 'text-danger' : ''}`}>
              {dueAt === null
                ? t('reports.inspection.off')
                : t(isOverdue ? 'reports.inspection.overdue' : 'reports.inspection.due', {
                    date: format.calendarDay(dueAt),
                  })}
            </p>
            <p className="type-small text-muted">
              {t('reports.inspection.dueText', { count: inspectionItems.length })}
            </p>
          </div>
          <Button
            variant={last === null || isOverdue ? 'primary' : 'secondary'}
            icon={ListChecks}
            onPress={() => {
              setIsAsking(true);
            }}
          >
            {t('reports.inspection.start')}
          </Button>
        </div>
      </Card>
      {last && (
        <Section
          title={t('reports.inspection.last')}
          lead={t('reports.inspection.lastAt', { date: format.dateTime(last.report.at) })}
        >
          <InspectionResult now={last.report} before={before?.report ?? null} />
        </Section>
      )}
    </div>
  );
}
