/** Proves that the office could open what it would have to open one day. For main/office. */
import { AppError } from '../../preload/contract/errors.ts';
import { decryptAge, encryptAge, parseIdentity, parseRecipient } from '../crypto/age/age.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { type EscrowedKey, openEscrow } from '../vault/vault.ts';
import { recoveryOf } from './self.ts';

/** Seals a trial value to the recovery recipient and opens it again. Throws `office/recovery-key-broken`. */
export function proveRecoveryKey(vault: OpenVault): void {
  const { sodium } = vault;
  const { identity, recipient } = recoveryOf(vault);
  const trial = sodium.randomBytes(32);
  try {
    const sealed = encryptAge(sodium, [parseRecipient(recipient)], trial);
    const opened = decryptAge(sodium, [parseIdentity(sodium, identity)], sealed);
    if (!sodium.equal(opened, trial)) throw new AppError('office/recovery-key-broken');
  } catch (cause) {
    throw new AppError('office/recovery-key-broken', {}, { cause });
  }
}

/** What an escrow must be about. `vaultId` null: not known yet. */
export interface ExpectedEscrow {
  readonly vaultId: string | null;
  readonly checkValue: string | null;
}

/** Opens a device's escrow. Throws `office/escrow-broken` when it does not open, or holds another vault's key. Wipe `vaultKey`. */
export function openDeviceEscrow(vault: OpenVault, slot: Uint8Array, expected: ExpectedEscrow): EscrowedKey {
  const { sodium } = vault;
  let opened: EscrowedKey;
  try {
    opened = openEscrow(sodium, slot, parseIdentity(sodium, recoveryOf(vault).identity));
  } catch (cause) {
    throw new AppError('office/escrow-broken', {}, { cause });
  }
  const isOther =
    (expected.vaultId !== null && expected.vaultId !== opened.vaultId) ||
    (expected.checkValue !== null && expected.checkValue !== opened.checkValue);
  if (!isOther) return opened;
  sodium.memzero(opened.vaultKey);
  throw new AppError('office/escrow-broken');
}

/** Whether it opens and fits. */
export function isEscrowProved(vault: OpenVault, slot: Uint8Array, expected: ExpectedEscrow): boolean {
  try {
    vault.sodium.memzero(openDeviceEscrow(vault, slot, expected).vaultKey);
    return true;
  } catch {
    return false;
  }
}
