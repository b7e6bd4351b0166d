/** Recipients and identities as plain data, and their text forms `age1…` and `AGE-SECRET-KEY-1…` (spec "X25519"). */
import { AppError } from '../../../preload/contract/errors.ts';
import { keyBytes } from '../sizes.ts';
import type { Sodium } from '../sodium.ts';
import { decodeBech32, encodeBech32 } from './bech32.ts';

const recipientPrefix = 'age';
const identityPrefix = 'age-secret-key-';

/** Somebody a file can be sealed to. Plain data: may cross to a worker. */
export interface Recipient {
  /** X25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** The secret that opens what was sealed to its recipient. It is a recipient itself. */
export interface X25519Identity extends Recipient {
  readonly secret: Uint8Array;
}

/** Opens files that stock age sealed with a passphrase; this program never writes such files. */
export interface PassphraseIdentity {
  readonly passphrase: Uint8Array;
}

export type Identity = X25519Identity | PassphraseIdentity;

/** Reads `age1…`. Throws `age/recipient-invalid` for anything else (also for post-quantum recipients). */
export function parseRecipient(text: string): Recipient {
  const decoded = decodeBech32(text);
  const fits = decoded?.prefix === recipientPrefix && decoded.data.length === keyBytes && text === text.toLowerCase();
  if (!fits) throw new AppError('age/recipient-invalid');
  return { publicKey: decoded.data };
}

/** `age1…` */
export function formatRecipient({ publicKey }: Recipient): string {
  return encodeBech32(recipientPrefix, publicKey);
}

/** The identity of a 32-byte secret, which it keeps a reference to. */
export function identityFromSecret(sodium: Sodium, secret: Uint8Array): X25519Identity {
  return { secret, publicKey: sodium.x25519Public(secret) };
}

/** A new identity. */
export function generateIdentity(sodium: Sodium): X25519Identity {
  return identityFromSecret(sodium, sodium.randomBytes(keyBytes));
}

/** Reads `AGE-SECRET-KEY-1…`. Throws `age/identity-invalid` for anything else (also for post-quantum identities). */
export function parseIdentity(sodium: Sodium, text: string): X25519Identity {
  const decoded = decodeBech32(text);
  const fits = decoded?.prefix === identityPrefix && decoded.data.length === keyBytes && text === text.toUpperCase();
  if (!fits) throw new AppError('age/identity-invalid');
  return identityFromSecret(sodium, decoded.data);
}

/** `AGE-SECRET-KEY-1…`. A JavaScript string cannot be wiped: only for what a person is to see or to keep. */
export function formatIdentity({ secret }: X25519Identity): string {
  return encodeBech32(identityPrefix, secret).toUpperCase();
}
