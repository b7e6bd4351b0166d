/**
 * The date of a ClamAV database as it stands in the database itself: the first 512 bytes of a `.cvd`, `.cld` or `.cud` are text,
 * `ClamAV-VDB:<build time>:<version>:<signatures>:…` (ClamAV documentation, "CVD file format"). For the collector on Linux.
 */
import { instantOfTime } from '../probe/ask.ts';

export interface ClamavDatabase {
  readonly builtAt: string;
  readonly version: string;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `null` where it is not the head of a database. */
export function readDatabaseHead(bytes: Uint8Array): ClamavDatabase | null {
  const head = new TextDecoder().decode(bytes.subarray(0, 512));
  const match = /^ClamAV-VDB:(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2})-(\d{2}) ([+-])(\d{2})(\d{2}):(\d{1,9}):/u.exec(
    head,
  );
  if (!match) return null;
  const [
    ,
    day = '',
    month = '',
    year = '',
    hour = '',
    minute = '',
    sign = '',
    offsetHours = '',
    offsetMinutes = '',
    version = '',
  ] = match;
  const monthIndex = months.indexOf(month);
  if (monthIndex === -1) return null;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === '-' ? -1 : 1);
  const time = Date.UTC(Number(year), monthIndex, Number(day), Number(hour), Number(minute) - offset);
  const builtAt = instantOfTime(time);
  return builtAt === null ? null : { builtAt, version };
}
