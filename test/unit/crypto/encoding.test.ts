/** Strict hex and base64: one value has one spelling. */
import { expect, it } from 'vitest';
import { fromBase64, fromHex, toBase64, toHex } from '../../../main/crypto/encoding.ts';

it.each([0, 1, 2, 3, 4, 32, 48, 49])('writes %i bytes as hex and base64 and reads them again', (length) => {
  const bytes = Uint8Array.from({ length }, (_, index) => 255 - index);
  expect(fromHex(toHex(bytes))).toEqual(bytes);
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  expect(toBase64(bytes)).not.toContain('=');
});

it.each(['QQ==', 'QR', 'Q', 'QUI\n', ' QUI', 'QU_-', 'QUI=', 'Ä', 'QU I'])('refuses %j as base64', (text) => {
  expect(fromBase64(text)).toBeNull();
});

it.each(['0', 'AB', '0g', ' 00', '00\n'])('refuses %j as hex', (text) => {
  expect(fromHex(text)).toBeNull();
});
