/** A new vault key for a vault that is not open; an interrupted re-key is finished when the vault is next used. Public through vault.ts. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError, isAppError } from '../../preload/contract/errors.ts';
import { leastArgonParameters } from '../crypto/argon.ts';
import type { ArgonParameters } from '../crypto/argon.ts';
import { toBase64 } from '../crypto/encoding.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { createAuditLog } from './audit-log.ts';
import { createCatalogue, removeCatalogueFiles } from './catalogue/catalogue.ts';
import { replaceCatalogue, requireClosed } from './catalogue/replace-catalogue.ts';
import { fsyncFolder } from './durable.ts';
import { poolOf } from './environment.ts';
import type { VaultEnvironment } from './environment.ts';
import { readHeader, sealHeader, withoutSeals, writeStoredHeader } from './header.ts';
import type { Header, StoredHeader } from './header.ts';
import { checkValueOf, deriveVaultKeys, vaultKeyBytes } from './keys.ts';
import type { VaultKeys } from './keys.ts';
import { listObjectFiles } from './objects/object-files.ts';
import { rewrapFile } from './objects/rewrap-object.ts';
import { sealEscrow } from './office-slot.ts';
import type { Clock, Job } from './open-vault.ts';
import { takeOwnerLock } from './owner-lock.ts';
import { makeNextSlot } from './passphrase-slot.ts';
import { wrapForNext } from './personal-key.ts';
import { eraseFinishedJournal, eraseJournal, readJournal, twoKeysOf, writeJournal } from './rekey-journal.ts';
import type { Journal } from './rekey-journal.ts';
import { unlockHeader } from './unlock.ts';

interface RekeyDeps {
  readonly sodium: Sodium;
  readonly clock: Clock;
}

/** Between two steps, each of which holds this thread: whoever wants to stop is heard. Throws `job/cancelled`. */
async function listen({ signal }: Job): Promise<void> {
  await nextTurn();
  if (signal.aborted) throw new AppError('job/cancelled');
}

/** All files that are sealed to the vault's identity get the new one; nobody can be stopped halfway, only later. */
async function rewrapAll(sodium: Sodium, folder: string, from: VaultKeys, to: VaultKeys, job: Job): Promise<number> {
  const { objects } = listObjectFiles(folder);
  const essence = join(folder, 'essence.age');
  const paths = objects.map(({ path }) => path);
  if (existsSync(essence)) paths.push(essence);
  for (const [index, path] of paths.entries()) {
    await listen(job);
    await rewrapFile(sodium, path, from.identity, to.identity);
    job.onProgress({ done: index + 1, total: paths.length, unit: 'files', detail: '' });
  }
  for (const parent of new Set(paths.map((path) => dirname(path)))) {
    await listen(job);
    fsyncFolder(parent);
  }
  return objects.length;
}

/** Whether the catalogue opens with this key. */
function opensWith(path: string, key: Uint8Array): boolean {
  try {
    createCatalogue({ path, key, mode: 'open' }).close();
    return true;
  } catch (error) {
    if (isAppError(error, 'catalogue/damaged')) return false;
    throw error;
  }
}

/** A copy under the new key takes the catalogue's place in one step. Making it takes several, half a second each for a large one. */
async function rekeyCatalogue(
  { clock }: RekeyDeps,
  { path, vaultId, from, to }: { path: string; vaultId: string; from: VaultKeys; to: VaultKeys },
  job: Job,
): Promise<void> {
  if (opensWith(path, to.catalogueKey)) return;
  const copyPath = `${path}.new`;
  removeCatalogueFiles(copyPath);
  const catalogue = createCatalogue({ path, key: from.catalogueKey, mode: 'open' });
  try {
    catalogue.copyTo(copyPath);
  } finally {
    catalogue.close();
  }
  requireClosed(path);
  await listen(job);
  const copy = createCatalogue({ path: copyPath, key: from.catalogueKey, mode: 'open' });
  try {
    copy.changeKey(to.catalogueKey);
    await listen(job);
    createAuditLog({ catalogue: copy, vaultId, clock }).append('vault.rekeyed');
  } finally {
    copy.close();
  }
  await listen(job);
  replaceCatalogue({ path, newPath: copyPath, key: to.catalogueKey });
}

/** What a finished re-key leaves: the header on disk and its vault key, to be wiped. */
export interface Rekeyed {
  readonly stored: StoredHeader;
  readonly vaultKey: Uint8Array;
  readonly objects: number;
}

async function finish(deps: RekeyDeps, folder: string, journal: Journal, key: Uint8Array, job: Job): Promise<Rekeyed> {
  const { sodium } = deps;
  const { oldKey, newKey } = twoKeysOf(sodium, journal, key);
  const from = deriveVaultKeys(sodium, oldKey);
  const to = deriveVaultKeys(sodium, newKey);
  try {
    const objects = await rewrapAll(sodium, folder, from, to, job);
    const { vaultId } = journal.header;
    await rekeyCatalogue(deps, { path: join(folder, 'catalogue.db'), vaultId, from, to }, job);
    await writeStoredHeader(folder, journal.header);
    eraseJournal(sodium, folder);
    return { stored: journal.header, vaultKey: newKey, objects };
  } catch (error) {
    sodium.memzero(newKey);
    throw error;
  } finally {
    sodium.memzero(oldKey);
    from.wipe();
    to.wipe();
  }
}

