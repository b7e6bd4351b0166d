/** The scrypt stanza (spec "scrypt recipient stanza"), for reading what stock age sealed with a passphrase. */
import { scryptSync } from 'node:crypto';
import { AppError } from '../../../preload/contract/errors.ts';
import { fromBase64, utf8 } from '../encoding.ts';
import { keyBytes, ownBytes, saltBytes } from '../sizes.ts';
import type { Sodium } from '../sodium.ts';
import type { Stanza } from './format.ts';
import type { PassphraseIdentity } from './keys.ts';
import { fileKeyBytes, wrapNonce, wrappedKeyBytes } from './x25519.ts';

/** 2^18 (256 MiB, about a second) is what stock age writes; more would let a file keep us busy for as long as it likes. */
const largestWorkFactor = 18;
const blockSize = 8;
const stanzaType = 'scrypt';
const saltPrefix = utf8('age-encryption.org/v1/scrypt');

/** Throws `age/header-invalid` if an scrypt stanza is in company: the passphrase must be the only way in. */
export function requireLonelyScrypt(stanzas: readonly Stanza[]): void {
  const isMixed = stanzas.length > 1 && stanzas.some(({ args }) => args[0] === stanzaType);
  if (isMixed) throw new AppError('age/header-invalid');
}

/** The file key, or `null` if the passphrase does not fit. Throws `age/header-invalid` if the stanza is malformed. */
export function unwrapScrypt(sodium: Sodium, { passphrase }: PassphraseIdentity, stanza: Stanza): Uint8Array | null {
  const [type, saltText = '', factorText = ''] = stanza.args;
  if (type !== stanzaType) return null;
  const salt = fromBase64(saltText);
  const factor = /^[1-9][0-9]{0,2}$/.test(factorText) ? Number(factorText) : Number.POSITIVE_INFINITY;
  const isWellFormed =
    stanza.args.length === 3 &&
    salt?.length === saltBytes &&
    factor <= largestWorkFactor &&
    stanza.body.length === wrappedKeyBytes;
  if (!isWellFormed) throw new AppError('age/header-invalid');

  const cost = 2 ** factor;
  const fullSalt = Buffer.concat([saltPrefix, salt]);
  const memoryBytes = 128 * blockSize * (cost + 2) + 1024 * 1024;
  const wrapKey = scryptSync(passphrase, fullSalt, keyBytes, { N: cost, r: blockSize, p: 1, maxmem: memoryBytes });
  const fileKey = ownBytes(fileKeyBytes);
  const isOurs = sodium.chachaOpen(fileKey, stanza.body, wrapNonce, wrapKey);
  sodium.memzero(wrapKey);
  return isOurs ? fileKey : null;
}
