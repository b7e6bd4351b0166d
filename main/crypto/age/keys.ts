/** Recipients and identities as plain data, and their text forms `age1…` and `AGE-SECRET-KEY-1…` (spec "X25519", "Hybrid"). */
import { AppError } from '../../../preload/contract/errors.ts';
import { keyBytes } from '../sizes.ts';
import type { Sodium } from '../sodium.ts';
import { decodeBech32, encodeBech32 } from './bech32.ts';
import { curveHalf, curveHalfOfRecipient, hybridKeyBytes, hybridKeyOf } from './hybrid.ts';

const recipientPrefix = 'age';
const hybridRecipientPrefix = 'age1pq';
const identityPrefix = 'age-secret-key-';
const hybridIdentityPrefix = 'age-secret-key-pq-';

export interface X25519Recipient {
  /** X25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** Holds also against somebody who keeps the file until there are quantum computers. */
export interface HybridRecipient {
  /** ML-KEM-768, then X25519: 1,216 bytes. */
  readonly hybridKey: Uint8Array;
}

/** Somebody a file can be sealed to. Plain data: may cross to a worker. */
export type Recipient = X25519Recipient | HybridRecipient;

/** The secret that opens what was sealed to its recipient. It is a recipient itself. */
export interface X25519Identity extends X25519Recipient {
  readonly secret: Uint8Array;
}

export interface HybridIdentity extends HybridRecipient {
  /** 32 bytes that both secrets come from. */
  readonly seed: Uint8Array;
}

/** An identity that has a text form. */
export type KeyIdentity = X25519Identity | HybridIdentity;

/** Opens files that stock age sealed with a passphrase; this program never writes such files. */
export interface PassphraseIdentity {
  readonly passphrase: Uint8Array;
}

export type Identity = KeyIdentity | PassphraseIdentity;

/** Reads `age1…` and `age1pq1…`. Throws `age/recipient-invalid` for anything else. */
export function parseRecipient(text: string): Recipient {
  const decoded = text === text.toLowerCase() ? decodeBech32(text) : null;
  const { prefix, data } = decoded ?? { prefix: '', data: new Uint8Array(0) };
  if (prefix === recipientPrefix && data.length === keyBytes) return { publicKey: data };
  if (prefix === hybridRecipientPrefix && data.length === hybridKeyBytes) return { hybridKey: data };
  throw new AppError('age/recipient-invalid');
}

/** `age1…` or `age1pq1…` */
export function formatRecipient(recipient: Recipient): string {
  return 'hybridKey' in recipient
    ? encodeBech32(hybridRecipientPrefix, recipient.hybridKey)
    : encodeBech32(recipientPrefix, recipient.publicKey);
}

/** The X25519 identity of a 32-byte secret, which it keeps a reference to. */
export function identityFromSecret(sodium: Sodium, secret: Uint8Array): X25519Identity {
  return { secret, publicKey: sodium.x25519Public(secret) };
}

/** A new X25519 identity. */
export function generateIdentity(sodium: Sodium): X25519Identity {
  return identityFromSecret(sodium, sodium.randomBytes(keyBytes));
}

/** The hybrid identity of a 32-byte seed, which it keeps a reference to. */
export function hybridIdentityFromSeed(sodium: Sodium, seed: Uint8Array): HybridIdentity {
  return { seed, hybridKey: hybridKeyOf(sodium, seed) };
}

/** A new hybrid identity. */
export function generateHybridIdentity(sodium: Sodium): HybridIdentity {
  return hybridIdentityFromSeed(sodium, sodium.randomBytes(keyBytes));
}

/** Reads `AGE-SECRET-KEY-1…` and `AGE-SECRET-KEY-PQ-1…`. Throws `age/identity-invalid` for anything else. */
export function parseIdentity(sodium: Sodium, text: string): KeyIdentity {
  const decoded = text === text.toUpperCase() ? decodeBech32(text) : null;
  if (decoded?.data.length === keyBytes) {
    if (decoded.prefix === identityPrefix) return identityFromSecret(sodium, decoded.data);
    if (decoded.prefix === hybridIdentityPrefix) return hybridIdentityFromSeed(sodium, decoded.data);
  }
  throw new AppError('age/identity-invalid');
}

/** `AGE-SECRET-KEY-1…` or `AGE-SECRET-KEY-PQ-1…`. A JavaScript string cannot be wiped: only for what a person is to see or to keep. */
export function formatIdentity(identity: KeyIdentity): string {
  return 'seed' in identity
    ? encodeBech32(hybridIdentityPrefix, identity.seed).toUpperCase()
    : encodeBech32(identityPrefix, identity.secret).toUpperCase();
}

/** The X25519 half of an identity in a memory of its own, for agreements other than files. The caller wipes `secret`. */
export function x25519Of(sodium: Sodium, identity: KeyIdentity): X25519Identity {
  return 'seed' in identity ? curveHalf(sodium, identity) : { ...identity, secret: Uint8Array.from(identity.secret) };
}

/** The X25519 public key (32 bytes) within a recipient of either kind. */
export function x25519KeyOf(recipient: Recipient): Uint8Array {
  return 'hybridKey' in recipient ? curveHalfOfRecipient(recipient) : recipient.publicKey;
}

/** Wipes the secret of an identity. */
export function wipeIdentity(sodium: Sodium, identity: KeyIdentity): void {
  sodium.memzero('seed' in identity ? identity.seed : identity.secret);
}
