/** The calendar day where the device is, as exceptions and records are limited to it. Through check.ts for others. */

/** `YYYY-MM-DD` in the time zone of this process. */
export function localDay(milliseconds: number): string {
  const date = new Date(milliseconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
