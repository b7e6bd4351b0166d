/** libsodium through `sodium-native`. Reached through `loadSodium` in sodium.ts only. */
import type SodiumNative from 'sodium-native';
import { AppError } from '../../preload/contract/errors.ts';
import { hkdfSha256 } from './hkdf.ts';
import { loadOutsidePackage } from './outside-package.ts';
import {
  chachaNonceBytes,
  keyBytes,
  largestSubkeyId,
  ownBytes,
  requireLength,
  requireRange,
  saltBytes,
  signSecretBytes,
  signatureBytes,
  tagBytes,
  xchachaNonceBytes,
} from './sizes.ts';
import type { Sodium } from './sodium.ts';

const hmacBlockBytes = 64;

/** Loads the addon; rejects where there is no binary for this system. */
export async function createNativeSodium(): Promise<Sodium> {
  const native = loadOutsidePackage('sodium-native') as typeof SodiumNative;

  // Kept between calls and wiped after each: a header takes a dozen HMACs, and calls and allocations would dominate.
  const hmacScratch = ownBytes(1024);

  const memzero: Sodium['memzero'] = (...buffers) => {
    for (const buffer of buffers) if (buffer.length > 0) native.sodium_memzero(buffer);
  };

  const sha256: Sodium['sha256'] = (data) => {
    const output = ownBytes(keyBytes);
    native.crypto_hash_sha256(output, data);
    return output;
  };

  // The addon has no HMAC-SHA-256, so it is put together from its SHA-256 (RFC 2104).
  const hmacSha256: Sodium['hmacSha256'] = (key, ...parts) => {
    const shortKey = key.length > hmacBlockBytes ? sha256(key) : key;
    const innerBytes = parts.reduce((sum, part) => sum + part.length, hmacBlockBytes);
    const scratch = innerBytes <= hmacScratch.length ? hmacScratch : ownBytes(innerBytes);
    const output = ownBytes(keyBytes);

    scratch.fill(0x36, 0, hmacBlockBytes);
    for (let at = 0; at < shortKey.length; at++) scratch[at] = (shortKey[at] ?? 0) ^ 0x36;
    let filled = hmacBlockBytes;
    for (const part of parts) {
      scratch.set(part, filled);
      filled += part.length;
    }
    native.crypto_hash_sha256(output, scratch.subarray(0, innerBytes));

    for (let at = 0; at < hmacBlockBytes; at++) scratch[at] = (scratch[at] ?? 0) ^ 0x36 ^ 0x5c;
    scratch.set(output, hmacBlockBytes);
    native.crypto_hash_sha256(output, scratch.subarray(0, hmacBlockBytes + keyBytes));

    scratch.fill(0, 0, Math.max(innerBytes, hmacBlockBytes + keyBytes));
    if (shortKey !== key) memzero(shortKey);
    return output;
  };

  return {
    backend: 'native',
    memzero,
    sha256,
    hmacSha256,

    randomBytes(length) {
      const output = ownBytes(length);
      if (length > 0) native.randombytes_buf(output);
      return output;
    },

    equal: (a, b) => a.length === b.length && (a.length === 0 || native.sodium_memcmp(a, b)),

    x25519Public(secret) {
      requireLength('secret', secret, keyBytes);
      const output = ownBytes(keyBytes);
      native.crypto_scalarmult_base(output, secret);
      return output;
    },

    x25519(secret, publicKey) {
      requireLength('secret', secret, keyBytes);
      requireLength('public key', publicKey, keyBytes);
      const output = ownBytes(keyBytes);
      try {
        native.crypto_scalarmult(output, secret, publicKey);
      } catch (cause) {
        throw new AppError('crypto/weak-public-key', {}, { cause });
      }
      return output;
    },

    chachaSeal(into, plaintext, nonce12, key, additional) {
      requireLength('output', into, plaintext.length + tagBytes);
      requireLength('nonce', nonce12, chachaNonceBytes);
      requireLength('key', key, keyBytes);
      native.crypto_aead_chacha20poly1305_ietf_encrypt(into, plaintext, additional ?? null, null, nonce12, key);
    },

    chachaOpen(into, ciphertext, nonce12, key, additional) {
      requireLength('nonce', nonce12, chachaNonceBytes);
      requireLength('key', key, keyBytes);
      if (ciphertext.length < tagBytes) return false;
      requireLength('output', into, ciphertext.length - tagBytes);
      try {
        native.crypto_aead_chacha20poly1305_ietf_decrypt(into, null, ciphertext, additional ?? null, nonce12, key);
        return true;
      } catch {
        into.fill(0);
        return false;
      }
    },

    xchachaSeal(plaintext, additional, nonce24, key) {
      requireLength('nonce', nonce24, xchachaNonceBytes);
      requireLength('key', key, keyBytes);
      const output = ownBytes(plaintext.length + tagBytes);
      native.crypto_aead_xchacha20poly1305_ietf_encrypt(output, plaintext, additional, null, nonce24, key);
      return output;
    },

    xchachaOpen(ciphertext, additional, nonce24, key) {
      requireLength('nonce', nonce24, xchachaNonceBytes);
      requireLength('key', key, keyBytes);
      if (ciphertext.length < tagBytes) return null;
      const output = ownBytes(ciphertext.length - tagBytes);
      try {
        native.crypto_aead_xchacha20poly1305_ietf_decrypt(output, null, ciphertext, additional, nonce24, key);
        return output;
      } catch {
        return null;
      }
    },

    hkdfSha256: (ikm, salt, info, length) => hkdfSha256({ hmacSha256, memzero }, ikm, salt, info, length),

    blake2b(data, key = null, length = keyBytes) {
      requireRange('BLAKE2b length', length, 16, 64);
      const output = ownBytes(length);
      if (key === null) native.crypto_generichash(output, data);
      else native.crypto_generichash(output, data, key);
      return output;
    },

    deriveKey(master, subkeyId, context8, length) {
      requireLength('master key', master, keyBytes);
      const context = new TextEncoder().encode(context8);
      requireLength('context', context, 8);
      requireRange('subkey length', length, 16, 64);
      requireRange('subkey id', subkeyId, 0, largestSubkeyId);
      const output = ownBytes(length);
      native.crypto_kdf_derive_from_key(output, subkeyId, context, master);
      return output;
    },

    argon2id({ passphrase, salt, opsLimit, memLimitBytes, length }) {
      requireLength('salt', salt, saltBytes);
      requireRange('Argon2id length', length, 16, 1024);
      const output = ownBytes(length);
      native.crypto_pwhash(output, passphrase, salt, opsLimit, memLimitBytes, native.crypto_pwhash_ALG_ARGON2ID13);
      return output;
    },

    signKeypair(seed) {
      const ownSeed = seed ?? ownBytes(keyBytes);
      if (seed === undefined) native.randombytes_buf(ownSeed);
      requireLength('seed', ownSeed, keyBytes);
      const publicKey = ownBytes(keyBytes);
      const secretKey = ownBytes(signSecretBytes);
      native.crypto_sign_seed_keypair(publicKey, secretKey, ownSeed);
      if (seed === undefined) memzero(ownSeed);
      return { publicKey, secretKey };
    },

    sign(message, secretKey) {
      requireLength('signing key', secretKey, signSecretBytes);
      const output = ownBytes(signatureBytes);
      native.crypto_sign_detached(output, message, secretKey);
      return output;
    },

    verify(signature, message, publicKey) {
      // The addon reads the first 64 bytes of a longer signature and would call it good.
      if (signature.length !== signatureBytes || publicKey.length !== keyBytes) return false;
      return native.crypto_sign_verify_detached(signature, message, publicKey);
    },
  };
}
