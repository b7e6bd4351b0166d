/** libsodium as WebAssembly, for systems without a native binary. Reached through `loadSodium` in sodium.ts only. */
import { webcrypto } from 'node:crypto';
import type LibsodiumWrappers from 'libsodium-wrappers-sumo';
import { AppError } from '../../preload/contract/errors.ts';
import { hkdfSha256 } from './hkdf.ts';
import { loadOutsidePackage } from './outside-package.ts';
import {
  chachaNonceBytes,
  keyBytes,
  largestSubkeyId,
  requireLength,
  requireRange,
  saltBytes,
  signSecretBytes,
  signatureBytes,
  tagBytes,
  xchachaNonceBytes,
} from './sizes.ts';
import type { Sodium } from './sodium.ts';

/** Loads and starts the module. It copies what it works on into its own memory, so it is slower and wipes less. */
export async function createWasmSodium(): Promise<Sodium> {
  // Node 18, which older Electrons carry, has no global Web Crypto, and the module takes its randomness from there.
  if (!('crypto' in globalThis)) Object.defineProperty(globalThis, 'crypto', { value: webcrypto });
  const wasm = loadOutsidePackage('libsodium-wrappers-sumo') as typeof LibsodiumWrappers;
  await wasm.ready;

  const memzero: Sodium['memzero'] = (...buffers) => {
    for (const buffer of buffers) wasm.memzero(buffer);
  };

  const hmacSha256: Sodium['hmacSha256'] = (key, ...parts) => {
    const state = wasm.crypto_auth_hmacsha256_init(key);
    for (const part of parts) if (part.length > 0) wasm.crypto_auth_hmacsha256_update(state, part);
    return wasm.crypto_auth_hmacsha256_final(state);
  };

  return {
    backend: 'wasm',
    memzero,
    hmacSha256,
    randomBytes: (length) => (length === 0 ? new Uint8Array(0) : wasm.randombytes_buf(length)),
    equal: (a, b) => a.length === b.length && wasm.memcmp(a, b),
    sha256: (data) => wasm.crypto_hash_sha256(data),

    x25519Public(secret) {
      requireLength('secret', secret, keyBytes);
      return wasm.crypto_scalarmult_base(secret);
    },

    x25519(secret, publicKey) {
      requireLength('secret', secret, keyBytes);
      requireLength('public key', publicKey, keyBytes);
      try {
        return wasm.crypto_scalarmult(secret, publicKey);
      } catch (cause) {
        throw new AppError('crypto/weak-public-key', {}, { cause });
      }
    },

    chachaSeal(into, plaintext, nonce12, key, additional) {
      requireLength('output', into, plaintext.length + tagBytes);
      requireLength('nonce', nonce12, chachaNonceBytes);
      requireLength('key', key, keyBytes);
      into.set(wasm.crypto_aead_chacha20poly1305_ietf_encrypt(plaintext, additional ?? null, null, nonce12, key));
    },

    chachaOpen(into, ciphertext, nonce12, key, additional) {
      requireLength('nonce', nonce12, chachaNonceBytes);
      requireLength('key', key, keyBytes);
      if (ciphertext.length < tagBytes) return false;
      requireLength('output', into, ciphertext.length - tagBytes);
      try {
        const plaintext = wasm.crypto_aead_chacha20poly1305_ietf_decrypt(
          null,
          ciphertext,
          additional ?? null,
          nonce12,
          key,
        );
        into.set(plaintext);
        wasm.memzero(plaintext);
        return true;
      } catch {
        into.fill(0);
        return false;
      }
    },

    xchachaSeal(plaintext, additional, nonce24, key) {
      requireLength('nonce', nonce24, xchachaNonceBytes);
      requireLength('key', key, keyBytes);
      return wasm.crypto_aead_xchacha20poly1305_ietf_encrypt(plaintext, additional, null, nonce24, key);
    },

    xchachaOpen(ciphertext, additional, nonce24, key) {
      requireLength('nonce', nonce24, xchachaNonceBytes);
      requireLength('key', key, keyBytes);
      if (ciphertext.length < tagBytes) return null;
      try {
        return wasm.crypto_aead_xchacha20poly1305_ietf_decrypt(null, ciphertext, additional, nonce24, key);
      } catch {
        return null;
      }
    },

    hkdfSha256: (ikm, salt, info, length) => hkdfSha256({ hmacSha256, memzero }, ikm, salt, info, length),

    blake2b(data, key = null, length = keyBytes) {
      requireRange('BLAKE2b length', length, 16, 64);
      return wasm.crypto_generichash(length, data, key);
    },

    deriveKey(master, subkeyId, context8, length) {
      requireLength('master key', master, keyBytes);
      requireLength('context', new TextEncoder().encode(context8), 8);
      requireRange('subkey length', length, 16, 64);
      requireRange('subkey id', subkeyId, 0, largestSubkeyId);
      return wasm.crypto_kdf_derive_from_key(length, subkeyId, context8, master);
    },

    argon2id({ passphrase, salt, opsLimit, memLimitBytes, length }) {
      requireLength('salt', salt, saltBytes);
      requireRange('Argon2id length', length, 16, 1024);
      const algorithm = wasm.crypto_pwhash_ALG_ARGON2ID13;
      return wasm.crypto_pwhash(length, passphrase, salt, opsLimit, memLimitBytes, algorithm);
    },

    signKeypair(seed) {
      if (seed !== undefined) requireLength('seed', seed, keyBytes);
      const pair = seed === undefined ? wasm.crypto_sign_keypair() : wasm.crypto_sign_seed_keypair(seed);
      return { publicKey: pair.publicKey, secretKey: pair.privateKey };
    },

    sign(message, secretKey) {
      requireLength('signing key', secretKey, signSecretBytes);
      return wasm.crypto_sign_detached(message, secretKey);
    },

    verify(signature, message, publicKey) {
      if (signature.length !== signatureBytes || publicKey.length !== keyBytes) return false;
      return wasm.crypto_sign_verify_detached(signature, message, publicKey);
    },
  };
}
