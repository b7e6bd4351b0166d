/** Makes a new vault. For vault.ts. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { Role } from '../../preload/contract/values.ts';
import { calibrate } from '../crypto/argon.ts';
import type { ArgonParameters } from '../crypto/argon.ts';
import { toBase64 } from '../crypto/encoding.ts';
import { noWrongTries } from './attempts.ts';
import { instantOf } from './clock.ts';
import { clearTheWay } from './creating.ts';
import { guardDisk } from './durable.ts';
import { poolOf } from './environment.ts';
import type { VaultEnvironment } from './environment.ts';
import { keepEssence } from './essence.ts';
import { headerFormat, headerVersion, writeHeader } from './header.ts';
import type { Header, OfficePin, StoredHeader } from './header.ts';
import { openKeyring } from './keyring.ts';
import type { KeyringSecrets } from './keyring.ts';
import { checkValueOf, deriveVaultKeys, vaultKeyBytes } from './keys.ts';
import { sealEscrow } from './office-slot.ts';
import { openWithKey } from './open.ts';
import type { OpenVault } from './open-vault.ts';
import { takeOwnerLock } from './owner-lock.ts';
import { requirePassphrase } from './passphrase-slot.ts';
import { deviceSecretBytes, makePassphraseSlot } from './slots.ts';
import { storeKeyring } from './stored-keyring.ts';
import { markFinished } from './unfinished-mark.ts';
import { deriveOn } from './unlock.ts';

export interface NewVault {
  /** Made if it is missing. May hold other files of an enrolment, but no vault. */
  readonly folder: string;
  readonly role: Role;
  readonly passphrase: string;
  /** Names an attacker would try first: of the worker, of the office. */
  readonly userWords: readonly string[];
  /** Mixes a new device secret in, which goes to the keychain. False: the passphrase stands alone. */
  readonly withDeviceSecret: boolean;
  /** The office whose signatures this vault believes. */
  readonly office: OfficePin | null;
  /** `age1…` that the vault key is escrowed to; null: no office slot. */
  readonly recoveryRecipient: string | null;
  readonly keyring: KeyringSecrets;
  /** Default: measured on this machine. */
  readonly cost?: ArgonParameters;
}

/**
 * Makes a vault and opens it. Throws `vault/already-exists` (also where only parts of one are left),
 * `vault/passphrase-refused`, `keychain/unavailable`, `vault/in-use`, `disk/full`. The header is written last: after a
 * failure there is no vault, and the same call may be made again.
 */
export async function createVault(env: VaultEnvironment, input: NewVault): Promise<OpenVault> {
  const { sodium, clock, keychain } = env;
  const { folder, role, withDeviceSecret } = input;
  await requirePassphrase(input.passphrase, withDeviceSecret, input.userWords);
  guardDisk(() => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  const lock = takeOwnerLock(folder);
  const pool = poolOf(env);
  const vaultKey = sodium.randomBytes(vaultKeyBytes);
  const deviceSecret = withDeviceSecret ? sodium.randomBytes(deviceSecretBytes) : null;
  const identity = { vaultId: randomUUID(), role, createdAt: instantOf(clock.now()) };
  try {
    await clearTheWay(sodium, folder);
    if (deviceSecret !== null) await keychain.set(identity.vaultId, deviceSecret);
    const cost = input.cost ?? calibrate(sodium, () => clock.monotonic());
    const { slot, passphraseKey } = await makePassphraseSlot({ sodium, derive: deriveOn(pool) }, identity, {
      passphrase: input.passphrase,
      deviceSecret,
      cost,
      vaultKey,
    });
    const slots: Header['slots'] = [slot];
    if (input.recoveryRecipient !== null) {
      const age = sealEscrow(sodium, input.recoveryRecipient, { vaultId: identity.vaultId, vaultKey });
      slots.push({ kind: 'office', age: toBase64(age) });
    }
    const header: Header = {
      format: headerFormat,
      version: headerVersion,
      ...identity,
      keyCheck: checkValueOf(sodium, vaultKey),
      slots,
      office: input.office,
    };
    const unlocked = {
      vaultKey,
      passphraseKey,
      keychainState: withDeviceSecret ? 'present' : 'unused',
      wrongTries: noWrongTries,
    } as const;
    const unsealed: StoredHeader = { ...header, mac: '', checksum: '' };
    const vault = await openWithKey(
      env,
      { folder, stored: unsealed, unlocked, lock, pool, mode: 'create' },
      async (inside, files) => {
        await storeKeyring(inside, files, input.keyring);
        const keys = deriveVaultKeys(sodium, vaultKey);
        const keyring = openKeyring(sodium, input.keyring);
        await keepEssence(sodium, { folder, keyring }, inside.catalogue, keys);
        sodium.memzero(keyring.signSecretKey);
        inside.header = await writeHeader(sodium, folder, header, keys.headerMacKey);
        keys.wipe();
      },
    );
    sodium.memzero(passphraseKey);
    markFinished(folder);
    return vault;
  } catch (error) {
    if (deviceSecret !== null) await keychain.remove(identity.vaultId).catch(() => undefined);
    await pool.close();
    lock.release();
    throw error;
  } finally {
    sodium.memzero(vaultKey);
    if (deviceSecret !== null) sodium.memzero(deviceSecret);
  }
}
