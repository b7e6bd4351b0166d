/**
 * The office's slot, the escrow: an age file to the office's recovery recipient whose plaintext is an age identities
 * file, so that stock `age` opens escrow and objects without us (docs/FORMAT.md §2.4). Through vault.ts for other rooms.
 */
import { AppError, isAppError } from '../../preload/contract/errors.ts';
import { decryptAge, encryptAge, formatIdentity, parseRecipient } from '../crypto/age/age.ts';
import type { Identity } from '../crypto/age/age.ts';
import { fromBase64, toBase64, utf8 } from '../crypto/encoding.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { checkValueOf, deriveVaultKeys, vaultKeyBytes } from './keys.ts';

const firstLine = '# Mochidashi escrow of a vault key, format 1';
const newerLine = /^# Mochidashi escrow of a vault key, format (\d+)/;

/** What an escrow holds once it is opened and its check value has been compared. Wipe `vaultKey` after use. */
export interface EscrowedKey {
  readonly vaultId: string;
  readonly vaultKey: Uint8Array;
  readonly checkValue: string;
}

/** Seals a vault key to the office's recovery recipient (`age1…`). Throws `age/recipient-invalid`. */
export function sealEscrow(
  sodium: Sodium,
  recoveryRecipient: string,
  { vaultId, vaultKey }: { vaultId: string; vaultKey: Uint8Array },
): Uint8Array {
  const keys = deriveVaultKeys(sodium, vaultKey);
  const lines = [
    firstLine,
    `# vault: ${vaultId}`,
    `# vault-key: ${toBase64(vaultKey)}`,
    `# check: ${checkValueOf(sodium, vaultKey)}`,
    '# The line below is the identity all files of the vault are sealed to: age -d -i THIS FILE objects/…/….age | tar x',
    formatIdentity(keys.identity),
  ];
  keys.wipe();
  const plaintext = utf8(`${lines.join('\n')}\n`);
  try {
    return encryptAge(sodium, [parseRecipient(recoveryRecipient)], plaintext);
  } finally {
    sodium.memzero(plaintext);
  }
}

/**
 * Opens an escrow with the recovery identity. Throws `vault/wrong-recovery-key` if it was sealed to another key,
 * `vault/escrow-damaged` if it fails authentication, has another shape, or its check value does not fit its key.
 */
export function openEscrow(sodium: Sodium, escrow: Uint8Array, recoveryIdentity: Identity): EscrowedKey {
  let plaintext: Uint8Array;
  try {
    plaintext = decryptAge(sodium, [recoveryIdentity], escrow);
  } catch (cause) {
    if (isAppError(cause, 'age/no-match')) throw new AppError('vault/wrong-recovery-key', {}, { cause });
    throw new AppError('vault/escrow-damaged', {}, { cause });
  }
  try {
    return readEscrow(sodium, Buffer.from(plaintext).toString('utf8'));
  } finally {
    sodium.memzero(plaintext);
  }
}

function readEscrow(sodium: Sodium, text: string): EscrowedKey {
  const version = Number(newerLine.exec(text)?.[1] ?? 0);
  if (version > 1) throw new AppError('vault/newer-format', { version });
  const value = (name: string) => new RegExp(`^# ${name}: (.+)$`, 'm').exec(text)?.[1] ?? '';
  const vaultKey = fromBase64(value('vault-key'));
  const checkValue = value('check');
  const isWhole = version === 1 && vaultKey?.length === vaultKeyBytes;
  if (!isWhole || checkValueOf(sodium, vaultKey) !== checkValue) throw new AppError('vault/escrow-damaged');
  return { vaultId: value('vault'), vaultKey, checkValue };
}
