/** Strict hex and base64, and UTF-8. Everybody in main may use it. */

const textEncoder = new TextEncoder();

/** The UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array {
  return textEncoder.encode(text);
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  return bufferOf(bytes).toString('hex');
}

/** The bytes of lower-case hex, or `null` if it is anything else. */
export function fromHex(text: string): Uint8Array | null {
  return /^(?:[0-9a-f]{2})*$/.test(text) ? new Uint8Array(Buffer.from(text, 'hex')) : null;
}

/** Standard base64 (RFC 4648 §4) without padding, on one line. */
export function toBase64(bytes: Uint8Array): string {
  const padded = bufferOf(bytes).toString('base64');
  const end = padded.indexOf('=');
  return end === -1 ? padded : padded.slice(0, end);
}

/** The bytes of canonical, unpadded base64, or `null`: one value has one spelling. */
export function fromBase64(text: string): Uint8Array | null {
  const decoded = Buffer.from(text, 'base64');
  // Node skips what it does not know and takes URL-safe characters too; writing it again shows that.
  return toBase64(decoded) === text ? new Uint8Array(decoded) : null;
}

/** Reads bytes as one character each (ISO 8859-1), so that nothing is lost or normalised. */
export function latin1(bytes: Uint8Array): string {
  return bufferOf(bytes).toString('latin1');
}
