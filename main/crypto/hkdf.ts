/** HKDF-SHA-256 (RFC 5869) over the HMAC of either back end. For main/crypto's back ends only. */
import { keyBytes, ownBytes, requireRange } from './sizes.ts';

interface HmacAndWipe {
  readonly hmacSha256: (key: Uint8Array, ...parts: Uint8Array[]) => Uint8Array;
  readonly memzero: (...buffers: Uint8Array[]) => void;
}

/** Extract with the salt (empty means 32 zero bytes), then expand to `length` bytes, at most 255 × 32. */
export function hkdfSha256(
  { hmacSha256, memzero }: HmacAndWipe,
  ikm: Uint8Array,
  salt: Uint8Array,
  info: Uint8Array,
  length: number,
): Uint8Array {
  requireRange('HKDF length', length, 1, 255 * keyBytes);
  const pseudoRandomKey = hmacSha256(salt, ikm);
  const output = ownBytes(length);
  let block: Uint8Array = new Uint8Array(0);
  for (let counter = 1, offset = 0; offset < length; counter++, offset += keyBytes) {
    const next = hmacSha256(pseudoRandomKey, block, info, Uint8Array.of(counter));
    memzero(block);
    block = next;
    output.set(block.subarray(0, length - offset), offset);
  }
  memzero(block, pseudoRandomKey);
  return output;
}
