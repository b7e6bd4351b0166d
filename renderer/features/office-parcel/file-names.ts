/** Names proposed for files the office hands out. The administrator may change them in the save dialog. */

/** Characters that some file system refuses, and control characters. */
const refused = /[\\/:*?"<>|\p{Cc}]/gu;

/** A person's or office's name as a part of a file name; never empty, at most 60 characters. */
export function namePart(name: string): string {
  const cleaned = [...name.normalize('NFC').replaceAll(refused, '_').trim()].slice(0, 60).join('');
  return cleaned.replace(/[. ]+$/u, '') || '_';
}

/** `20261122`, by the calendar where the reader is. */
export function datePart(now: Date): string {
  const month = String(now.getMonth() + 1).padStart(2, '0');
  return `${now.getFullYear()}${month}${String(now.getDate()).padStart(2, '0')}`;
}
