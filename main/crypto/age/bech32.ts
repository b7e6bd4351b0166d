/** Bech32 (BIP 173) without its limit of 90 characters. For main/crypto/age only. */

const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const checksumWords = 6;

function polymod(words: readonly number[]): number {
  let checksum = 1;
  for (const word of words) {
    const top = checksum >>> 25;
    checksum = ((checksum & 0x1ffffff) << 5) ^ word;
    generators.forEach((generator, bit) => {
      if ((top >>> bit) & 1) checksum ^= generator;
    });
  }
  return checksum;
}

function expandPrefix(prefix: string): number[] {
  const codes = Array.from(prefix, (character) => character.charCodeAt(0));
  return [...codes.map((code) => code >>> 5), 0, ...codes.map((code) => code & 31)];
}

/** Regroups bits; `null` if bits are left over that are not zero padding. */
function regroup(values: Iterable<number>, from: number, to: number, pad: boolean): number[] | null {
  const output: number[] = [];
  const mask = (1 << to) - 1;
  let pending = 0;
  let bits = 0;
  for (const value of values) {
    pending = ((pending << from) | value) & 0xfff;
    bits += from;
    while (bits >= to) {
      bits -= to;
      output.push((pending >>> bits) & mask);
    }
  }
  const rest = (pending << (to - bits)) & mask;
  if (pad) {
    if (bits > 0) output.push(rest);
  } else if (bits >= from || rest !== 0) {
    return null;
  }
  return output;
}

/** The text in lower case. The prefix is lower case, too. */
export function encodeBech32(prefix: string, data: Uint8Array): string {
  const words = regroup(data, 8, 5, true) ?? [];
  const checksum = polymod([...expandPrefix(prefix), ...words, 0, 0, 0, 0, 0, 0]) ^ 1;
  for (let index = 0; index < checksumWords; index++) words.push((checksum >>> (5 * (5 - index))) & 31);
  return `${prefix}1${words.map((word) => alphabet.charAt(word)).join('')}`;
}

/** Prefix (in lower case) and data of an all-lower or all-upper text, or `null` if it is no good bech32. */
export function decodeBech32(text: string): { prefix: string; data: Uint8Array } | null {
  if (!/^[\x21-\x7e]+$/.test(text)) return null;
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) return null;
  const separator = lower.lastIndexOf('1');
  if (separator < 1) return null;
  const prefix = lower.slice(0, separator);
  const words = Array.from(lower.slice(separator + 1), (character) => alphabet.indexOf(character));
  if (words.length < checksumWords || words.includes(-1)) return null;
  if (polymod([...expandPrefix(prefix), ...words]) !== 1) return null;
  const data = regroup(words.slice(0, -checksumWords), 5, 8, false);
  return data === null ? null : { prefix, data: Uint8Array.from(data) };
}
