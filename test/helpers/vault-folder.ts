/** Vaults in temp folders, made quickly: the weakest key derivation that is accepted, no worker threads. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { leastArgonParameters } from '../../main/crypto/argon.ts';
import { loadSodium } from '../../main/crypto/sodium.ts';
import type { NewEntry, OpenVault, StagedObject } from '../../main/vault/open-vault.ts';
import { createFileKeychain } from '../../main/vault/keychain.ts';
import { createVault, generateKeyring } from '../../main/vault/vault.ts';
import type { NewVault, VaultEnvironment } from '../../main/vault/vault.ts';
import { createHandClock } from './clock.ts';
import type { HandClock } from './clock.ts';
import { quietJob } from './job.ts';

export const goodPassphrase = 'umi no mieru machi de kau pan';

export interface TestEnvironment extends VaultEnvironment {
  readonly clock: HandClock;
}

/** An environment whose keychain is a file in `root`; `poolSize` 0 keeps all in this thread. */
export async function testEnvironment(root: string, changes: Partial<VaultEnvironment> = {}): Promise<TestEnvironment> {
  return {
    sodium: await loadSodium(),
    keychain: createFileKeychain(path.join(root, 'keychain.json')),
    workerUrl: new URL('../../main/engine/worker.ts', import.meta.url),
    poolSize: 0,
    ...changes,
    clock: createHandClock(),
  };
}

/** What a plain worker's vault is made from. */
export function newVault(env: VaultEnvironment, folder: string, changes: Partial<NewVault> = {}): NewVault {
  return {
    folder,
    role: 'worker',
    passphrase: goodPassphrase,
    userWords: [],
    withDeviceSecret: true,
    office: null,
    recoveryRecipient: null,
    keyring: generateKeyring(env.sodium, { withRecovery: false }),
    cost: leastArgonParameters,
    ...changes,
  };
}

export async function makeVault(
  env: VaultEnvironment,
  folder: string,
  changes: Partial<NewVault> = {},
): Promise<OpenVault> {
  return createVault(env, newVault(env, folder, changes));
}

/** An entry whose original is the content itself. */
export function newEntry(vault: OpenVault, changes: Partial<NewEntry> = {}): NewEntry {
  const now = new Date(vault.clock.now()).toISOString();
  const name = changes.name ?? '議事録.txt';
  return {
    id: vault.newId(),
    kind: 'takeout',
    name,
    folder: '',
    takenOutAt: now,
    dueAt: null,
    purpose: '訪問先での打ち合わせ',
    allowedBy: { ground: 'policy', name: '佐藤', policyVersion: 1 },
    original: { location: `/office/${name}`, host: 'office-pc', sha256: '', sizeBytes: 0, modifiedAt: now },
    batchId: null,
    ...changes,
  };
}

/** Stages content and adds it as new entries, in one transaction. */
export async function takeIn(
  vault: OpenVault,
  files: readonly { name: string; content: string | Uint8Array }[],
): Promise<NewEntry[]> {
  const entries = files.map(({ name }) => newEntry(vault, { name }));
  const items = files.map(({ name, content }, index) => ({
    entry: entries[index] ?? '',
    name,
    source: { bytes: typeof content === 'string' ? Buffer.from(content) : content },
  }));
  const staged = await vault.files.stage(items, quietJob());
  vault.catalogue.transaction(() => {
    for (const [index, object] of staged.entries()) {
      const entry = entries[index];
      if (entry !== undefined) vault.files.addEntry(entry, requireStaged(object), 'takeout');
    }
  });
  return entries;
}

/** Stages content as the next version of an entry, and adds it. */
export async function saveVersion(vault: OpenVault, entryId: string, content: string): Promise<void> {
  const source = { bytes: Buffer.from(content) };
  const [staged] = await vault.files.stage([{ entry: entryId, name: 'next.txt', source }], quietJob());
  vault.catalogue.transaction(() => vault.files.addVersion(entryId, requireStaged(staged), 'edit'));
}

export function requireStaged(staged: StagedObject | Error | undefined): StagedObject {
  if (staged === undefined || staged instanceof Error) throw staged ?? new Error('nothing was staged');
  return staged;
}

/** The whole content of a version. */
export async function contentOf(vault: OpenVault, versionId: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of vault.files.stream(versionId)) pieces.push(piece);
  return Buffer.concat(pieces);
}

export async function currentContent(vault: OpenVault, entryId: string): Promise<string> {
  return (await contentOf(vault, vault.files.currentVersion(entryId).id)).toString('utf8');
}

/** Files outside, to be taken in. */
export function writeOutside(root: string, files: Readonly<Record<string, string | Uint8Array>>): string[] {
  return Object.entries(files).map(([name, content]) => {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  });
}
