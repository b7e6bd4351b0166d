/** Cuts a file that is too long for one view into parts that begin and end with whole lines. Pure; for the parts view. */
import type { EncodingName } from './encodings.ts';

export const partBytes = 1024 * 1024;
/** How far behind a part's nominal border its last line may reach. */
export const slackBytes = 64 * 1024;

export function partCount(sizeBytes: number): number {
  return Math.max(1, Math.ceil(sizeBytes / partBytes));
}

/** What to read for a part, counted from 0. */
export function partRange(part: number): { offset: number; length: number } {
  return { offset: part * partBytes, length: partBytes + slackBytes };
}

/** The part's own bytes out of what `partRange` named: neighbouring parts meet exactly, whatever the lines are. */
export function cutPart(bytes: Uint8Array, part: number, encoding: EncodingName): Uint8Array {
  const start = part === 0 ? 0 : border(bytes, 0, encoding);
  const end = bytes.length <= partBytes ? bytes.length : border(bytes, partBytes, encoding);
  return bytes.subarray(Math.min(start, end), end);
}

/** Behind the first line end at or after `from`; without one near, the next place where a character can begin. */
function border(bytes: Uint8Array, from: number, encoding: EncodingName): number {
  const limit = Math.min(bytes.length, from + slackBytes);
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const step = isWide ? 2 : 1;
  for (let at = from; at + step <= limit; at += step) {
    const unit = !isWide ? bytes[at] : encoding === 'utf-16le' ? word(bytes, at + 1, at) : word(bytes, at, at + 1);
    if (unit === 0x0a) return at + step;
  }
  let at = from;
  if (encoding === 'utf-8') while (at < limit && ((bytes[at] ?? 0) & 0xc0) === 0x80) at += 1;
  return at;
}

function word(bytes: Uint8Array, high: number, low: number): number {
  return (bytes[high] ?? 0) * 256 + (bytes[low] ?? 0);
}
