/** A record that a device or an office signs by itself, outside of any parcel's manifest: Ed25519 over words of its own and canonical JSON. */
import { fromBase64, toBase64, utf8 } from '../crypto/encoding.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { canonicalJson } from '../vault/canonical-json.ts';

/** What stands before the JSON, so that a signature of one kind is none of another (docs/FORMAT.md §10.1). */
export const recordWords = { workSession: 'mochidashi work session 1\n' } as const;
export type RecordKind = keyof typeof recordWords;

/** The signature in base64; `secretKey` has 64 bytes. */
export function signRecord(sodium: Sodium, kind: RecordKind, value: unknown, secretKey: Uint8Array): string {
  return toBase64(sodium.sign(utf8(recordWords[kind] + canonicalJson(value)), secretKey));
}

/** Whether this key (32 bytes) signed exactly this value; false for a signature that is none. */
export function isRecordSigned(
  sodium: Sodium,
  kind: RecordKind,
  value: unknown,
  signature: string,
  publicKey: Uint8Array,
): boolean {
  const bytes = fromBase64(signature);
  return bytes !== null && sodium.verify(bytes, utf8(recordWords[kind] + canonicalJson(value)), publicKey);
}
