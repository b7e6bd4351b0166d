/** From header, passphrase and keychain to the vault key. For main/vault. */
import { AppError, isAppError } from '../../preload/contract/errors.ts';
import type { KeychainState } from '../../preload/contract/values.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { beginTry, forgetTries } from './attempts.ts';
import type { VaultEnvironment } from './environment.ts';
import { isHeaderAuthentic } from './header.ts';
import type { Header, PassphraseSlot, StoredHeader } from './header.ts';
import type { Keychain } from './keychain.ts';
import { checkValueOf, deriveVaultKeys } from './keys.ts';
import { deviceCheckOf, openPassphraseSlot } from './slots.ts';
import type { DerivePassphrase } from './slots.ts';
import type { Pool } from './work/pool.ts';

/** Argon2id on the pool. */
export function deriveOn(pool: Pool): DerivePassphrase {
  return (input) => pool.run('argon2id', input);
}

function passphraseSlots(header: Header): PassphraseSlot[] {
  return header.slots.filter((slot): slot is PassphraseSlot => slot.kind !== 'office');
}

/** The keychain as it stands for this vault, and the device secret where it is the right one. */
export interface DeviceSecret {
  readonly state: KeychainState;
  readonly secret: Uint8Array | null;
}

/** Looks for the device secret a vault expects. Never throws for what a keychain can be like. */
export async function findDeviceSecret(sodium: Sodium, header: Header, keychain: Keychain): Promise<DeviceSecret> {
  const expected = passphraseSlots(header).find((slot) => slot.deviceCheck !== null)?.deviceCheck ?? null;
  if (expected === null) return { state: 'unused', secret: null };
  try {
    if (keychain.kind === 'none') return { state: 'missing', secret: null };
    const secret = await keychain.get(header.vaultId);
    if (secret === null) return { state: 'missing', secret };
    if (deviceCheckOf(sodium, header.vaultId, secret) === expected) return { state: 'present', secret };
    sodium.memzero(secret);
    return { state: 'changed', secret: null };
  } catch (error) {
    return { state: isAppError(error, 'keychain/damaged') ? 'changed' : 'unavailable', secret: null };
  }
}

const whyNot = {
  missing: 'vault/device-secret-missing',
  changed: 'vault/device-secret-changed',
  unavailable: 'keychain/unavailable',
} as const;

/** The key of an opened vault and what was learnt on the way. Wipe `vaultKey`. */
export interface Unlocked {
  readonly vaultKey: Uint8Array;
  readonly keychainState: KeychainState;
  readonly failedTriesBefore: number;
}

/**
 * Unwraps the vault key. Throws `vault/device-secret-missing`, `vault/device-secret-changed` or `keychain/unavailable`
 * (none counts as a wrong try), `vault/too-many-tries` { retryAt }, `vault/wrong-passphrase`, `vault/header-damaged`.
 */
export async function unlockHeader(
  env: VaultEnvironment,
  pool: Pool,
  folder: string,
  stored: StoredHeader,
  passphrase: string,
): Promise<Unlocked> {
  const { sodium, clock, keychain } = env;
  const device = await findDeviceSecret(sodium, stored, keychain);
  try {
    const slots = passphraseSlots(stored).filter((slot) => slot.deviceCheck === null || device.secret !== null);
    if (slots.length === 0) {
      const { state } = device;
      throw new AppError(state === 'present' || state === 'unused' ? 'vault/no-passphrase-slot' : whyNot[state]);
    }
    const failedTriesBefore = await beginTry(folder, clock);
    for (const slot of slots) {
      const deviceSecret = slot.deviceCheck === null ? null : device.secret;
      const vaultKey = await openPassphraseSlot({ sodium, derive: deriveOn(pool) }, stored, slot, {
        passphrase,
        deviceSecret,
      });
      if (vaultKey === null) continue;
      await forgetTries(folder);
      requireAuthentic(sodium, stored, vaultKey);
      return { vaultKey, keychainState: device.state, failedTriesBefore };
    }
    throw new AppError('vault/wrong-passphrase');
  } finally {
    if (device.secret !== null) sodium.memzero(device.secret);
  }
}

/** Throws `vault/header-damaged` unless this key made the header. */
export function requireAuthentic(sodium: Sodium, stored: StoredHeader, vaultKey: Uint8Array): void {
  const keys = deriveVaultKeys(sodium, vaultKey);
  const isAuthentic =
    checkValueOf(sodium, vaultKey) === stored.keyCheck && isHeaderAuthentic(sodium, stored, keys.headerMacKey);
  keys.wipe();
  if (!isAuthentic) {
    sodium.memzero(vaultKey);
    throw new AppError('vault/header-damaged');
  }
}
