/** Single-shot HPKE (RFC 9180, base mode, HKDF-SHA-256, ChaCha20-Poly1305) after the KEM has done its part. For main/crypto/age only. */
import { utf8 } from '../encoding.ts';
import { chachaNonceBytes, keyBytes } from '../sizes.ts';
import type { Sodium } from '../sodium.ts';

const version = utf8('HPKE-v1');
const nothing = new Uint8Array(0);
const baseMode = 0;

/** `HPKE` ‖ KEM ‖ KDF (HKDF-SHA-256) ‖ AEAD (ChaCha20-Poly1305), RFC 9180 §5.1. */
function suiteOf(kemId: number): Uint8Array {
  return Uint8Array.of(...utf8('HPKE'), kemId >>> 8, kemId & 0xff, 0, 1, 0, 3);
}

/**
 * Key and nonce for the one message of a context (RFC 9180 §5.1, sequence number 0). The caller wipes both.
 * `sharedSecret` is what the KEM gave, `info` what the application binds in.
 */
export function hpkeKey(
  sodium: Sodium,
  kemId: number,
  sharedSecret: Uint8Array,
  info: Uint8Array,
): { readonly key: Uint8Array; readonly nonce: Uint8Array } {
  const suite = suiteOf(kemId);
  const extract = (salt: Uint8Array, label: string, material: Uint8Array) =>
    sodium.hmacSha256(salt, version, suite, utf8(label), material);
  const secret = extract(sharedSecret, 'secret', nothing);
  const pskIdHash = extract(nothing, 'psk_id_hash', nothing);
  const infoHash = extract(nothing, 'info_hash', info);
  // No output here is longer than one block of the hash, so a single round is the whole of HKDF-Expand.
  const expand = (label: string, length: number) => {
    const size = Uint8Array.of(length >>> 8, length & 0xff);
    const context = [size, version, suite, utf8(label), Uint8Array.of(baseMode), pskIdHash, infoHash];
    return sodium.hmacSha256(secret, ...context, Uint8Array.of(1));
  };
  const key = expand('key', keyBytes);
  const nonce = expand('base_nonce', chachaNonceBytes).subarray(0, chachaNonceBytes);
  sodium.memzero(secret);
  return { key, nonce };
}
