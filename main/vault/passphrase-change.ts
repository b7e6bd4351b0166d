/** Sets another passphrase: with the present one, or with the vault key that the office gave back. For vault.ts. */
import { AppError } from '../../preload/contract/errors.ts';
import { pardonTries } from './attempts.ts';
import { poolOf } from './environment.ts';
import type { VaultEnvironment } from './environment.ts';
import { readHeader, withoutSeals, writeHeader } from './header.ts';
import type { StoredHeader } from './header.ts';
import { insideOf } from './inside.ts';
import { checkValueOf, deriveVaultKeys } from './keys.ts';
import type { OpenVault } from './open-vault.ts';
import { takeOwnerLock } from './owner-lock.ts';
import { wrapForNext } from './personal-key.ts';
import { unattended } from './unattended.ts';
import { makeNextSlot, requirePassphrase } from './passphrase-slot.ts';
import type { NextPassphrase } from './passphrase-slot.ts';
import { finishRekey } from './rekey.ts';
import { requireAuthentic, unlockHeader } from './unlock.ts';
import type { Pool } from './work/pool.ts';

/** Writes the header with one new passphrase slot in place of all old ones; `beforeWriting` gets what that slot will give. */
async function replaceSlot(
  env: VaultEnvironment,
  pool: Pool,
  folder: string,
  stored: StoredHeader,
  vaultKey: Uint8Array,
  next: NextPassphrase,
  beforeWriting: (passphraseKey: Uint8Array) => void = () => undefined,
): Promise<StoredHeader> {
  await requirePassphrase(next.passphrase, next.withDeviceSecret, next.userWords);
  const header = withoutSeals(stored);
  const { slot, passphraseKey } = await makeNextSlot(env, pool, header, vaultKey, next);
  const keys = deriveVaultKeys(env.sodium, vaultKey);
  try {
    beforeWriting(passphraseKey);
    const offices = header.slots.filter(({ kind }) => kind === 'office');
    const written = await writeHeader(env.sodium, folder, { ...header, slots: [slot, ...offices] }, keys.headerMacKey);
    if (!next.withDeviceSecret) await env.keychain.remove(header.vaultId).catch(() => undefined);
    return written;
  } finally {
    keys.wipe();
    env.sodium.memzero(passphraseKey);
  }
}

/**
 * Changes the passphrase of an open vault. Throws what unlocking throws for the present one (a wrong one counts as a
 * wrong try), and `vault/passphrase-refused`.
 */
export async function changePassphrase(vault: OpenVault, current: string, next: NextPassphrase): Promise<void> {
  const inside = insideOf(vault);
  const { env, pool } = inside;
  const { vaultKey, passphraseKey } = await unlockHeader(env, pool, vault.folder, inside.header, current);
  const { catalogue, keys, wrapping } = inside;
  const parts = { sodium: env.sodium, catalogue, vaultId: vault.vaultId };
  let nextKey: Uint8Array = passphraseKey;
  try {
    inside.header = await replaceSlot(env, pool, vault.folder, inside.header, vaultKey, next, (made) => {
      nextKey = Uint8Array.from(made);
      wrapForNext(parts, wrapping, { passphrase: made, vault: keys.personalWrapKey });
    });
    wrapping.passphrase.set(nextKey);
    vault.audit.append('vault.passphrase-changed', { withDeviceSecret: next.withDeviceSecret });
  } finally {
    env.sodium.memzero(vaultKey, passphraseKey, nextKey);
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
    // Both keys open the folder while a re-key is under way; afterwards there is one again.
    const rekeyed = await finishRekey(env, folder, vaultKey, unattended());
    await replaceSlot(env, pool, folder, rekeyed?.stored ?? found.stored, rekeyed?.vaultKey ?? vaultKey, next);
    if (rekeyed !== null) sodium.memzero(rekeyed.vaultKey);
    await pardonTries(folder);
  } finally {
    await pool.close();
    lock.release();
  }
}
