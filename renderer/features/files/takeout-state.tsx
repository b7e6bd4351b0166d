/** The state of a take-out as a chip, and its due date in words; the same wherever a file is shown. */
import {
  Clock3,
  FileCheck2,
  FileOutput,
  FilePen,
  FileWarning,
  FileX2,
  PackageCheck,
  TriangleAlert,
  Truck,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { TakeoutRow } from '../../../preload/contract/values.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';

type StateFacts = Pick<TakeoutRow, 'state' | 'isOverdue' | 'isDueSoon' | 'mustFetch'>;

export function TakeoutStateChip({ row }: { readonly row: StateFacts }): ReactNode {
  const t = useT();
  if (row.mustFetch)
    return (
      <StatusChip tone="danger" icon={FileWarning}>
        {t('common.state.mustFetch')}
      </StatusChip>
    );
  switch (row.state) {
    case 'out':
      return (
        <StatusChip tone="neutral" icon={FileOutput}>
          {t('common.state.out')}
        </StatusChip>
      );
    case 'changed':
      return (
        <StatusChip tone="info" icon={FilePen}>
          {t('common.state.changed')}
        </StatusChip>
      );
    case 'returning':
      return (
        <StatusChip tone="pending" icon={Truck}>
          {t('common.state.returning')}
        </StatusChip>
      );
    case 'returned':
      return (
        <StatusChip tone="success" icon={PackageCheck}>
          {t('common.state.returned')}
        </StatusChip>
      );
    case 'lost':
      return (
        <StatusChip tone="danger" icon={FileX2}>
          {t('common.state.lost')}
        </StatusChip>
      );
    case 'destroyed':
      return (
        <StatusChip tone="neutral" icon={FileCheck2}>
          {t('common.state.destroyed')}
        </StatusChip>
      );
  }
}

export interface DueDateProps {
  readonly row: TakeoutRow;
  readonly now: number;
  /** Without the year. */
  readonly isNarrow?: boolean;
}

/** The due date: relative while it is near or past, with a sign and a colour that say how urgent it is. */
export function DueDate({ row, now, isNarrow = false }: DueDateProps): ReactNode {
  const t = useT();
  const format = useFormat();
  if (row.dueAt === null) return <span className="text-muted">{t('files.noDue')}</span>;
  const day = localDay(row.dueAt);
  if (row.isOverdue) {
    return (
      <span className="flex min-w-0 items-center gap-1.5 font-bold text-danger">
        <TriangleAlert aria-hidden size={15} className="shrink-0" />
        <span className="sr-only">{t('common.state.overdue')}: </span>
        <span className="truncate">{format.relative(day, now)}</span>
      </span>
    );
  }
  if (row.isDueSoon) {
    return (
      <span className="flex min-w-0 items-center gap-1.5 font-bold text-warning">
        <Clock3 aria-hidden size={15} className="shrink-0" />
        <span className="sr-only">{t('common.state.dueSoon')}: </span>
        <span className="truncate">{format.relative(day, now)}</span>
      </span>
    );
  }
  return <span className="truncate">{isNarrow ? format.shortDate(row.dueAt) : format.calendarDay(row.dueAt)}</span>;
}

/** The calendar day of an instant where the reader is, `YYYY-MM-DD`. */
export function localDay(instant: string | number | Date): string {
  const date = new Date(instant);
  const month = String(date.getMonth() + 1).padStart(2, '0');
  return `${date.getFullYear()}-${month}-${String(date.getDate()).padStart(2, '0')}`;
}
