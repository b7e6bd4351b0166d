/** From header, passphrase and keychain to the vault key. For main/vault. */
import { AppError, isAppError } from '../../preload/contract/errors.ts';
import type { KeychainState } from '../../preload/contract/values.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { beginTry } from './attempts.ts';
import type { WrongTries } from './attempts.ts';
import type { VaultEnvironment } from './environment.ts';
import { isHeaderAuthentic } from './header.ts';
import type { Header, PassphraseSlot, StoredHeader } from './header.ts';
import type { Keychain } from './keychain.ts';
import { readOfficePage } from './office-page.ts';
import { checkValueOf, deriveVaultKeys } from './keys.ts';
import { deviceCheckOf, openPassphraseSlot } from './slots.ts';
import type { DerivePassphrase, SlotKeys } from './slots.ts';
import type { Pool } from './work/pool.ts';

/** Argon2id on the pool; `signal` gives it up at once, although the computation itself cannot be stopped. */
export function deriveOn(pool: Pool, signal?: AbortSignal): DerivePassphrase {
  return (input) => pool.run('argon2id', input, signal === undefined ? {} : { signal });
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

/**
 * After how many wrong tries in a row only the office can open this vault, by its policy; null: there is no such limit, or the
 * office holds no key of the vault, or its page cannot be believed. Enforced for whoever uses this program (THREAT-MODEL).
 */
export async function officeLimit(sodium: Sodium, folder: string, header: Header): Promise<number | null> {
  const hasEscrow = header.slots.some(({ kind }) => kind === 'office');
  if (header.role !== 'worker' || !hasEscrow || header.office === null) return null;
  try {
    const page = await readOfficePage(sodium, folder, header.office.signPublicKey);
    return page?.policy.away.failuresBeforeOffice ?? null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

const whyNot = {
  missing: 'vault/device-secret-missing',
  changed: 'vault/device-secret-changed',
  unavailable: 'keychain/unavailable',
} as const;

/** The keys of an opened vault and what was learnt on the way. Wipe `vaultKey` and `passphraseKey`. */
export interface Unlocked extends SlotKeys {
  readonly keychainState: KeychainState;
  /** They are in no log yet; whoever puts them there calls `forgetTries`. */
  readonly wrongTries: WrongTries;
}

/**
 * Unwraps the vault key. Throws `vault/device-secret-missing`, `vault/device-secret-changed` or `keychain/unavailable`
 * (none counts as a wrong try), `vault/too-many-tries` { retryAt }, `vault/office-only` { failedTries },
 * `vault/wrong-passphrase`, `vault/header-damaged`; `job/cancelled` when `signal` fires meanwhile (no wrong try either).
 */
export async function unlockHeader(
  env: VaultEnvironment,
  pool: Pool,
  folder: string,
  stored: StoredHeader,
  passphrase: string,
  signal?: AbortSignal,
): Promise<Unlocked> {
  const { sodium, clock, keychain } = env;
  const device = await findDeviceSecret(sodium, stored, keychain);
  try {
    const slots = passphraseSlots(stored).filter((slot) => slot.deviceCheck === null || device.secret !== null);
    if (slots.length === 0) {
      const { state } = device;
      throw new AppError(state === 'present' || state === 'unused' ? 'vault/no-passphrase-slot' : whyNot[state]);
    }
    const attempt = await beginTry(folder, clock, await officeLimit(sodium, folder, stored));
    const derive = deriveOn(pool, signal);
    for (const slot of slots) {
      const deviceSecret = slot.deviceCheck === null ? null : device.secret;
      let opened: SlotKeys | null;
      try {
        opened = await openPassphraseSlot({ sodium, derive }, stored, slot, { passphrase, deviceSecret });
      } catch (error) {
        // Nobody has learnt whether it was right.
        if (isAppError(error, 'job/cancelled')) await attempt.wasCalledOff();
        throw error;
      }
      if (opened === null) continue;
      await attempt.wasRight();
      requireAuthentic(sodium, stored, opened.vaultKey);
      return { ...opened, keychainState: device.state, wrongTries: attempt.before };
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
