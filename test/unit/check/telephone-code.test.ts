import { beforeAll, describe, expect, it } from 'vitest';
import {
  checkTelephoneCode,
  codeDelaySeconds,
  makeTelephoneCode,
  nextCodeAt,
  telephoneKey,
  type CodeSubject,
} from '../../../main/check/check.ts';
import { loadSodium, type Sodium } from '../../../main/crypto/sodium.ts';

let sodium: Sodium;
let key: Uint8Array;
const ids = {
  deviceId: '3f0e9d5c-8f3b-4c53-9c3e-0f6f3d1f2a11',
  officeId: '3f0e9d5c-8f3b-4c53-9c3e-0f6f3d1f2a12',
};
const subject: CodeSubject = { deviceId: ids.deviceId, check: 'definitions', day: '2026-11-22' };

beforeAll(async () => {
  sodium = await loadSodium();
  key = new Uint8Array(32).fill(7);
});
const verdict = (typed: string, over: Partial<CodeSubject> = {}) =>
  checkTelephoneCode(sodium, key, { ...subject, ...over }, typed);
/** Another code with a right check digit. */
const anotherCode = () => makeTelephoneCode(sodium, new Uint8Array(32).fill(8), subject);

describe('the code read over the telephone', () => {
  it('comes out the same on both sides, from what each has since the grant', () => {
    const [office, device] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    const atOffice = telephoneKey(sodium, office, sodium.x25519Public(device), ids);
    const atDevice = telephoneKey(sodium, device, sodium.x25519Public(office), ids);
    expect(atOffice).toEqual(atDevice);
    expect(checkTelephoneCode(sodium, atDevice, subject, makeTelephoneCode(sodium, atOffice, subject))).toBe('right');
    const elsewhere = telephoneKey(sodium, office, sodium.x25519Public(device), { ...ids, officeId: ids.deviceId });
    expect(elsewhere).not.toEqual(atOffice);
  });

  it('is the same on both back ends, and the one that stands here', async () => {
    const wasm = await loadSodium('wasm');
    expect(makeTelephoneCode(wasm, key, subject)).toBe(makeTelephoneCode(sodium, key, subject));
    expect(makeTelephoneCode(sodium, key, subject)).toMatch(/^\d{3} \d{3} \d{3}$/u);
  });

  it('is taken with blanks, hyphens and full-width digits', () => {
    const code = makeTelephoneCode(sodium, key, subject);
    const wide = code.replaceAll(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    for (const typed of [code, code.replaceAll(' ', ''), code.replaceAll(' ', '-'), ` ${wide} `]) {
      expect(verdict(typed)).toBe('right');
    }
  });

  it.each<[string, Partial<CodeSubject>]>([
    ['another device', { deviceId: ids.officeId }],
    ['another check', { check: 'antivirus' }],
    ['another day', { day: '2026-11-23' }],
  ])('is wrong for %s', (_, over) => {
    expect(verdict(makeTelephoneCode(sodium, key, subject), over)).toBe('wrong');
  });

  it('is wrong under another key', () => {
    expect(verdict(anotherCode())).toBe('wrong');
  });

  it('tells every single misheard digit and every swapped pair from a wrong code', () => {
    const digits = makeTelephoneCode(sodium, key, subject).replaceAll(' ', '');
    for (let at = 0; at < digits.length; at += 1) {
      for (let other = 0; other < 10; other += 1) {
        const typed = digits.slice(0, at) + String(other) + digits.slice(at + 1);
        expect(verdict(typed)).toBe(typed === digits ? 'right' : 'mistyped');
      }
      const swapped = digits.slice(0, at) + (digits[at + 1] ?? '') + (digits[at] ?? '') + digits.slice(at + 2);
      if (swapped !== digits) expect(verdict(swapped)).toBe('mistyped');
    }
  });

  it.each(['', '12345678', '1234567890', 'abc def ghi', '１２３', '-1 234 567 8', '1e8', '\u0000'])(
    'is mistyped when it is %j',
    (typed) => {
      expect(verdict(typed)).toBe('mistyped');
    },
  );

  it('does not favour any first digit', () => {
    const counts = Array.from({ length: 10 }, () => 0);
    for (let day = 0; day < 2000; day += 1) {
      const first = Number(makeTelephoneCode(sodium, key, { ...subject, day: String(day) }).charAt(0));
      counts[first] = (counts[first] ?? 0) + 1;
    }
    for (const count of counts) expect(count).toBeGreaterThan(130);
  });
});

describe('wrong codes', () => {
  it('slow down: three free ones, then 30 s, doubling up to an hour', () => {
    expect([0, 1, 2, 3, 4, 5, 9, 10, 11, 1000].map((wrong) => codeDelaySeconds(wrong))).toEqual([
      0, 0, 0, 30, 60, 120, 1920, 3600, 3600, 3600,
    ]);
  });

  it('leave some thirty tries a day', () => {
    let [wrong, now] = [0, 0];
    const day = 24 * 60 * 60 * 1000;
    for (;;) {
      const next = nextCodeAt({ wrong, lastAt: now }, now);
      if (next !== null) now = next;
      if (now >= day) break;
      wrong += 1;
    }
    expect(wrong).toBeLessThan(40);
  });

  it('wait neither shorter nor longer for a clock that was set back', () => {
    const tries = { wrong: 5, lastAt: 1_000_000 };
    expect(nextCodeAt(tries, 1_000_000)).toBe(1_120_000);
    expect(nextCodeAt(tries, 500_000)).toBe(620_000);
    expect(nextCodeAt(tries, 1_120_000)).toBeNull();
  });
});
