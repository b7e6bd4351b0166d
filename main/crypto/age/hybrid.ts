/**
 * The hybrid post-quantum recipient stanza `mlkem768x25519` (spec "Hybrid post-quantum recipient stanza"): whoever wants the
 * file key has to break both ML-KEM-768 and X25519. For main/crypto/age only.
 */
import { sha3_256, shake256 } from '@noble/hashes/sha3.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { AppError, isAppError } from '../../../preload/contract/errors.ts';
import { fromBase64, toBase64, utf8 } from '../encoding.ts';
import { keyBytes, ownBytes } from '../sizes.ts';
import type { Sodium } from '../sodium.ts';
import type { Stanza } from './format.ts';
import { hpkeKey } from './hpke.ts';
import type { HybridIdentity, HybridRecipient, X25519Identity } from './keys.ts';
import { fileKeyBytes, wrappedKeyBytes } from './x25519.ts';

const latticeKeyBytes = 1184;
const latticeSeedBytes = 64;
const latticeCiphertextBytes = 1088;
/** A public key: the one of ML-KEM-768, then the one of X25519. */
export const hybridKeyBytes = latticeKeyBytes + keyBytes;
const encapsulatedBytes = latticeCiphertextBytes + keyBytes;

const stanzaType = 'mlkem768x25519';
const info = utf8('age-encryption.org/mlkem768x25519');
/** MLKEM768-X25519 in IANA's registry of HPKE KEMs; its combiner's label is the drawing of X-Wing. */
const kemId = 0x647a;
const combinerLabel = utf8('\\.//^\\');

interface ExpandedIdentity {
  readonly lattice: { readonly publicKey: Uint8Array; readonly secretKey: Uint8Array };
  readonly curve: X25519Identity;
}

/** Both secrets of a seed: SHAKE-256 to 96 bytes, 64 for ML-KEM and 32 for X25519. */
function expand(sodium: Sodium, seed: Uint8Array): ExpandedIdentity {
  const expanded = shake256(seed, { dkLen: latticeSeedBytes + keyBytes });
  const lattice = ml_kem768.keygen(expanded.subarray(0, latticeSeedBytes));
  const secret = ownBytes(keyBytes);
  secret.set(expanded.subarray(latticeSeedBytes));
  sodium.memzero(expanded);
  return { lattice, curve: { secret, publicKey: sodium.x25519Public(secret) } };
}

/** The public key (1,216 bytes) of a seed (32 bytes). */
export function hybridKeyOf(sodium: Sodium, seed: Uint8Array): Uint8Array {
  const { lattice, curve } = expand(sodium, seed);
  const key = new Uint8Array(hybridKeyBytes);
  key.set(lattice.publicKey);
  key.set(curve.publicKey, latticeKeyBytes);
  sodium.memzero(lattice.secretKey, curve.secret);
  return key;
}

/** The X25519 half of a hybrid identity. The caller wipes `secret`. */
export function curveHalf(sodium: Sodium, { seed }: HybridIdentity): X25519Identity {
  const { lattice, curve } = expand(sodium, seed);
  sodium.memzero(lattice.secretKey);
  return curve;
}

/** The X25519 half of a hybrid recipient. */
export function curveHalfOfRecipient({ hybridKey }: HybridRecipient): Uint8Array {
  return hybridKey.subarray(latticeKeyBytes);
}

/** SHA3-256 of both shared secrets, the X25519 share and the X25519 public key, with the label. Wipes both secrets. */
function combine(sodium: Sodium, lattice: Uint8Array, curve: Uint8Array, share: Uint8Array, publicKey: Uint8Array) {
  const hash = sha3_256.create();
  for (const part of [lattice, curve, share, publicKey, combinerLabel]) hash.update(part);
  const shared = hash.digest();
  hash.destroy();
  sodium.memzero(lattice, curve);
  return shared;
}

/** Wraps the file key for a recipient. Throws `age/recipient-invalid` for a public key that cannot be right. */
export function wrapForHybrid(sodium: Sodium, recipient: HybridRecipient, fileKey: Uint8Array): Stanza {
  const { hybridKey } = recipient;
  const publicKey = curveHalfOfRecipient(recipient);
  const ephemeralSecret = sodium.randomBytes(keyBytes);
  const message = sodium.randomBytes(keyBytes);
  const share = sodium.x25519Public(ephemeralSecret);
  let shared: Uint8Array;
  let ciphertext: Uint8Array;
  try {
    const curve = sodium.x25519(ephemeralSecret, publicKey);
    const lattice = ml_kem768.encapsulate(hybridKey.subarray(0, latticeKeyBytes), message);
    shared = combine(sodium, lattice.sharedSecret, curve, share, publicKey);
    ciphertext = lattice.cipherText;
  } catch (cause) {
    throw new AppError('age/recipient-invalid', {}, { cause });
  } finally {
    sodium.memzero(ephemeralSecret, message);
  }
  const { key, nonce } = hpkeKey(sodium, kemId, shared, info);
  const body = new Uint8Array(wrappedKeyBytes);
  sodium.chachaSeal(body, fileKey, nonce, key);
  sodium.memzero(shared, key, nonce);
  const encapsulated = new Uint8Array(encapsulatedBytes);
  encapsulated.set(ciphertext);
  encapsulated.set(share, latticeCiphertextBytes);
  return { args: [stanzaType, toBase64(encapsulated)], body };
}

/** The encapsulated key of a hybrid stanza, or `null` for another type. Throws `age/header-invalid` if it is malformed. */
export function readEncapsulated({ args, body }: Stanza): Uint8Array | null {
  if (args[0] !== stanzaType) return null;
  const encapsulated = fromBase64(args[1] ?? '');
  const isWellFormed =
    args.length === 2 && encapsulated?.length === encapsulatedBytes && body.length === wrappedKeyBytes;
  if (!isWellFormed) throw new AppError('age/header-invalid');
  return encapsulated;
}

/** Tries stanzas with one identity, whose keys are expanded once however many stanzas there are. Close it. */
export function createHybridOpener(sodium: Sodium, { seed }: HybridIdentity) {
  const { lattice, curve } = expand(sodium, seed);

  const sharedOf = (encapsulated: Uint8Array): Uint8Array => {
    const share = encapsulated.subarray(latticeCiphertextBytes);
    try {
      const curveShared = sodium.x25519(curve.secret, share);
      // ML-KEM rejects in silence: a wrong ciphertext gives a wrong secret, which fails at the tag.
      const latticeShared = ml_kem768.decapsulate(encapsulated.subarray(0, latticeCiphertextBytes), lattice.secretKey);
      return combine(sodium, latticeShared, curveShared, share, curve.publicKey);
    } catch (cause) {
      if (isAppError(cause, 'crypto/weak-public-key')) throw new AppError('age/header-invalid', {}, { cause });
      throw cause;
    }
  };

  return {
    /** The file key, or `null` if the stanza is not for this identity. Throws `age/header-invalid`. */
    unwrap(stanza: Stanza): Uint8Array | null {
      const encapsulated = readEncapsulated(stanza);
      if (encapsulated === null) return null;
      const shared = sharedOf(encapsulated);
      const { key, nonce } = hpkeKey(sodium, kemId, shared, info);
      const fileKey = ownBytes(fileKeyBytes);
      const isOurs = sodium.chachaOpen(fileKey, stanza.body, nonce, key);
      sodium.memzero(shared, key, nonce);
      return isOurs ? fileKey : null;
    },
    close() {
      sodium.memzero(lattice.secretKey, curve.secret);
    },
  };
}
