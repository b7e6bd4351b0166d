/** Makes a lost or damaged catalogue anew from the objects alone. Public through vault.ts. */
import { existsSync, renameSync } from 'node:fs';
import { AppError } from '../../preload/contract/errors.ts';
import { adoptObject } from './adopt.ts';
import { createAuditLog } from './audit-log.ts';
import { createCatalogue, removeCatalogueFiles } from './catalogue/catalogue.ts';
import { replaceCatalogue } from './catalogue/replace-catalogue.ts';
import { guardDisk } from './durable.ts';
import { poolOf } from './environment.ts';
import type { VaultEnvironment } from './environment.ts';
import { restoreEssence } from './essence.ts';
import { readHeader } from './header.ts';
import { deriveVaultKeys } from './keys.ts';
import type { VaultKeys } from './keys.ts';
import { listObjectFiles } from './objects/object-files.ts';
import type { WholeObject } from './objects/read-object.ts';
import { cataloguePath } from './open.ts';
import type { Job } from './open-vault.ts';
import { takeOwnerLock } from './owner-lock.ts';
import { unlockHeader } from './unlock.ts';
import { unwrap } from './work/outcome.ts';
import type { Pool } from './work/pool.ts';

export interface RebuildReport {
  readonly entries: number;
  readonly versions: number;
  /** Objects that failed authentication or belong to another vault; they are left where they are. */
  readonly unreadableObjects: number;
}

const batch = 64;

async function readAll(pool: Pool, keys: VaultKeys, folder: string, vaultId: string, job: Job) {
  const { objects } = listObjectFiles(folder);
  const identitySecret = keys.identity.secret;
  const readable: WholeObject[] = [];
  let done = 0;
  const readBatch = async (start: number) => {
    const part = objects.slice(start, start + batch);
    const input = { identitySecret, paths: part.map(({ path }) => path) };
    const outcomes = await pool.run('readObjects', input, { signal: job.signal });
    for (const [index, outcome] of outcomes.entries()) {
      const found = unwrap(outcome);
      const isOurs = !(found instanceof Error) && found.note.vaultId === vaultId;
      // An object under another's name would come twice; the name it has by right is looked for by itself.
      if (isOurs && found.note.objectId === part[index]?.objectId) readable.push(found);
    }
    done += part.length;
    job.onProgress({ done, total: objects.length, unit: 'files', detail: '' });
  };
  await Promise.all(Array.from({ length: Math.ceil(objects.length / batch) }, (_, index) => readBatch(index * batch)));
  readable.sort((a, b) => a.note.number - b.note.number || (a.note.storedAt < b.note.storedAt ? -1 : 1));
  return { readable, unreadableObjects: objects.length - readable.length };
}

/** Sets the old catalogue aside under a name of its own, so that nothing is lost by rebuilding. */
function setAside(path: string, now: number): void {
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  for (const suffix of ['', '-wal']) {
    if (existsSync(path + suffix)) guardDisk(() => renameSync(path + suffix, `${path}.${stamp}.old${suffix}`));
  }
  removeCatalogueFiles(path);
}

/**
 * Rebuilds the catalogue of a vault that is not open. The new one is made beside the old one and takes its place only
 * when it is whole; the old one is kept aside. Throws what `openVault` throws before the catalogue, and `job/cancelled`.
 */
export async function rebuildCatalogue(
  env: VaultEnvironment,
  { folder, passphrase }: { folder: string; passphrase: string },
  job: Job,
): Promise<RebuildReport> {
  const { sodium, clock } = env;
  if ((await readHeader(sodium, folder)) === null) throw new AppError('vault/not-found');
  const lock = takeOwnerLock(folder);
  const pool = poolOf(env);
  const path = cataloguePath(folder);
  const newPath = `${path}.new`;
  try {
    const found = await readHeader(sodium, folder);
    if (found === null) throw new AppError('vault/not-found');
    const { vaultId } = found.stored;
    const { vaultKey, passphraseKey } = await unlockHeader(env, pool, folder, found.stored, passphrase, job.signal);
    const keys = deriveVaultKeys(sodium, vaultKey);
    sodium.memzero(vaultKey, passphraseKey);
    try {
      const { readable, unreadableObjects } = await readAll(pool, keys, folder, vaultId, job);
      removeCatalogueFiles(newPath);
      const catalogue = createCatalogue({ path: newPath, key: keys.catalogueKey, mode: 'create' });
      let report: RebuildReport;
      try {
        catalogue.transaction(() => {
          for (const object of readable) adoptObject(catalogue, object);
          restoreEssence(sodium, catalogue, folder, keys);
        });
        const entries =
          catalogue.get<{ n: number }>("SELECT count(*) AS n FROM entries WHERE kind <> 'keyring'")?.n ?? 0;
        report = { entries, versions: readable.length, unreadableObjects };
        createAuditLog({ catalogue, vaultId, clock }).append('vault.rebuilt', { ...report });
      } finally {
        catalogue.close();
      }
      replaceCatalogue({ path, newPath, key: keys.catalogueKey, keepOld: () => setAside(path, clock.now()) });
      return report;
    } finally {
      keys.wipe();
    }
  } finally {
    removeCatalogueFiles(newPath);
    await pool.close();
    lock.release();
  }
}
