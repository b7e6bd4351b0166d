/**
 * The few verbs of libsodium that this project uses, with two back ends behind them. Everybody in main may use it;
 * nobody else imports `sodium-native` or `libsodium-wrappers-sumo`.
 */

export interface Argon2idInput {
  readonly passphrase: Uint8Array;
  /** 16 bytes. */
  readonly salt: Uint8Array;
  /** Passes over the memory (`t`). */
  readonly opsLimit: number;
  readonly memLimitBytes: number;
  /** Bytes wanted, 16 or more. */
  readonly length: number;
}

export interface SignKeypair {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** 64 bytes: the seed, then the public key. */
  readonly secretKey: Uint8Array;
}

/**
 * All verbs are synchronous. A key, nonce or salt of a wrong length is a bug and throws `RangeError`; what an attacker
 * or a damaged disk can cause is a `false`, a `null` or an `AppError`, as said at each verb. Results are fresh
 * buffers of their own memory, never slices of a shared pool, so that `memzero` reaches all of them.
 */
export interface Sodium {
  readonly backend: 'native' | 'wasm';

  randomBytes(length: number): Uint8Array;
  /** Overwrites with zeros in a way that is not optimised away. */
  memzero(...buffers: Uint8Array[]): void;
  /** Compares in constant time; different lengths are simply unequal. */
  equal(a: Uint8Array, b: Uint8Array): boolean;

  /** The X25519 public key (32 bytes) of a secret (32 bytes). */
  x25519Public(secret: Uint8Array): Uint8Array;
  /** The shared secret, 32 bytes. Throws `crypto/weak-public-key` if it would be all zeros (point of low order). */
  x25519(secret: Uint8Array, publicKey: Uint8Array): Uint8Array;

  /**
   * ChaCha20-Poly1305 (RFC 8439); age uses it without additional data. `into` has `plaintext.length + 16` bytes, may be a view of
   * a larger buffer, and must not overlap the plaintext.
   */
  chachaSeal(
    into: Uint8Array,
    plaintext: Uint8Array,
    nonce12: Uint8Array,
    key: Uint8Array,
    additional?: Uint8Array,
  ): void;
  /**
   * Returns `false` if the tag does not fit (also for fewer than 16 bytes); `into` then holds no plaintext. `into` has
   * `ciphertext.length - 16` bytes and must not overlap the ciphertext.
   */
  chachaOpen(
    into: Uint8Array,
    ciphertext: Uint8Array,
    nonce12: Uint8Array,
    key: Uint8Array,
    additional?: Uint8Array,
  ): boolean;

  /** XChaCha20-Poly1305 with additional data; the tag (16 bytes) is at the end. */
  xchachaSeal(plaintext: Uint8Array, additional: Uint8Array, nonce24: Uint8Array, key: Uint8Array): Uint8Array;
  /** `null` if the tag does not fit. */
  xchachaOpen(ciphertext: Uint8Array, additional: Uint8Array, nonce24: Uint8Array, key: Uint8Array): Uint8Array | null;

  /** SHA-256, 32 bytes. For what is in memory; use `createHash` of `node:crypto` for the content of large files. */
  sha256(data: Uint8Array): Uint8Array;
  /** HMAC-SHA-256 of the parts, one after the other; a key of any length. */
  hmacSha256(key: Uint8Array, ...parts: Uint8Array[]): Uint8Array;
  /** HKDF-SHA-256 (RFC 5869), at most 8,160 bytes. */
  hkdfSha256(ikm: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Uint8Array;
  /** BLAKE2b, 16 to 64 bytes (32 if not said); a key of 16 to 64 bytes or none. */
  blake2b(data: Uint8Array, key?: Uint8Array | null, length?: number): Uint8Array;
  /** `crypto_kdf`: a subkey of 16 to 64 bytes from a 32-byte master key; the context is 8 ASCII characters. */
  deriveKey(master: Uint8Array, subkeyId: number, context8: string, length: number): Uint8Array;

  /** Argon2id 1.3 with one lane. Slow on purpose: call it in a worker. Bounds are the caller's, see `argon.ts`. */
  argon2id(input: Argon2idInput): Uint8Array;

  /** A new Ed25519 key pair, or the one of this 32-byte seed. */
  signKeypair(seed?: Uint8Array): SignKeypair;
  /** A detached Ed25519 signature, 64 bytes. */
  sign(message: Uint8Array, secretKey: Uint8Array): Uint8Array;
  /** `false` for anything but a good signature, also for a signature or public key of a wrong length. */
  verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean;
}

/**
 * Loads libsodium: the one preferred or, if nothing is preferred, native and where that cannot be loaded WebAssembly.
 * Call it once at start and pass the result on. A preferred back end that cannot be loaded is an error.
 */
export async function loadSodium(prefer?: Sodium['backend']): Promise<Sodium> {
  if (prefer !== 'wasm') {
    try {
      const { createNativeSodium } = await import('./native-sodium.ts');
      return await createNativeSodium();
    } catch (error) {
      if (prefer === 'native') throw error;
    }
  }
  const { createWasmSodium } = await import('./wasm-sodium.ts');
  return createWasmSodium();
}
