/** Days until when a file may be out. For takeout and office. */
import { AppError } from '../../preload/contract/errors.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** The local day (`YYYY-MM-DD`) of an instant, in this machine's zone. */
export function localDay(at: number | string): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The local day so many days later. */
export function localDayAfter(at: number, days: number): string {
  const date = new Date(at);
  return localDay(new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime());
}

/** The last instant of a local day, in UTC. */
export function endOfLocalDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 23, 59, 59, 999).toISOString();
}

/** The due instant for a day somebody chose. Throws `takeout/due-in-past`, and `takeout/due-too-late` beyond the latest day. */
export function dueAtOf(dueOn: string, now: number, latestDueOn: string | null): string {
  if (dueOn < localDay(now)) throw new AppError('takeout/due-in-past');
  if (latestDueOn !== null && dueOn > latestDueOn) throw new AppError('takeout/due-too-late', { latest: latestDueOn });
  return endOfLocalDay(dueOn);
}
