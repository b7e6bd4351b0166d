/** What is looked at after a fault: the vault opens, what was acknowledged is there, nothing is half there, nothing lies about in the clear. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { isAppError } from '../../preload/contract/errors.ts';
import type { OpenVault } from '../../main/vault/open-vault.ts';
import { openVault, verifyVault } from '../../main/vault/vault.ts';
import { quietJob } from '../helpers/job.ts';
import { currentContent } from '../helpers/vault-folder.ts';
import { canary, onTheGround } from './ground.ts';
import type { Stage } from './stage.ts';

/** What a vault may be like after a fault. */
export interface Expectation {
  /** One of them opens it. */
  readonly passphrases: readonly string[];
  /** What each file may contain, by name; null: it may be gone. Files of the ground that are not named are as they were. */
  readonly contents: Readonly<Record<string, readonly (string | null)[]>>;
  /** Names that are all there or all gone. */
  readonly together?: readonly string[];
  /** Kinds of findings that the fault may leave; none by itself. */
  readonly findings?: readonly string[];
  /** More to look at in the open vault; gives complaints. */
  more?(vault: OpenVault): Promise<string[]>;
}

export interface Seen {
  /** Empty: all is as it has to be. */
  readonly complaints: string[];
  /** How long the vault took to open, derivation left out; null where it was not to be opened. */
  readonly openMs: number | null;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((name) => statSync(name).isFile());
}

/** Files under these folders in which plaintext can be read. */
export function plaintextIn(...folders: readonly string[]): string[] {
  const needle = Buffer.from(canary);
  const wide = Buffer.from(canary, 'utf16le');
  const isLeaky = (file: string) => {
    const bytes = readFileSync(file);
    return bytes.includes(needle) || bytes.includes(wide);
  };
  return folders.flatMap(filesUnder).filter(isLeaky);
}

interface FoundEntry {
  readonly id: string;
  readonly name: string;
  readonly state: string;
}

/** The content of every file that is there, by name; a file that cannot be read is a complaint. */
async function readAll(vault: OpenVault, complaints: string[]): Promise<Map<string, string>> {
  const rows = vault.catalogue.all<FoundEntry>(
    `SELECT id, name, state FROM entries WHERE kind = 'takeout' AND state IN ('out', 'changed', 'returning')`,
  );
  const contents = new Map<string, string>();
  for (const { id, name } of rows) {
    if (contents.has(name)) complaints.push(`${name} is there twice`);
    try {
      contents.set(name, await currentContent(vault, id));
    } catch (error) {
      complaints.push(`${name} cannot be read: ${String(error)}`);
    }
  }
  return contents;
}

function compare(contents: ReadonlyMap<string, string>, expected: Expectation): string[] {
  const complaints: string[] = [];
  const ground = Object.entries(onTheGround).map(([name, content]) => [name, [content]] as const);
  const wanted = new Map<string, readonly (string | null)[]>([...ground, ...Object.entries(expected.contents)]);
  for (const [name, allowed] of wanted) {
    const found = contents.get(name) ?? null;
    if (!allowed.includes(found)) complaints.push(found === null ? `${name} is lost` : `${name} has another content`);
  }
  for (const name of contents.keys()) if (!wanted.has(name)) complaints.push(`${name} should not be there`);
  const together = (expected.together ?? []).map((name) => contents.has(name));
  if (new Set(together).size > 1) complaints.push('only some of the files of one step are there');
  return complaints;
}

async function openWithOneOf(stage: Stage, party: string, folder: string, passphrases: readonly string[]) {
  for (const passphrase of passphrases) {
    try {
      return await openVault(stage.environment(party), { folder, passphrase });
    } catch (error) {
      if (!isAppError(error, 'vault/wrong-passphrase') || passphrase === passphrases.at(-1)) throw error;
    }
  }
  throw new Error('no passphrase to try');
}

/** Opens the vault in this folder and compares it with what is expected. Whether it can be verified, closed and opened again is seen, too. */
export async function lookAtVault(stage: Stage, party: string, folder: string, expected: Expectation): Promise<Seen> {
  const complaints: string[] = [];
  const before = performance.now();
  let vault: OpenVault;
  try {
    vault = await openWithOneOf(stage, party, folder, expected.passphrases);
  } catch (error) {
    return { complaints: [`the vault does not open: ${String(error)}`], openMs: null };
  }
  const openMs = performance.now() - before;
  try {
    complaints.push(...compare(await readAll(vault, complaints), expected));
    const { findings } = await verifyVault(vault, { repair: false }, quietJob());
    const unexpected = findings.filter(({ kind }) => expected.findings?.includes(kind) !== true);
    const more = (await expected.more?.(vault)) ?? [];
    complaints.push(...unexpected.map(({ kind, name }) => `verify finds ${kind} ${name ?? ''}`), ...more);
  } catch (error) {
    complaints.push(`looking failed: ${String(error)}`);
  } finally {
    await vault.close().catch((error: unknown) => complaints.push(`the vault does not close: ${String(error)}`));
  }
  complaints.push(...plaintextIn(folder, stage.at('temp')).map((file) => `plaintext in ${file}`));
  const left = readdirSync(folder).filter((name) => name === 'owner.lock' || name.endsWith('.tmp'));
  complaints.push(...left.map((name) => `${name} is left`));
  return { complaints, openMs };
}
