/** Makes a new vault. For vault.ts. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { Role } from '../../preload/contract/values.ts';
import { calibrate } from '../crypto/argon.ts';
import type { ArgonParameters } from '../crypto/argon.ts';
import { toBase64, utf8 } from '../crypto/encoding.ts';
import { noWrongTries } from './attempts.ts';
import { instantOf } from './clock.ts';
import { clearTheWay, doneCreating } from './creating.ts';
import { poolOf } from './environment.ts';
import type { VaultEnvironment } from './environment.ts';
import { headerFormat, headerVersion, writeHeader } from './header.ts';
import type { Header, OfficePin, StoredHeader } from './header.ts';
import type { Inside } from './inside.ts';
import { writeKeyring } from './keyring.ts';
import type { KeyringSecrets } from './keyring.ts';
import { checkValueOf, deriveVaultKeys, vaultKeyBytes } from './keys.ts';
import type { NotedEntry } from './objects/object-note.ts';
import { sealEscrow } from './office-slot.ts';
import { openWithKey } from './open.ts';
import type { Files, OpenVault } from './open-vault.ts';
import { takeOwnerLock } from './owner-lock.ts';
import { requirePassphrase } from './passphrase-slot.ts';
import { deviceSecretBytes, makePassphraseSlot } from './slots.ts';
import { stageContent } from './stage.ts';
import { unattended } from './unattended.ts';
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

/** Adds the keyring as an entry with its object. */
export async function storeKeyring(
  { stageDeps, catalogue, env }: Inside,
  files: Files,
  secrets: KeyringSecrets,
): Promise<void> {
  const text = utf8(writeKeyring(env.sodium, secrets));
  const now = instantOf(env.clock.now());
  const name = 'keyring.txt';
  const entry: NotedEntry = {
    id: randomUUID(),
    kind: 'keyring',
    name,
    folder: '',
    takenOutAt: now,
    dueAt: null,
    purpose: '',
    allowedBy: { ground: 'policy', name: '', policyVersion: 0 },
    original: { location: '', host: '', sha256: '', sizeBytes: 0, modifiedAt: now },
    batchId: null,
  };
  const [staged] = await stageContent(stageDeps, [{ entry, name, source: { bytes: text } }], unattended());
  env.sodium.memzero(text);
  if (staged === undefined || staged instanceof Error) throw staged ?? new Error('nothing was staged');
  catalogue.transaction(() => files.addEntry(entry as Parameters<Files['addEntry']>[0], staged, 'takeout'));
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
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = takeOwnerLock(folder);
  const pool = poolOf(env);
  const vaultKey = sodium.randomBytes(vaultKeyBytes);
  const deviceSecret = withDeviceSecret ? sodium.randomBytes(deviceSecretBytes) : null;
  const identity = { vaultId: randomUUID(), role, createdAt: instantOf(clock.now()) };
  try {
    clearTheWay(folder);
    if (deviceSecret !== null) await keychain.set(identity.vaultId, deviceSecret);
    const cost = input.cost ?? calibrate(sodium, () => clock.monotonic());
    const slot = await makePassphraseSlot({ sodium, derive: deriveOn(pool) }, identity, {
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
        inside.header = await writeHeader(sodium, folder, header, keys.headerMacKey);
        keys.wipe();
      },
    );
    doneCreating(folder);
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
