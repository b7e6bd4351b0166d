/** The X25519 recipient stanza (spec "X25519 recipient stanza"). For main/crypto/age only. */
import { AppError, isAppError } from '../../../preload/contract/errors.ts';
import { fromBase64, toBase64, utf8 } from '../encoding.ts';
import { chachaNonceBytes, keyBytes, ownBytes, tagBytes } from '../sizes.ts';
import type { Sodium } from '../sodium.ts';
import type { Stanza } from './format.ts';
import type { X25519Identity, X25519Recipient } from './keys.ts';

export const fileKeyBytes = 16;
export const wrappedKeyBytes = fileKeyBytes + tagBytes;
/** The wrap key is used once, so the nonce may be fixed. */
export const wrapNonce = new Uint8Array(chachaNonceBytes);

const stanzaType = 'X25519';
const info = utf8('age-encryption.org/v1/X25519');

function wrapKeyOf(sodium: Sodium, shared: Uint8Array, share: Uint8Array, publicKey: Uint8Array): Uint8Array {
  const salt = new Uint8Array(2 * keyBytes);
  salt.set(share);
  salt.set(publicKey, keyBytes);
  const wrapKey = sodium.hkdfSha256(shared, salt, info, keyBytes);
  sodium.memzero(shared);
  return wrapKey;
}

/** Wraps the file key for a recipient. Throws `age/recipient-invalid` for a public key that is weak. */
export function wrapForX25519(sodium: Sodium, { publicKey }: X25519Recipient, fileKey: Uint8Array): Stanza {
  const ephemeralSecret = sodium.randomBytes(keyBytes);
  const share = sodium.x25519Public(ephemeralSecret);
  let shared: Uint8Array;
  try {
    shared = sodium.x25519(ephemeralSecret, publicKey);
  } catch (cause) {
    throw new AppError('age/recipient-invalid', {}, { cause });
  }
  const wrapKey = wrapKeyOf(sodium, shared, share, publicKey);
  const body = new Uint8Array(wrappedKeyBytes);
  sodium.chachaSeal(body, fileKey, wrapNonce, wrapKey);
  sodium.memzero(ephemeralSecret, wrapKey);
  return { args: [stanzaType, toBase64(share)], body };
}

/** The ephemeral share of an X25519 stanza, or `null` for another type. Throws `age/header-invalid` if it is malformed. */
export function readX25519Share({ args, body }: Stanza): Uint8Array | null {
  if (args[0] !== stanzaType) return null;
  const share = fromBase64(args[1] ?? '');
  const isWellFormed = args.length === 2 && share?.length === keyBytes && body.length === wrappedKeyBytes;
  if (!isWellFormed) throw new AppError('age/header-invalid');
  return share;
}

/**
 * The file key, or `null` if the stanza is not for this identity. Throws `age/header-invalid` if it is malformed or its
 * share is a point of low order.
 */
export function unwrapX25519(sodium: Sodium, identity: X25519Identity, stanza: Stanza): Uint8Array | null {
  const share = readX25519Share(stanza);
  if (share === null) return null;
  let shared: Uint8Array;
  try {
    shared = sodium.x25519(identity.secret, share);
  } catch (cause) {
    if (isAppError(cause, 'crypto/weak-public-key')) throw new AppError('age/header-invalid', {}, { cause });
    throw cause;
  }
  const wrapKey = wrapKeyOf(sodium, shared, share, identity.publicKey);
  const fileKey = ownBytes(fileKeyBytes);
  const isOurs = sodium.chachaOpen(fileKey, stanza.body, wrapNonce, wrapKey);
  sodium.memzero(wrapKey);
  return isOurs ? fileKey : null;
}
