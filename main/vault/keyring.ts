/**
 * The private keys of a device or an office as a file: comment lines and age identities, so that stock `age` can use it.
 * Stored as an object like any other, entry kind `keyring` (docs/FORMAT.md §4.5). Through vault.ts for other rooms.
 */
import { AppError } from '../../preload/contract/errors.ts';
import { formatIdentity, formatRecipient, generateHybridIdentity, parseIdentity } from '../crypto/age/age.ts';
import { fromBase64, toBase64 } from '../crypto/encoding.ts';
import type { Sodium } from '../crypto/sodium.ts';
import type { Keyring } from './open-vault.ts';

/** What a keyring is made from. Wipe `signSeed` after use. */
export interface KeyringSecrets {
  /** Ed25519 seed, 32 bytes. */
  readonly signSeed: Uint8Array;
  /** `AGE-SECRET-KEY-PQ-1…`; in vaults from before format 2 `AGE-SECRET-KEY-1…`. */
  readonly parcelIdentity: string;
  /** Office only. */
  readonly recoveryIdentity: string | null;
}

const newestFormat = 2;
/** Programs that knew only format 1 cannot use hybrid identities, and shall say so. */
const isHybrid = (identity: string | null) => identity?.startsWith('AGE-SECRET-KEY-PQ-1') === true;

/** New keys, hybrid ones for what is sealed to them; a recovery identity only for an office. */
export function generateKeyring(sodium: Sodium, { withRecovery }: { withRecovery: boolean }): KeyringSecrets {
  return {
    signSeed: sodium.randomBytes(32),
    parcelIdentity: formatIdentity(generateHybridIdentity(sodium)),
    recoveryIdentity: withRecovery ? formatIdentity(generateHybridIdentity(sodium)) : null,
  };
}

/** The keys with their public halves. Throws `age/identity-invalid`. */
export function openKeyring(sodium: Sodium, secrets: KeyringSecrets): Keyring {
  const { publicKey, secretKey } = sodium.signKeypair(secrets.signSeed);
  const recipientOf = (identity: string) => formatRecipient(parseIdentity(sodium, identity));
  return {
    signSecretKey: secretKey,
    signPublicKey: publicKey,
    parcelIdentity: secrets.parcelIdentity,
    parcelRecipient: recipientOf(secrets.parcelIdentity),
    recoveryIdentity: secrets.recoveryIdentity,
    recoveryRecipient: secrets.recoveryIdentity === null ? null : recipientOf(secrets.recoveryIdentity),
  };
}

/** The text of a keyring file. */
export function writeKeyring(sodium: Sodium, secrets: KeyringSecrets): string {
  const { parcelRecipient, recoveryRecipient } = openKeyring(sodium, secrets);
  const format = isHybrid(secrets.parcelIdentity) || isHybrid(secrets.recoveryIdentity) ? newestFormat : 1;
  const lines = [
    `# Mochidashi keyring, format ${format}`,
    `# sign-seed: ${toBase64(secrets.signSeed)}`,
    `# parcels: ${parcelRecipient}`,
    secrets.parcelIdentity,
  ];
  if (secrets.recoveryIdentity !== null) lines.push(`# recovery: ${recoveryRecipient ?? ''}`, secrets.recoveryIdentity);
  return `${lines.join('\n')}\n`;
}

/** Reads a keyring file. Throws `vault/newer-format` or `vault/keyring-damaged`. */
export function readKeyring(sodium: Sodium, text: string): KeyringSecrets {
  const version = Number(/^# Mochidashi keyring, format (\d+)/.exec(text)?.[1] ?? 0);
  if (version > newestFormat) throw new AppError('vault/newer-format', { version });
  const signSeed = fromBase64(/^# sign-seed: (.+)$/m.exec(text)?.[1] ?? '');
  const [parcelIdentity, recoveryIdentity = null] = text
    .split('\n')
    .filter((line) => /^AGE-SECRET-KEY-(?:PQ-)?1/.test(line));
  if (version < 1 || signSeed?.length !== 32 || parcelIdentity === undefined)
    throw new AppError('vault/keyring-damaged');
  const secrets = { signSeed, parcelIdentity, recoveryIdentity };
  try {
    openKeyring(sodium, secrets);
  } catch (cause) {
    throw new AppError('vault/keyring-damaged', {}, { cause });
  }
  return secrets;
}
