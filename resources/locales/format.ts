/** Dates, sizes and numbers as people read them, without React: for the renderer, the shell and the command line. */

import type { Locale } from './messages.ts';

/** A moment: ISO 8601 text, milliseconds since 1970, or a `Date`. A bare `YYYY-MM-DD` is that calendar day where the reader is. */
export type Moment = string | number | Date;

export interface Formatter {
  /** `2026年11月22日(日)` / `22 Nov 2026`. */
  date(value: Moment): string;
  /** `2026年11月22日` / `22 Nov 2026`: for columns. */
  calendarDay(value: Moment): string;
  /** `2026年11月22日(日) 14:05` / `22 Nov 2026, 14:05`. */
  dateTime(value: Moment): string;
  /** `11月22日(日)` / `22 Nov`: for lists, where the year is plain. */
  shortDate(value: Moment): string;
  /** `11/22 14:05` / `22 Nov, 14:05`: for narrow columns, where the year is plain. */
  shortDateTime(value: Moment): string;
  /** `14:05`. */
  time(value: Moment): string;
  /** Distance from `now` in the largest fitting unit: `3 日後` / `in 3 days`; a bare day never in hours. */
  relative(value: Moment, now: Moment): string;
  /** Length of a time in at most two units: `1時間5分` / `1 h 5 min`. */
  duration(milliseconds: number): string;
  /** `1.4 MB`, counted in 1024s as file managers on office desktops do. */
  bytes(sizeBytes: number): string;
  number(value: number): string;
  /** A share of 1 as a whole percentage: `42%`. */
  percent(share: number): string;
  /** Names in a row: `A、B、C` / `A, B and C`. */
  list(items: readonly string[]): string;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Makes the formatter for one locale. `timeZone` (IANA) defaults to the machine's own. */
export function createFormatter(locale: Locale, timeZone?: string): Formatter {
  const zone = timeZone === undefined ? {} : { timeZone };
  const tag = locale === 'ja' ? 'ja-JP' : 'en-GB';
  const parts = new Intl.DateTimeFormat('en-GB', { ...zone, ...numericParts });
  const weekday = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', weekday: 'short' });
  const numbers = new Intl.NumberFormat(tag);
  const oneDecimal = new Intl.NumberFormat(tag, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const percents = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  const relatives = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const lists = new Intl.ListFormat(tag, { type: 'conjunction', style: 'long' });

  // Put together by hand: the exact separators differ between the ICU of Node and that of Chrome.
  const fields = (value: Moment) => {
    const calendarDay = bareDay(value);
    const found = new Map(parts.formatToParts(calendarDay ?? toDate(value)).map((part) => [part.type, part.value]));
    const year = calendarDay?.getUTCFullYear() ?? Number(found.get('year'));
    const month = calendarDay ? calendarDay.getUTCMonth() + 1 : Number(found.get('month'));
    const dayOfMonth = calendarDay?.getUTCDate() ?? Number(found.get('day'));
    const utcDay = Date.UTC(year, month - 1, dayOfMonth);
    return {
      year,
      month,
      monthName: englishMonths[month - 1] ?? '',
      dayOfMonth,
      dayNumber: utcDay / day,
      time: calendarDay ? '00:00' : `${found.get('hour') ?? ''}:${found.get('minute') ?? ''}`,
      weekday: weekday.format(utcDay),
    };
  };
  const date = (value: Moment) => {
    const f = fields(value);
    return locale === 'ja'
      ? `${f.year}年${f.month}月${f.dayOfMonth}日(${f.weekday})`
      : `${f.dayOfMonth} ${f.monthName} ${f.year}`;
  };

  return {
    date,
    calendarDay: (value) => date(value).replace(/\([^)]*\)$/u, ''),
    dateTime: (value) => `${date(value)}${locale === 'ja' ? ' ' : ', '}${fields(value).time}`,
    shortDate: (value) => {
      const f = fields(value);
      return locale === 'ja' ? `${f.month}月${f.dayOfMonth}日(${f.weekday})` : `${f.dayOfMonth} ${f.monthName}`;
    },
    shortDateTime: (value) => {
      const f = fields(value);
      return locale === 'ja' ? `${f.month}/${f.dayOfMonth} ${f.time}` : `${f.dayOfMonth} ${f.monthName}, ${f.time}`;
    },
    time: (value) => fields(value).time,
    relative: (value, now) => {
      const distance = toDate(value).getTime() - toDate(now).getTime();
      const size = Math.abs(distance);
      if (!bareDay(value) && size < day) {
        return size < hour
          ? relatives.format(Math.round(distance / minute), 'minute')
          : relatives.format(Math.round(distance / hour), 'hour');
      }
      // By the calendar, as people count: from Sunday afternoon, Wednesday is three days away.
      const days = fields(value).dayNumber - fields(now).dayNumber;
      return Math.abs(days) < 60 ? relatives.format(days, 'day') : relatives.format(Math.round(days / 30.44), 'month');
    },
    duration: (milliseconds) => duration(locale, milliseconds),
    bytes: (sizeBytes) => {
      if (sizeBytes < 1024) return `${numbers.format(sizeBytes)} B`;
      let value = sizeBytes / 1024;
      let unit = 0;
      // 1023.95 would be printed as 1,024.0 of this unit.
      while (value >= 1023.95 && unit < sizeUnits.length - 1) {
        value /= 1024;
        unit += 1;
      }
      return `${value < 99.95 ? oneDecimal.format(value) : numbers.format(Math.round(value))} ${sizeUnits[unit] ?? ''}`;
    },
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    list: (items) => lists.format(items),
  };
}

const sizeUnits = ['KB', 'MB', 'GB', 'TB'];
const numericParts = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const durationUnits = {
  ja: { day: '日', hour: '時間', minute: '分', second: '秒', gap: '', between: '' },
  en: { day: 'd', hour: 'h', minute: 'min', second: 's', gap: ' ', between: ' ' },
} as const;

function duration(locale: Locale, milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const amounts = [
    ['day', Math.floor(seconds / 86_400)],
    ['hour', Math.floor((seconds % 86_400) / 3600)],
    ['minute', Math.floor((seconds % 3600) / 60)],
    ['second', seconds % 60],
  ] as const;
  const first = amounts.findIndex(([, amount]) => amount > 0);
  const shown = first === -1 ? amounts.slice(3) : amounts.slice(first, first + 2).filter(([, amount]) => amount > 0);
  const words = durationUnits[locale];
  return shown.map(([unit, amount]) => `${amount}${words.gap}${words[unit]}`).join(words.between);
}

/** The day as midnight UTC where the value is a bare `YYYY-MM-DD`, else `null`. */
function bareDay(value: Moment): Date | null {
  const found = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/u.exec(value) : null;
  return found ? new Date(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3]))) : null;
}

function toDate(value: Moment): Date {
  return bareDay(value) ?? new Date(value);
}
