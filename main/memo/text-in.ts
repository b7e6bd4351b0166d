/** Reads UTF-8 where it lies: `Buffer.from(bytes)` would leave a copy in a pool that nobody wipes. For main/memo. */
export function textIn({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
}
