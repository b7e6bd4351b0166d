/** Groups due days into the bars of the plot: overdue, the next seven days, later, without a day. Pure. */
import { localDay } from '../office-takeout/local-day.ts';

export interface DueDay {
  /** Local `YYYY-MM-DD`; null without a due date. */
  readonly day: string | null;
  readonly files: number;
  readonly overdue: boolean;
}

export interface DueBar {
  /** `overdue`, a day, `later` or `none`. */
  readonly key: string;
  readonly files: number;
  readonly tone: 'danger' | 'warning' | 'accent' | 'neutral';
  readonly isToday: boolean;
}

const daysShown = 7;

/** No bars at all where nothing is out; else every one of the next seven days has its bar, with 0 where nothing is due. */
export function dueBars(days: readonly DueDay[], now: Date): readonly DueBar[] {
  if (days.every(({ files }) => files === 0)) return [];
  const coming = Array.from({ length: daysShown }, (_, index) => localDay(now, index));
  const sum = (matches: (day: DueDay) => boolean) =>
    days.filter(matches).reduce((total, { files }) => total + files, 0);
  const last = coming.at(-1) ?? '';
  const overdue = sum((day) => day.overdue);
  const later = sum((day) => !day.overdue && day.day !== null && day.day > last);
  const none = sum((day) => !day.overdue && day.day === null);
  const ends: DueBar[] = [];
  if (later > 0) ends.push({ key: 'later', files: later, tone: 'neutral', isToday: false });
  if (none > 0) ends.push({ key: 'none', files: none, tone: 'neutral', isToday: false });
  return [
    ...(overdue > 0 ? [{ key: 'overdue', files: overdue, tone: 'danger' as const, isToday: false }] : []),
    ...coming.map((key, index) => ({
      key,
      files: sum(({ day, overdue: isLate }) => !isLate && day === key),
      tone: 'accent' as const,
      isToday: index === 0,
    })),
    ...ends,
  ];
}
