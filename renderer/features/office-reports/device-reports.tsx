/** A device's self-inspection beside the one before, and its cards. For the overview here and the page of the device. */
import { ListChecks } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section } from '../../ui/page.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { LoadingOrFailure } from '../office-parcel/loading-or-failure.tsx';
import { InspectionResult } from '../reports/inspection-result.tsx';
import { readingTones } from '../reports/reading-tones.ts';

const changedBy = ['reports', 'returns', 'devices', 'policy'] as const;

export function DeviceReports({ deviceId }: { readonly deviceId: string }): ReactNode {
  const t = useT();
  const format = useFormat();
  const inspections = useCall('office/inspections', { deviceId }, { changedBy });
  const overview = useCall('office/report-overview', {}, { changedBy }).value;
  if (!inspections.value) return <LoadingOrFailure call={inspections} />;
  const [now, before] = inspections.value;
  const readings = overview?.devices.find((device) => device.deviceId === deviceId)?.readings ?? [];
  return (
    <div className="flex flex-col gap-7">
      {now ? (
        <Section
          title={t('reports.tab.inspection')}
          lead={t('reports.inspection.lastAt', { date: format.dateTime(now.report.at) })}
        >
          <InspectionResult now={now.report} before={before?.report ?? null} />
        </Section>
      ) : (
        <EmptyState icon={ListChecks} title={t('reports.office.device.none')}>
          <p>{t('reports.office.device.noneText')}</p>
        </EmptyState>
      )}
      {overview && overview.cards.length > 0 && readings.length > 0 && (
        <Section title={t('reports.office.device.cards')}>
          <ul className="divide-y divide-line rounded-lg border border-line">
            {overview.cards.map(({ id, title }, index) => {
              const reading = readings[index];
              if (!reading) return null;
              const { state, at, right, asked, tries } = reading;
              return (
                <li key={id} className="flex items-center gap-4 px-5 py-2.5">
                  <span className="type-body min-w-0 flex-1">{title}</span>
                  {at !== null && (
                    <span className="type-small text-muted">
                      {format.calendarDay(at)}
                      {asked > 0 && ` · ${t('reports.office.device.tried', { right, asked, tries })}`}
                    </span>
                  )}
                  <StatusChip tone={readingTones[state]}>{t(`reports.learning.state.${state}`)}</StatusChip>
                </li>
              );
            })}
          </ul>
        </Section>
      )}
    </div>
  );
}
