/** `backup.json`: what a backup holds, with the hash of every file (docs/FORMAT.md §6). For backup.ts and restore.ts. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { AppError } from '../../preload/contract/errors.ts';
import { Id, Instant, Sha256, SizeBytes } from '../../preload/contract/values.ts';
import { canonicalJson } from './canonical-json.ts';
import { systemCode, writeFileDurably } from './durable.ts';

const manifestFile = 'backup.json';
const manifestVersion = 1;

/** Only what a vault folder can hold: a manifest must not lead anywhere else. */
const BackupPath = z
  .string()
  .regex(/^(?:vault\.json|office\.json|essence\.age|catalogue\.db|objects\/[0-9a-f]{2}\/[0-9a-f-]{36}\.age)$/);

/** Folders of the backup, each for what belongs together: objects under one vault key, or what changes with every backup. */
const Place = z.string().regex(/^(?:objects|state)-[0-9a-f]{12}$/);

const BackupFile = z.strictObject({
  /** Where it goes in the vault. */
  path: BackupPath,
  /** The folder of the backup that holds it; earlier versions of the program put all in the backup's own. */
  place: Place.optional(),
  sizeBytes: SizeBytes,
  sha256: Sha256,
});
export type BackupFile = z.infer<typeof BackupFile>;

/** Where a file of a backup lies. */
export function fileInBackup(folder: string, { path, place }: Pick<BackupFile, 'path' | 'place'>): string {
  return join(folder, place ?? '.', path);
}

const Manifest = z.strictObject({
  format: z.literal('mochidashi-backup'),
  version: z.literal(manifestVersion),
  vaultId: Id,
  createdAt: Instant,
  files: z.array(BackupFile),
});
export type Manifest = z.infer<typeof Manifest>;
const StoredManifest = z.strictObject({ manifest: Manifest, sha256: Sha256 });

function hashOf(manifest: Manifest): string {
  return createHash('sha256').update(canonicalJson(manifest)).digest('hex');
}

/** Null: there is no backup in this folder. Throws `backup/damaged`, `vault/newer-format`. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  let text: string;
  try {
    text = await readFile(join(folder, manifestFile), 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return null;
    throw error;
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new AppError('backup/damaged', {}, { cause });
  }
  const head = z
    .object({ manifest: z.object({ format: z.literal('mochidashi-backup'), version: z.int() }) })
    .safeParse(json);
  if (head.success && head.data.manifest.version > manifestVersion) {
    throw new AppError('vault/newer-format', { version: head.data.manifest.version });
  }
  const stored = StoredManifest.safeParse(json);
  if (!stored.success || hashOf(stored.data.manifest) !== stored.data.sha256) throw new AppError('backup/damaged');
  return stored.data.manifest;
}

/** Makes the backup valid: it is what its manifest says. */
export async function writeManifest(
  folder: string,
  files: readonly BackupFile[],
  vaultId: string,
  createdAt: string,
): Promise<void> {
  const manifest: Manifest = {
    format: 'mochidashi-backup',
    version: manifestVersion,
    vaultId,
    createdAt,
    files: [...files].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
  await writeFileDurably(
    join(folder, manifestFile),
    `${JSON.stringify({ manifest, sha256: hashOf(manifest) }, null, 1)}\n`,
  );
}

/** SHA-256 of a file as it is on the medium now, or null if there is none. */
export async function hashFile(path: string): Promise<{ sha256: string; sizeBytes: number } | null> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), async (source: AsyncIterable<Buffer>) => {
      for await (const piece of source) {
        hash.update(piece);
        sizeBytes += piece.length;
      }
    });
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}

/** Copies a file through a temp name and makes its content durable; the folder is the caller's to fsync. */
export async function copyDurably(from: string, to: string): Promise<void> {
  const temporary = `${to}.tmp`;
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  try {
    await copyFile(from, temporary);
    const file = await open(temporary, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, to);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
