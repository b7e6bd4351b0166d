/** Sets another passphrase: with the present one, or with the vault key that the office gave back. For vault.ts. */
import { AppError } from '../../preload/contract/errors.ts';
import { calibrate } from '../crypto/argon.ts';
import type { ArgonParameters } from '../crypto/argon.ts';
import { forgetTries } from './attempts.ts';
import { requirePassphrase } from './create.ts';
import { poolOf } from './environment.ts';
import type { VaultEnvironment } from './environment.ts';
import { readHeader, withoutSeals, writeHeader } from './header.ts';
import type { Header, PassphraseSlot, StoredHeader } from './header.ts';
import { insideOf } from './inside.ts';
import { checkValueOf, deriveVaultKeys } from './keys.ts';
import type { OpenVault } from './open-vault.ts';
import { takeOwnerLock } from './owner-lock.ts';
import { deviceSecretBytes, makePassphraseSlot } from './slots.ts';
import { deriveOn, findDeviceSecret, requireAuthentic, unlockHeader } from './unlock.ts';
import type { Pool } from './work/pool.ts';

export interface NextPassphrase {
  readonly passphrase: string;
  /** Names an attacker would try first. */
  readonly userWords: readonly string[];
  readonly withDeviceSecret: boolean;
  /** Default: measured on this machine. */
  readonly cost?: ArgonParameters;
}

/** A passphrase slot for the next header. A new device secret is in the keychain when it returns. */
export async function makeNextSlot(
  env: VaultEnvironment,
  pool: Pool,
  header: Header,
  vaultKey: Uint8Array,
  next: NextPassphrase,
): Promise<PassphraseSlot> {
  const { sodium, clock, keychain } = env;
  const found = await findDeviceSecret(sodium, header, keychain);
  // The right secret is used again: were it replaced, a crash before the header is written would shut everybody out.
  const isNew = next.withDeviceSecret && found.secret === null;
  const deviceSecret = isNew ? sodium.randomBytes(deviceSecretBytes) : next.withDeviceSecret ? found.secret : null;
  try {
    const cost = next.cost ?? calibrate(sodium, () => clock.monotonic());
    const input = { passphrase: next.passphrase, deviceSecret, cost, vaultKey };
    const slot = await makePassphraseSlot({ sodium, derive: deriveOn(pool) }, header, input);
    if (isNew && deviceSecret !== null) await keychain.set(header.vaultId, deviceSecret);
    return slot;
  } finally {
    if (deviceSecret !== null) sodium.memzero(deviceSecret);
    if (found.secret !== null) sodium.memzero(found.secret);
  }
}

/** Writes the header with one new passphrase slot in place of all old ones. */
async function replaceSlot(
  env: VaultEnvironment,
  pool: Pool,
  folder: string,
  stored: StoredHeader,
  vaultKey: Uint8Array,
  next: NextPassphrase,
): Promise<StoredHeader> {
  await requirePassphrase(next.passphrase, next.withDeviceSecret, next.userWords);
  const header = withoutSeals(stored);
  const slot = await makeNextSlot(env, pool, header, vaultKey, next);
  const keys = deriveVaultKeys(env.sodium, vaultKey);
  try {
    const offices = header.slots.filter(({ kind }) => kind === 'office');
    const written = await writeHeader(env.sodium, folder, { ...header, slots: [slot, ...offices] }, keys.headerMacKey);
    if (!next.withDeviceSecret) await env.keychain.remove(header.vaultId).catch(() => undefined);
    return written;
  } finally {
    keys.wipe();
  }
}

/**
 * Changes the passphrase of an open vault. Throws what unlocking throws for the present one (a wrong one counts as a
 * wrong try), and `vault/passphrase-refused`.
 */
export async function changePassphrase(vault: OpenVault, current: string, next: NextPassphrase): Promise<void> {
  const inside = insideOf(vault);
  const { env, pool } = inside;
  const { vaultKey } = await unlockHeader(env, pool, vault.folder, inside.header, current);
  try {
    inside.header = await replaceSlot(env, pool, vault.folder, inside.header, vaultKey, next);
    vault.audit.append('vault.passphrase-changed', { withDeviceSecret: next.withDeviceSecret });
  } finally {
    env.sodium.memzero(vaultKey);
  }
}

/**
 * Sets a passphrase with the vault key that came back from the escrow, for a vault that is not open. A device secret that
 * is missing or changed is made anew. Throws `vault/not-found`, `vault/in-use`, `vault/wrong-recovery-key` if the key is
 * another vault's, `vault/header-damaged`, `vault/passphrase-refused`, `keychain/unavailable`.
 */
export async function resetPassphrase(
  env: VaultEnvironment,
  folder: string,
  vaultKey: Uint8Array,
  next: NextPassphrase,
): Promise<void> {
  const { sodium } = env;
  if ((await readHeader(sodium, folder)) === null) throw new AppError('vault/not-found');
  const lock = takeOwnerLock(folder);
  const pool = poolOf(env);
  try {
    const found = await readHeader(sodium, folder);
    if (found === null) throw new AppError('vault/not-found');
    if (checkValueOf(sodium, vaultKey) !== found.stored.keyCheck) throw new AppError('vault/wrong-recovery-key');
    requireAuthentic(sodium, found.stored, vaultKey);
    await replaceSlot(env, pool, folder, found.stored, vaultKey, next);
    await forgetTries(folder);
  } finally {
    await pool.close();
    lock.release();
  }
}
