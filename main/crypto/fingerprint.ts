/** Short fingerprints that two people read to each other. Everybody in main may use it. */
import { utf8 } from './encoding.ts';
import type { Sodium } from './sodium.ts';

const domain = utf8('mochidashi fingerprint v1');
const groups = 6;
const digitsInGroup = 4;

/**
 * Six groups of four digits (80 bits) for these values in this order; each value's end counts, so moving bytes from
 * one to the next changes it. Digits are read aloud alike in Japanese and English.
 */
export function fingerprintOf(sodium: Sodium, ...parts: Uint8Array[]): string[] {
  const lengths = parts.flatMap(({ length }) => [length >>> 24, length >>> 16, length >>> 8, length]);
  const input = Buffer.concat([domain, Uint8Array.from([parts.length, ...lengths]), ...parts]);
  const digest = sodium.blake2b(input, null, 64);
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
  // Five bytes a group, so that the remainder's bias is under one in 10^8.
  return Array.from({ length: groups }, (_, index) => {
    const value = view.getUint8(5 * index) * 2 ** 32 + view.getUint32(5 * index + 1);
    return String(value % 10 ** digitsInGroup).padStart(digitsInGroup, '0');
  });
}
