/** Opens a vault: header, passphrase, catalogue, keyring; and puts the parts together. For vault.ts. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, isAppError } from '../../preload/contract/errors.ts';
import { fromBase64 } from '../crypto/encoding.ts';
import { forgetTries } from './attempts.ts';
import type { WrongTries } from './attempts.ts';
import { createAuditLog } from './audit-log.ts';
import { createCatalogue } from './catalogue/catalogue.ts';
import { isLogRotten } from './catalogue/write-ahead-log.ts';
import type { OwnCatalogue } from './catalogue/catalogue.ts';
import { createSettings } from './catalogue/settings.ts';
import { createDeposits } from './deposits.ts';
import { poolOf } from './environment.ts';
import type { VaultEnvironment } from './environment.ts';
import { guardDisk, removeFile } from './durable.ts';
import { keepEssence } from './essence.ts';
import { createFiles } from './files.ts';
import { areHeaderCopiesEqual, readHeader, writeStoredHeader } from './header.ts';
import type { StoredHeader } from './header.ts';
import { insideOf, withInside } from './inside.ts';
import { noteLogDamage } from './health/catalogue-log.ts';
import type { Inside } from './inside.ts';
import { deriveVaultKeys } from './keys.ts';
import { createIntents } from './objects/intents.ts';
import { makeObjectFolders } from './objects/object-path.ts';
import { stagingFolderOf, sweepObjects } from './objects/object-store.ts';
import type { Files, Keyring, OpenVault } from './open-vault.ts';
import { takeOwnerLock } from './owner-lock.ts';
import type { OwnerLock } from './owner-lock.ts';
import { createPersonalKey } from './personal-key.ts';
import { finishRekey } from './rekey.ts';
import { hasReserve, makeReserve, releaseReserve, withReserve } from './reserve.ts';
import { loadKeyring } from './stored-keyring.ts';
import { unattended } from './unattended.ts';
import { markFinished } from './unfinished-mark.ts';
import { unlockHeader } from './unlock.ts';
import type { Unlocked } from './unlock.ts';
import type { Pool } from './work/pool.ts';

export function cataloguePath(folder: string): string {
  return join(folder, 'catalogue.db');
}

/** As `writeFileDurably` names them: of the vault's own small files, and of the notes that others keep beside it. */
const leftTemporary = /^\.[a-z]+\.(?:json|json\.bak|age)\.[0-9a-f]{12}\.tmp$/;

/** Empties the staging folder but for the intents, and removes small files that were not finished: nobody else has them now. */
function removeUnfinished(folder: string): void {
  guardDisk(() => {
    for (const name of readdirSync(folder)) if (leftTemporary.test(name)) removeFile(join(folder, name));
    const staging = stagingFolderOf(folder);
    mkdirSync(staging, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(staging)) {
      if (name !== 'intents') rmSync(join(staging, name), { recursive: true, force: true });
    }
  });
}

/** All that was acknowledged is durable by now, so a failing close loses nothing. */
function closeQuietly(folder: string, catalogue: OwnCatalogue): void {
  try {
    withReserve(folder, () => catalogue.close());
  } catch {
    // The write-ahead log stays and is read at the next open.
  }
}

/** Puts an open vault together. From here on `close` is the way out. */
async function assemble(folder: string, inside: Inside, files: Files, keyring: Keyring): Promise<OpenVault> {
  const { catalogue, env, header, intents, keys, lock, pool } = inside;
  const { clock, sodium } = env;
  const audit = createAuditLog({ catalogue, vaultId: header.vaultId, clock });
  const personal = createPersonalKey({ sodium, catalogue, vaultId: header.vaultId }, inside.wrapping);
  let isOpen = true;
  const vault: OpenVault = {
    folder,
    vaultId: header.vaultId,
    role: header.role,
    sodium,
    clock,
    catalogue,
    settings: createSettings(catalogue),
    audit,
    keyring,
    files,
    deposits: createDeposits(sodium, keys),
    personal,
    stagingFolder: stagingFolderOf(folder),
    escrow() {
      const current = insideOf(vault).header;
      const slot = current.slots.find(({ kind }) => kind === 'office');
      const age = slot?.kind === 'office' ? fromBase64(slot.age) : null;
      return age === null ? null : { age, checkValue: current.keyCheck };
    },
    newId: () => randomUUID(),
    async close(reason) {
      if (!isOpen) return;
      isOpen = false;
      try {
        await pool.close();
        withReserve(folder, () => audit.append('vault.locked', reason === undefined ? {} : { lockReason: reason }));
        await keepEssence(sodium, vault, catalogue, keys);
      } catch (error) {
        // Locking goes on all the same: all that was acknowledged is on disk, and only this row of the log is not.
        if (!isAppError(error, 'catalogue/damaged', 'disk/full', 'disk/failed')) throw error;
      } finally {
        closeQuietly(folder, catalogue);
        intents.close();
        keys.wipe();
        personal.wipe();
        sodium.memzero(keyring.signSecretKey, inside.wrapping.passphrase);
        lock.release();
      }
    },
  };
  return withInside(vault, inside);
}

