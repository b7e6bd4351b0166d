/**
 * The code that the office reads over the telephone so that a worker whom a check blocks can go on for this day (docs/FORMAT.md
 * §10.2). Nine digits: eight of a MAC under a key that both sides have since the grant, and a check digit. Pure; for the engine and
 * the office.
 */
import type { CheckId } from '../../preload/contract/check-policy.ts';
import { utf8 } from '../crypto/encoding.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { canonicalJson } from '../vault/canonical-json.ts';

/** What a code is good for, and nothing else. */
export interface CodeSubject {
  readonly deviceId: string;
  readonly check: CheckId;
  /** Local day at the device, `YYYY-MM-DD`. */
  readonly day: string;
}

export type CodeVerdict =
  | 'right'
  | 'wrong'
  /** Not a code at all, or misheard by one digit: it was not compared and does not count as a try. */
  | 'mistyped';

const keyWords = 'mochidashi telephone key 1';
const codeWords = 'mochidashi telephone code 1\n';
const macDigits = 8;

/**
 * The key for one device's codes, 32 bytes: made from the parcel keys of office and device, which both know since enrolment and
 * grant. `ownSecret` (32 bytes) is the own half, `otherPublicKey` the other's; both sides get the same. Throws
 * `crypto/weak-public-key`.
 */
export function telephoneKey(
  sodium: Sodium,
  ownSecret: Uint8Array,
  otherPublicKey: Uint8Array,
  { deviceId, officeId }: { readonly deviceId: string; readonly officeId: string },
): Uint8Array {
  const shared = sodium.x25519(ownSecret, otherPublicKey);
  const key = sodium.blake2b(utf8(`${keyWords}\n${canonicalJson({ deviceId, officeId })}`), shared, 32);
  sodium.memzero(shared);
  return key;
}

/** The code for one device, one check and one day: `123 456 789`. */
export function makeTelephoneCode(sodium: Sodium, key: Uint8Array, { deviceId, check, day }: CodeSubject): string {
  const mac = sodium.blake2b(utf8(codeWords + canonicalJson({ check, day, deviceId })), key, 32);
  // 64 bits modulo 10^8: no digit is noticeably likelier than another.
  const number = new DataView(mac.buffer, mac.byteOffset, 8).getBigUint64(0) % 10n ** BigInt(macDigits);
  const digits = number.toString().padStart(macDigits, '0');
  return (digits + checkDigit(digits)).replaceAll(/(\d{3})(?=\d)/gu, '$1 ');
}

/** Compares what was typed, with or without blanks and hyphens, also in full-width digits. */
export function checkTelephoneCode(sodium: Sodium, key: Uint8Array, subject: CodeSubject, typed: string): CodeVerdict {
  const digits = typed.normalize('NFKC').replaceAll(/[\s-]/gu, '');
  if (!/^\d{9}$/u.test(digits) || checkDigit(digits.slice(0, macDigits)) !== digits.slice(macDigits)) return 'mistyped';
  const right = makeTelephoneCode(sodium, key, subject).replaceAll(' ', '');
  return sodium.equal(utf8(digits), utf8(right)) ? 'right' : 'wrong';
}

/** Wrong codes of one day; kept by whoever calls, where ending the app does not undo it. */
export interface CodeTries {
  readonly wrong: number;
  /** Milliseconds since 1970. */
  readonly lastAt: number;
}

const freeTries = 3;
const longestDelaySeconds = 3600;

/** Seconds to wait after so many wrong codes: none up to 3, then 30, 60, 120 … up to an hour. Some 30 tries a day of 10^8 codes. */
export function codeDelaySeconds(wrong: number): number {
  return wrong < freeTries ? 0 : Math.min(30 * 2 ** Math.min(wrong - freeTries, 16), longestDelaySeconds);
}

/** When the next code may be tried; `null`: now. A clock that was set back neither shortens the wait nor lengthens it. */
export function nextCodeAt({ wrong, lastAt }: CodeTries, now: number): number | null {
  const next = Math.min(lastAt, now) + codeDelaySeconds(wrong) * 1000;
  return next > now ? next : null;
}

/**
 * Damm's check digit: finds every single wrong digit and every two neighbours that changed places, which is what happens on the
 * telephone. The table is the quasigroup of order 10 of H. M. Damm's thesis (Marburg 2004).
 */
function checkDigit(digits: string): string {
  let row = 0;
  for (const digit of digits) row = Number(damm[row]?.[Number(digit)] ?? 0);
  return String(row);
}

const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const;
