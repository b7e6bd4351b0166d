/** The keyring inside a vault: an object of its own, and once more in the essence, since without it nothing opens. For create.ts and open.ts. */
import { randomUUID } from 'node:crypto';
import { AppError, isAppError } from '../../preload/contract/errors.ts';
import type { X25519Identity } from '../crypto/age/age.ts';
import { utf8 } from '../crypto/encoding.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { instantOf } from './clock.ts';
import { keyringInEssence } from './essence.ts';
import type { Inside } from './inside.ts';
import { openKeyring, readKeyring, writeKeyring } from './keyring.ts';
import type { KeyringSecrets } from './keyring.ts';
import type { NotedEntry } from './objects/object-note.ts';
import { objectPath } from './objects/object-path.ts';
import { contentOf, openObject } from './objects/object-reader.ts';
import type { Files, Keyring } from './open-vault.ts';
import { stageContent } from './stage.ts';
import { unattended } from './unattended.ts';

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

interface KeyringRow {
  readonly id: string;
  readonly entry_id: string;
  readonly content_offset: number;
  readonly size_bytes: number;
}

async function readObjectKeyring(
  sodium: Sodium,
  identity: X25519Identity,
  folder: string,
  row: KeyringRow,
): Promise<KeyringSecrets> {
  const payload = await openObject(sodium, [identity], objectPath(folder, row.id));
  const content = contentOf(payload, row.content_offset, row.size_bytes);
  try {
    const bytes = await content.read(0, content.size);
    const secrets = readKeyring(sodium, Buffer.from(bytes).toString('utf8'));
    sodium.memzero(bytes);
    return secrets;
  } finally {
    content.close();
  }
}

/** Puts a new object of the keyring into the place of one that cannot be read. On a full disk that waits for the next opening. */
async function mend(inside: Inside, files: Files, secrets: KeyringSecrets, damaged: string | null): Promise<void> {
  try {
    await storeKeyring(inside, files, secrets);
    if (damaged !== null) await files.destroyContent([damaged], 'destroyed');
  } catch (error) {
    if (!isAppError(error, 'disk/full', 'disk/failed')) throw error;
  }
}

/**
 * The keyring of this vault. One whose object is gone or damaged is taken from the essence and stored anew (`isMended`).
 * Throws `vault/keyring-damaged`, or what reading the object threw, if it is in neither.
 */
export async function loadKeyring(
  inside: Inside,
  files: Files,
  folder: string,
): Promise<{ keyring: Keyring; isMended: boolean }> {
  const { catalogue, env, keys } = inside;
  const row = catalogue.get<KeyringRow>(
    `SELECT versions.id, entry_id, content_offset, versions.size_bytes FROM entries
     JOIN versions ON versions.id = current_version_id
     WHERE kind = 'keyring' AND destroyed_at IS NULL ORDER BY taken_out_at DESC LIMIT 1`,
  );
  let secrets: KeyringSecrets;
  let isMended = false;
  try {
    if (row === undefined) throw new AppError('vault/keyring-damaged');
    secrets = await readObjectKeyring(env.sodium, keys.identity, folder, row);
  } catch (error) {
    const text = isAppError(error) ? keyringInEssence(env.sodium, folder, keys) : null;
    if (text === null) throw error;
    secrets = readKeyring(env.sodium, text);
    isMended = true;
    await mend(inside, files, secrets, row?.entry_id ?? null);
  }
  const keyring = openKeyring(env.sodium, secrets);
  env.sodium.memzero(secrets.signSeed);
  return { keyring, isMended };
}
