/**
 * `essence.age`: the few small tables that no object tells of (who we are, the policy, devices, routes) and the keyring once more,
 * as an age file to the vault's own identity, so that a rebuilt catalogue is a working one (docs/FORMAT.md §3.3). For main/vault.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { decryptAge, encryptAge } from '../crypto/age/age.ts';
import { toHex, utf8 } from '../crypto/encoding.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { writeFileDurably } from './durable.ts';
import { writeKeyring } from './keyring.ts';
import type { VaultKeys } from './keys.ts';
import type { Catalogue, Keyring } from './open-vault.ts';

const essenceFile = 'essence.age';
/** In the order in which they can be filled: what others refer to first. The log is not among them: a rebuilt vault begins a new one. */
const tables = [
  'settings',
  'policies',
  'parcels',
  'devices',
  'approvals',
  'reports',
  'personal_keys',
  'memos',
] as const;
const bytesPrefix = 'hex:';
const textPrefix = 'text:';

const Cell = z.union([z.string(), z.number(), z.null()]);
const Essence = z.strictObject({
  format: z.literal('mochidashi-essence'),
  version: z.literal(1),
  /** Text begins with `text:`, bytes with `hex:`. */
  tables: z.record(z.string(), z.array(z.record(z.string(), Cell))),
  /** State and dates of entries, which objects cannot know: they never change. */
  entries: z.array(z.tuple([z.string(), z.string(), z.string().nullable(), z.string().nullable()])),
  /** The keyring file; earlier versions of the program left it out. */
  keyring: z.string().optional(),
});

function cellOf(value: unknown): z.infer<typeof Cell> {
  if (value instanceof Uint8Array) return bytesPrefix + toHex(value);
  if (typeof value === 'string') return textPrefix + value;
  return typeof value === 'number' ? value : null;
}

function valueOf(cell: z.infer<typeof Cell>): string | number | Uint8Array | null {
  if (typeof cell !== 'string') return cell;
  return cell.startsWith(bytesPrefix)
    ? Buffer.from(cell.slice(bytesPrefix.length), 'hex')
    : cell.slice(textPrefix.length);
}

interface StateRow {
  id: string;
  state: string;
  due_at: string | null;
  returned_at: string | null;
}

/** The essence as text; equal texts mean that nothing changed. */
function readEssence(catalogue: Catalogue, keyring: string): string {
  const dumped: Record<string, Record<string, z.infer<typeof Cell>>[]> = {};
  for (const table of tables) {
    const rows = catalogue.all<Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY 1`);
    dumped[table] = rows.map((row) => {
      const cells: Record<string, z.infer<typeof Cell>> = {};
      for (const [name, value] of Object.entries(row)) cells[name] = cellOf(value);
      return cells;
    });
  }
  // Only what differs from what an object implies.
  const entries = catalogue
    .all<StateRow>("SELECT id, state, due_at, returned_at FROM entries WHERE state = 'returning' ORDER BY id")
    .map((row) => [row.id, row.state, row.due_at, row.returned_at]);
  return JSON.stringify({ format: 'mochidashi-essence', version: 1, tables: dumped, entries, keyring });
}

function openEssence(sodium: Sodium, folder: string, keys: VaultKeys): string | null {
  try {
    const file = readFileSync(join(folder, essenceFile));
    return Buffer.from(decryptAge(sodium, [keys.identity], file)).toString('utf8');
  } catch {
    return null;
  }
}

/** Whether it is there and can be read. */
export function hasEssence(sodium: Sodium, folder: string, keys: VaultKeys): boolean {
  return openEssence(sodium, folder, keys) !== null;
}

/** The keyring file as the essence has it; null if there is none. */
export function keyringInEssence(sodium: Sodium, folder: string, keys: VaultKeys): string | null {
  const text = openEssence(sodium, folder, keys);
  const parsed = text === null ? null : Essence.safeParse(JSON.parse(text));
  return parsed?.data?.keyring ?? null;
}

/** Writes the essence anew if it changed. Never throws: the vault has all of it elsewhere, and the next lock tries again. */
export async function keepEssence(
  sodium: Sodium,
  { folder, keyring }: { readonly folder: string; readonly keyring: Keyring },
  catalogue: Catalogue,
  keys: VaultKeys,
): Promise<void> {
  try {
    const { parcelIdentity, recoveryIdentity, signSecretKey } = keyring;
    // An Ed25519 secret key of libsodium begins with its seed.
    const signSeed = signSecretKey.subarray(0, 32);
    const essence = readEssence(catalogue, writeKeyring(sodium, { signSeed, parcelIdentity, recoveryIdentity }));
    if (essence === openEssence(sodium, folder, keys)) return;
    await writeFileDurably(join(folder, essenceFile), encryptAge(sodium, [keys.identity], utf8(essence)));
  } catch {
    // See above.
  }
}

/** Fills a rebuilt catalogue's small tables, inside the running transaction. Returns `false` if there is no readable essence. */
export function restoreEssence(sodium: Sodium, catalogue: Catalogue, folder: string, keys: VaultKeys): boolean {
  const text = openEssence(sodium, folder, keys);
  const parsed = text === null ? null : Essence.safeParse(JSON.parse(text));
  if (parsed?.success !== true) return false;
  const essence = parsed.data;
  for (const table of tables) {
    for (const row of essence.tables[table] ?? []) {
      const names = Object.keys(row).filter((name) => /^[a-z0-9_]+$/.test(name));
      const params = Object.fromEntries(names.map((name) => [name, valueOf(row[name] ?? null)]));
      catalogue.run(
        `INSERT OR REPLACE INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `$${name}`).join(', ')})`,
        params,
      );
    }
  }
  for (const [id, state, dueAt] of essence.entries) {
    catalogue.run('UPDATE entries SET state = $state, due_at = $dueAt WHERE id = $id', { id, state, dueAt });
  }
  return true;
}
