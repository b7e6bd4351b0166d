/** Fingerprints to read aloud. */
import { expect, it } from 'vitest';
import { utf8 } from '../../../main/crypto/encoding.ts';
import { fingerprintOf } from '../../../main/crypto/fingerprint.ts';
import { loadSodium } from '../../../main/crypto/sodium.ts';

const [native, wasm] = await Promise.all([loadSodium('native'), loadSodium('wasm')]);

it('is six groups of four digits and stays the same from version to version', () => {
  const groups = fingerprintOf(native, utf8('device'), utf8('office'));
  expect(groups.every((group) => /^\d{4}$/.test(group))).toBe(true);
  expect(groups.join(' ')).toBe('7323 3498 7051 3440 4382 7697');
  expect(fingerprintOf(wasm, utf8('device'), utf8('office'))).toEqual(groups);
});

it('changes with every value, their order and where one ends', () => {
  const all = [
    fingerprintOf(native, utf8('ab'), utf8('c')),
    fingerprintOf(native, utf8('a'), utf8('bc')),
    fingerprintOf(native, utf8('c'), utf8('ab')),
    fingerprintOf(native, utf8('abc')),
    fingerprintOf(native, utf8('abc'), utf8('')),
    fingerprintOf(native),
  ].map((groups) => groups.join(''));
  expect(new Set(all).size).toBe(all.length);
});

it('uses leading zeros, too', () => {
  const groups = Array.from({ length: 200 }, (_, index) => fingerprintOf(native, Uint8Array.of(index))).flat();
  expect(groups.some((group) => group.startsWith('0'))).toBe(true);
  expect(new Set(groups).size).toBeGreaterThan(1000);
});
