/** Sizes of keys and tags in bytes, and the check for them. For main/crypto only. */

export const keyBytes = 32;
export const tagBytes = 16;
export const chachaNonceBytes = 12;
export const xchachaNonceBytes = 24;
export const saltBytes = 16;
export const signatureBytes = 64;
export const signSecretBytes = 64;
/** The largest subkey id both back ends take. */
export const largestSubkeyId = 0x7fffffff;

/** Throws `RangeError` unless the value has exactly so many bytes. A caller that lets this happen has a bug. */
export function requireLength(what: string, value: Uint8Array, bytes: number): void {
  if (value.length !== bytes) throw new RangeError(`${what} must have ${bytes} bytes, not ${value.length}`);
}

/** Throws `RangeError` unless the number is a whole one within both bounds. */
export function requireRange(what: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`${what} must be from ${least} to ${most}, not ${value}`);
  }
}

/**
 * New memory of its own: not from Node's shared pool and not on V8's heap, where the collector would move small arrays
 * and leave copies behind. So `memzero` reaches all there is. Not zeroed where it is large.
 */
export function ownBytes(length: number): Uint8Array {
  if (length <= 4096) return new Uint8Array(new ArrayBuffer(length));
  const buffer = Buffer.allocUnsafeSlow(length);
  return new Uint8Array(buffer.buffer, buffer.byteOffset, length);
}
