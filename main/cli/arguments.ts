/** Values as people write them on the command line, read strictly. Wrong ones are wrong usage (exit 2). */
import { InvalidArgumentError } from 'commander';
import { keychainOf, type Keychain } from '../vault/keychain.ts';

/** `30d`, `4w` or a bare number of days; 1 to 366. */
export function parseDays(text: string): number {
  const match = /^(?<count>\d{1,4})(?<unit>[dw]?)$/u.exec(text.trim());
  const days = Number(match?.groups?.['count'] ?? Number.NaN) * (match?.groups?.['unit'] === 'w' ? 7 : 1);
  if (!Number.isInteger(days) || days < 1 || days > 366) throw new InvalidArgumentError('1d … 366d');
  return days;
}

/** A calendar day `YYYY-MM-DD` that exists. */
export function parseDay(text: string): string {
  const day = text.trim();
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(day) ? Date.parse(`${day}T00:00:00.000Z`) : Number.NaN;
  // 2026-02-30 parses in some engines as 2 March; it must come back as it went in.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) {
    throw new InvalidArgumentError('YYYY-MM-DD');
  }
  return day;
}

/** 24 digits in six groups, with any blanks or hyphens between them. */
export function parseFingerprint(text: string): string[] {
  const digits = text.normalize('NFKC').replaceAll(/[\s-]/gu, '');
  if (!/^\d{24}$/u.test(digits)) throw new InvalidArgumentError('0000 0000 0000 0000 0000 0000');
  return digits.match(/\d{4}/gu) ?? [];
}

/** `system`, `none` or `file:PATH`. */
export function parseKeychain(text: string): Keychain {
  const keychain = keychainOf(text);
  if (keychain === null) throw new InvalidArgumentError('system | none | file:PATH');
  return keychain;
}