/**
 * Finishes a re-key that was interrupted; `key` is the vault key of the header as it is on disk, old or new. Returns
 * `null` if none is under way. For whoever holds the owner lock and has the catalogue closed.
 */
export async function finishRekey(deps: RekeyDeps, folder: string, key: Uint8Array, job: Job): Promise<Rekeyed | null> {
  const journal = await readJournal(folder);
  if (journal === null) eraseFinishedJournal(deps.sodium, folder);
  return journal === null ? null : finish(deps, folder, journal, key, job);
}

/**
 * Re-keys the vault in this folder: new vault key, new slots (the same passphrase), every object's header re-wrapped, the
 * catalogue under another key. `recoveryRecipient` is needed where the vault has an office slot; the new escrow goes to
 * the office with the next return. Throws what `openVault` throws; `job/cancelled` leaves it to be finished later.
 */
export async function rekeyVault(
  env: VaultEnvironment,
  input: { folder: string; passphrase: string; recoveryRecipient: string | null; cost?: ArgonParameters },
  job: Job,
): Promise<{ objects: number }> {
  const { sodium } = env;
  const { folder, passphrase, recoveryRecipient } = input;
  if ((await readHeader(sodium, folder)) === null) throw new AppError('vault/not-found');
  const lock = takeOwnerLock(folder);
  const pool = poolOf(env);
  try {
    const found = await readHeader(sodium, folder);
    if (found === null) throw new AppError('vault/not-found');
    const unlocked = await unlockHeader(env, pool, folder, found.stored, passphrase, job.signal);
    const { vaultKey: key, passphraseKey } = unlocked;
    const before = await finishRekey(env, folder, key, job);
    const stored = before?.stored ?? found.stored;
    const oldKey = before?.vaultKey ?? key;
    const newKey = sodium.randomBytes(vaultKeyBytes);
    try {
      const next = await nextHeader(env, pool, stored, newKey, { passphrase, recoveryRecipient, cost: input.cost });
      const { header } = next;
      wrapPersonalKey(sodium, folder, stored.vaultId, { oldKey, newKey, passphraseKey, next: next.passphraseKey });
      const journal = await writeJournal(sodium, folder, header, { oldKey, newKey });
      const { objects, vaultKey } = await finish(env, folder, journal, oldKey, job);
      sodium.memzero(vaultKey);
      return { objects };
    } finally {
      sodium.memzero(key, oldKey, newKey, passphraseKey);
    }
  } finally {
    await pool.close();
    lock.release();
  }
}

/** Gives the personal key to the keys that come, before the journal says that they will (personal-key.ts). */
function wrapPersonalKey(
  sodium: Sodium,
  folder: string,
  vaultId: string,
  key: { oldKey: Uint8Array; newKey: Uint8Array; passphraseKey: Uint8Array; next: Uint8Array },
): void {
  const [from, to] = [deriveVaultKeys(sodium, key.oldKey), deriveVaultKeys(sodium, key.newKey)];
  try {
    const catalogue = createCatalogue({ path: join(folder, 'catalogue.db'), key: from.catalogueKey, mode: 'open' });
    try {
      const now = { passphrase: key.passphraseKey, vault: from.personalWrapKey };
      wrapForNext({ sodium, catalogue, vaultId }, now, { passphrase: key.next, vault: to.personalWrapKey });
    } finally {
      catalogue.close();
    }
  } finally {
    from.wipe();
    to.wipe();
    sodium.memzero(key.next);
  }
}

async function nextHeader(
  env: VaultEnvironment,
  pool: Parameters<typeof makeNextSlot>[1],
  stored: StoredHeader,
  newKey: Uint8Array,
  input: { passphrase: string; recoveryRecipient: string | null; cost: ArgonParameters | undefined },
): Promise<{ header: StoredHeader; passphraseKey: Uint8Array }> {
  const { sodium } = env;
  const old = withoutSeals(stored);
  const passphraseSlot = old.slots.find(({ kind }) => kind !== 'office');
  const hadOffice = old.slots.some(({ kind }) => kind === 'office');
  if (hadOffice && input.recoveryRecipient === null) throw new RangeError('an escrowed vault stays escrowed');
  const { kdf } =
    passphraseSlot !== undefined && 'kdf' in passphraseSlot ? passphraseSlot : { kdf: leastArgonParameters };
  const { slot, passphraseKey } = await makeNextSlot(env, pool, old, newKey, {
    passphrase: input.passphrase,
    userWords: [],
    withDeviceSecret: passphraseSlot?.kind === 'passphrase+device',
    cost: input.cost ?? { opsLimit: kdf.opsLimit, memLimitBytes: kdf.memLimitBytes },
  });
  const slots: Header['slots'] = [slot];
  if (input.recoveryRecipient !== null) {
    const age = sealEscrow(sodium, input.recoveryRecipient, { vaultId: old.vaultId, vaultKey: newKey });
    slots.push({ kind: 'office', age: toBase64(age) });
  }
  const keys = deriveVaultKeys(sodium, newKey);
  const header = sealHeader(sodium, { ...old, keyCheck: checkValueOf(sodium, newKey), slots }, keys.headerMacKey);
  keys.wipe();
  return { header, passphraseKey };
}