/** On record: the wrong tries before, which are forgotten beside the header only then, and this opening. */
async function reportOpening(
  { audit, catalogue, folder }: OpenVault,
  opening: { wrongTries: WrongTries; afterCrash: boolean; sweptObjects: number },
): Promise<void> {
  const { wrongTries, ...rest } = opening;
  const { count, at, isIncomplete } = wrongTries;
  catalogue.transaction(() => {
    if (count > 0 || isIncomplete)
      audit.append('vault.tries-failed', {
        failedTries: count,
        firstAt: at.length < count ? null : (at[0] ?? null),
        lastAt: at.at(-1) ?? null,
        isIncomplete,
      });
    audit.append('vault.unlocked', { failedTries: count, ...rest });
  });
  try {
    await forgetTries(folder);
  } catch (error) {
    // Told twice is better than a vault that cannot be opened for it.
    if (!isAppError(error, 'disk/failed')) throw error;
  }
}

/** What is common to opening with a passphrase and to opening a vault that was just made. */
export async function openWithKey(
  env: VaultEnvironment,
  input: {
    folder: string;
    stored: StoredHeader;
    unlocked: Unlocked;
    lock: OwnerLock;
    pool: Pool;
    mode: 'create' | 'open';
  },
  beforeKeyring?: (inside: Inside, files: Files) => Promise<void>,
): Promise<OpenVault> {
  const { folder, stored, unlocked, lock, pool, mode } = input;
  const { sodium, clock } = env;
  const keys = deriveVaultKeys(sodium, unlocked.vaultKey);
  let catalogue: OwnCatalogue | null = null;
  try {
    const wasLogRotten = mode === 'open' && isLogRotten(cataloguePath(folder));
    catalogue = createCatalogue({ path: cataloguePath(folder), key: keys.catalogueKey, mode });
    makeObjectFolders(folder);
    removeUnfinished(folder);
    const swept = sweepObjects(sodium, catalogue, folder);
    const intents = createIntents(folder);
    const { publicKey } = keys.identity;
    const stageDeps = { sodium, catalogue, clock, pool, folder, vaultId: stored.vaultId, publicKey, intents };
    const files = createFiles({ ...stageDeps, catalogue, identity: keys.identity });
    const { wrongTries, keychainState } = unlocked;
    const wrapping = { passphrase: Uint8Array.from(unlocked.passphraseKey), vault: keys.personalWrapKey };
    const inside: Inside = {
      env,
      pool,
      keys,
      catalogue,
      intents,
      lock,
      stageDeps,
      header: stored,
      keychainState,
      wrongTries,
      wrapping,
    };
    await beforeKeyring?.(inside, files);
    const { keyring, isMended } = await loadKeyring(inside, files, folder);
    const vault = await assemble(folder, inside, files, keyring);
    makeReserve(folder);
    if (isMended) vault.audit.append('vault.keyring-mended');
    if (wasLogRotten) noteLogDamage(vault);
    await reportOpening(vault, { wrongTries, afterCrash: lock.tookOver, sweptObjects: swept });
    return vault;
  } catch (error) {
    catalogue?.close();
    keys.wipe();
    throw error;
  }
}

interface Opening {
  readonly folder: string;
  readonly passphrase: string;
  readonly signal?: AbortSignal;
}

async function openOnce(env: VaultEnvironment, { folder, passphrase, signal }: Opening): Promise<OpenVault> {
  const { sodium } = env;
  if ((await readHeader(sodium, folder)) === null) throw new AppError('vault/not-found');
  const lock = takeOwnerLock(folder);
  const pool = poolOf(env);
  try {
    // Read again under the lock: another process may have changed it in between.
    const found = await readHeader(sodium, folder);
    if (found === null) throw new AppError('vault/not-found');
    const first = await unlockHeader(env, pool, folder, found.stored, passphrase, signal);
    const rekeyed = await finishRekey(env, folder, first.vaultKey, unattended());
    if (rekeyed !== null) sodium.memzero(first.vaultKey);
    const unlocked = { ...first, vaultKey: rekeyed?.vaultKey ?? first.vaultKey };
    const stored = rekeyed?.stored ?? found.stored;
    try {
      const vault = await openWithKey(env, { folder, stored, unlocked, lock, pool, mode: 'open' });
      // Now that the header is known to be authentic, its second copy is brought up to it, or it is mended from that.
      if (!(await areHeaderCopiesEqual(folder))) await writeStoredHeader(folder, stored);
      // It opens, so it was not destroyed after all, and nothing of it may be cleared away.
      markFinished(folder);
      if (found.fromSecondCopy) vault.audit.append('vault.header-mended');
      return vault;
    } finally {
      sodium.memzero(unlocked.vaultKey, unlocked.passphraseKey);
    }
  } catch (error) {
    await pool.close();
    lock.release();
    throw error;
  }
}

/**
 * Opens the vault in this folder. Throws `vault/not-found`, `vault/newer-format`, `vault/header-damaged`, `vault/in-use`,
 * what `unlockHeader` throws, `catalogue/newer`, `catalogue/damaged`, `vault/keyring-damaged`, `disk/full`, `disk/failed`. Whatever
 * it throws, nothing was created or replaced. `signal` calls it off until the passphrase has been tried. On a full disk the
 * reserve is given up for it: what is inside can be read and deleted.
 */
export async function openVault(env: VaultEnvironment, opening: Opening): Promise<OpenVault> {
  try {
    return await openOnce(env, opening);
  } catch (error) {
    if (!isAppError(error, 'disk/full') || !hasReserve(opening.folder)) throw error;
    releaseReserve(opening.folder);
    return openOnce(env, opening);
  }
}
