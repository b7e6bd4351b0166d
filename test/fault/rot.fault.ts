/**
 * Spoils every kind of file of a vault, one bit in every 4 KiB of it, by cuts, zeroed blocks and removal: each is found, no wrong byte is
 * served, and every other file can still be read (where the catalogue is hit, after it was rebuilt from the objects).
 */
import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAppError } from '../../preload/contract/errors.ts';
import { completeAcceptance } from '../../main/takeout/accept.ts';
import type { OpenVault } from '../../main/vault/open-vault.ts';
import { openVault, rebuildCatalogue, verifyVault } from '../../main/vault/vault.ts';
import { quietJob } from '../helpers/job.ts';
import { workerPassphrase } from '../helpers/story.ts';
import { currentContent } from '../helpers/vault-folder.ts';
import { quickFolder } from './theatre.ts';
import { makeGround, onTheGround } from './ground.ts';
import type { Ground } from './ground.ts';
import { loadQuickSodium } from './quick-sodium.ts';
import { createStage } from './stage.ts';
import type { Stage } from './stage.ts';

const blockBytes = 4096;
const { base, remove } = quickFolder();
let ground: Ground;
let stage: Stage;
let folder: string;
/** Object file (relative) by the name of the entry whose current version it holds; the keyring's and older versions have none. */
let currentObjects: Map<string, string>;

beforeAll(async () => {
  const sodium = await loadQuickSodium();
  ground = await makeGround(base, sodium);
  await ground.renew();
  stage = createStage(ground.root, sodium);
  folder = stage.at('vault-sato');
  const vault = await open();
  const rows = vault.catalogue.all<{ name: string; id: string }>(
    `SELECT name, current_version_id AS id FROM entries WHERE kind = 'takeout'`,
  );
  currentObjects = new Map(rows.map(({ name, id }) => [`objects/${id.slice(0, 2)}/${id}.age`, name]));
  await vault.close();
});
afterAll(remove);

const input = () => ({ folder, passphrase: workerPassphrase });
/** As the engine opens it. */
async function open(): Promise<OpenVault> {
  const env = stage.environment('sato');
  const vault = await openVault(env, input());
  try {
    await completeAcceptance(env, vault);
    return vault;
  } catch (error) {
    await vault.close();
    throw error;
  }
}

interface Verdict {
  /** Where it came to light; null: nowhere. */
  readonly found: string | null;
  readonly complaints: string[];
}

/** Files that are not as they were: those with wrong bytes, and those that cannot be read although they were not hit. */
async function complaintsAboutContents(vault: OpenVault, hit: string | null): Promise<string[]> {
  const complaints: string[] = [];
  for (const [name, content] of Object.entries(onTheGround)) {
    const row = vault.catalogue.get<{ id: string }>('SELECT id FROM entries WHERE name = ?', [name]);
    try {
      const found = row === undefined ? '' : await currentContent(vault, row.id);
      if (found !== content && (name !== hit || row !== undefined)) complaints.push(`wrong bytes of ${name}`);
    } catch (error) {
      if (!isAppError(error)) throw error;
      if (name !== hit) complaints.push(`${name} cannot be read: ${error.code}`);
    }
  }
  return complaints;
}

const isSame = (file: string, original: Buffer): boolean => readFileSync(path.join(folder, file)).equals(original);

/** Opens the vault, reads all of it and verifies it. */
async function look(file: string): Promise<Verdict> {
  const vault = await open();
  try {
    const complaints = await complaintsAboutContents(vault, currentObjects.get(file) ?? null);
    const { findings } = await verifyVault(vault, { repair: false }, quietJob());
    const wasMended = vault.catalogue.get(`SELECT 1 FROM audit WHERE event = 'vault.keyring-mended'`) !== undefined;
    const found = findings.find(({ severity }) => severity !== 'note')?.kind ?? (wasMended ? 'keyring mended' : null);
    return { found, complaints };
  } finally {
    await vault.close();
  }
}

async function judge(file: string, original: Buffer): Promise<Verdict> {
  try {
    const seen = await look(file);
    // Some files have a second copy, or are known otherwise, and are mended by opening.
    const isMended = seen.found === null && existsSync(path.join(folder, file)) && isSame(file, original);
    return isMended ? { ...seen, found: 'mended' } : seen;
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code !== 'catalogue/damaged') return { found: error.code, complaints: [] };
    await rebuildCatalogue(stage.environment('sato'), input(), quietJob());
    return { ...(await look(file)), found: error.code };
  }
}

/** Ways to spoil a file, by what is done. */
function waysFor(bytes: Buffer): Map<string, Buffer | null> {
  const ways = new Map<string, Buffer | null>([['removed', null]]);
  for (let block = 0; block * blockBytes < bytes.length; block++) {
    const spoilt = Buffer.from(bytes);
    // Another bit in each block, so that all places in a block come up.
    const at = Math.min(bytes.length - 1, block * blockBytes + ((block * 1237 + 300) % blockBytes));
    spoilt[at] = (spoilt[at] ?? 0) ^ (1 << (block % 8));
    ways.set(`bit ${String(block % 8)} of byte ${String(at)}`, spoilt);
  }
  // By more than the line's end, which says nothing in JSON.
  ways.set('cut by a little', bytes.subarray(0, -5));
  ways.set('cut in the middle', bytes.subarray(0, bytes.length >> 1));
  const zeroed = Buffer.from(bytes);
  zeroed.fill(0, bytes.length >> 1, Math.min(bytes.length, (bytes.length >> 1) + blockBytes));
  ways.set('a block of zeros', zeroed);
  return ways;
}

/** What nobody needs: space that is kept back, and what is written anew at each opening. */
const isWorthless = (file: string): boolean => file === 'reserve' || file === 'staging/intents';

describe('rot', () => {
  it('in any file of a vault is found, and spoils nothing else', async () => {
    await ground.renew();
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(path.join(folder, name)).isFile() && !isWorthless(name))
      .sort();
    const complaints: string[] = [];
    const foundBy = new Map<string, number>();
    let count = 0;
    for (const file of files) {
      const original = readFileSync(path.join(folder, file));
      for (const [way, spoilt] of waysFor(original)) {
        await ground.renew();
        if (spoilt === null) rmSync(path.join(folder, file));
        else writeFileSync(path.join(folder, file), spoilt);
        count += 1;
        const verdict = await judge(file, original);
        if (verdict.found === null) complaints.push(`${file}, ${way}: not found`);
        else foundBy.set(verdict.found, (foundBy.get(verdict.found) ?? 0) + 1);
        complaints.push(...verdict.complaints.map((complaint) => `${file}, ${way}: ${complaint}`));
      }
    }
    const told = [...foundBy].map(([what, times]) => `${what} ${String(times)}`).join(', ');
    process.stdout.write(`${String(count)} spoilt files of ${String(files.length)}: ${told}\n`);
    expect(complaints).toEqual([]);
  });

  it('is told apart from objects that were swapped or put back', async () => {
    await ground.renew();
    const [one = '', two = ''] = [...currentObjects.keys()];
    const swapped = path.join(folder, one);
    copyFileSync(path.join(folder, two), swapped);
    const vault = await open();
    const { findings } = await verifyVault(vault, { repair: false }, quietJob());
    expect(findings.map(({ kind }) => kind)).toEqual(['object-swapped']);
    await vault.close();
  });
});
