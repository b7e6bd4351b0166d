/**
 * The vault engine as a process of its own, so that its memory can be measured as a peer's is: does one step of a run for each message
 * and answers how long it took. Started by ours.ts.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadSodium } from '../../../main/crypto/sodium.ts';
import { findFiles } from '../../../main/takeout/walk.ts';
import { createFileKeychain } from '../../../main/vault/keychain.ts';
import type { OpenVault } from '../../../main/vault/open-vault.ts';
import { openVault, verifyVault } from '../../../main/vault/vault.ts';
import type { VaultEnvironment } from '../../../main/vault/vault.ts';
import { usualPoolSize } from '../../../main/vault/work/pool.ts';
import { systemClock } from '../../../main/vault/clock.ts';
import { quietJob } from '../../helpers/job.ts';
import { goodPassphrase, makeVault, newEntry, requireStaged } from '../../helpers/vault-folder.ts';

/** What ours.ts asks for. */
export interface Step {
  readonly name: 'create' | 'start' | 'takeIn' | 'list' | 'giveBack' | 'verify';
  /** create and start: the folder to work in; takeIn: what to take; giveBack: where to. */
  readonly path: string;
}

/** What it gets. `openMs` belongs to `list`: the part of it until the vault was open, key derivation left out. */
export interface StepDone {
  readonly ms: number;
  readonly openMs: number;
  readonly peakKibibytes: number;
  /** Processor time of all threads: what it takes whoever else is at work on the machine. */
  readonly cpuMs: number;
}

const sodium = await loadSodium();
let vault: OpenVault | null = null;
let work = '';

const environment = (changes: Partial<VaultEnvironment>): VaultEnvironment => ({
  sodium,
  clock: systemClock,
  keychain: createFileKeychain(join(work, 'keychain.json')),
  // As it is packed: the threads of the checkout carry a compiler each.
  workerUrl: new URL('../../../out/main/worker.cjs', import.meta.url),
  poolSize: usualPoolSize(),
  ...changes,
});

function opened(): OpenVault {
  if (vault === null) throw new Error('there is no vault yet');
  return vault;
}

async function takeIn(source: string): Promise<void> {
  const { catalogue, files, folder } = opened();
  const found = await findFiles([source], folder, quietJob().signal);
  const entries = found.map(({ name, folder: inFolder, location }) =>
    newEntry(opened(), {
      name,
      folder: inFolder,
      original: { location, host: '', sha256: '', sizeBytes: 0, modifiedAt: '' },
    }),
  );
  const items = entries.map((entry) => ({ entry, name: entry.name, source: { path: entry.original.location } }));
  const staged = await files.stage(items, quietJob());
  catalogue.transaction(() => {
    for (const [index, entry] of entries.entries()) files.addEntry(entry, requireStaged(staged[index]), 'takeout');
  });
}

/** Names and folders, as a peer's `ls -R` gives them. Pages of whole rows are measured by entries.bench.ts. */
function listNames(): number {
  return opened().catalogue.all("SELECT folder, name FROM entries WHERE kind = 'takeout'").length;
}

/** Locks, then opens and lists. The key derivation is timed on the way and left out. */
async function listFromLocked(): Promise<{ ms: number; openMs: number }> {
  const { folder } = opened();
  await opened().close();
  let derivingMs = 0;
  const argon2id: typeof sodium.argon2id = (input) => {
    const begun = performance.now();
    const key = sodium.argon2id(input);
    derivingMs += performance.now() - begun;
    return key;
  };
  const start = performance.now();
  // In this thread, so that the derivation can be timed by itself.
  const env = environment({ poolSize: 0, sodium: { ...sodium, argon2id } });
  vault = await openVault(env, { folder, passphrase: goodPassphrase });
  const openMs = performance.now() - start - derivingMs;
  if (listNames() === 0) throw new Error('no names');
  const ms = performance.now() - start - derivingMs;
  await vault.close();
  vault = await openVault(environment({}), { folder, passphrase: goodPassphrase });
  return { ms, openMs };
}

async function giveBack(target: string): Promise<void> {
  const { catalogue, files } = opened();
  const rows = catalogue.all<{ folder: string; name: string; current_version_id: string }>(
    "SELECT folder, name, current_version_id FROM entries WHERE kind = 'takeout'",
  );
  // Whatever was taken in by its folder comes back without that folder's own name.
  const items = rows.map((row) => ({
    versionId: row.current_version_id,
    path: join(target, row.folder.split('/').slice(1).join('/'), row.name),
  }));
  for (const parent of new Set(items.map(({ path }) => dirname(path)))) mkdirSync(parent, { recursive: true });
  const results = await files.writeAllTo(items, { replace: true }, quietJob());
  const failed = results.find((result) => result !== null);
  if (failed) throw failed;
}

async function verify(): Promise<void> {
  const { findings } = await verifyVault(opened(), { repair: false }, quietJob());
  if (findings.length > 0) throw new Error(`verify found ${findings[0]?.kind ?? ''}`);
}

async function run({ name, path }: Step): Promise<{ ms?: number; openMs?: number }> {
  switch (name) {
    case 'create':
      work = path;
      await (await makeVault(environment({}), join(path, 'vault'))).close();
      return {};
    case 'start':
      work = path;
      vault = await openVault(environment({}), { folder: join(path, 'vault'), passphrase: goodPassphrase });
      // The worker threads of a vault at work are there already.
      await vault.files.hashOutside([import.meta.filename, import.meta.filename], quietJob());
      return {};
    case 'takeIn':
      await takeIn(path);
      return {};
    case 'list':
      return listFromLocked();
    case 'giveBack':
      await giveBack(path);
      return {};
    case 'verify':
      await verify();
      return {};
  }
}

/** The kernel's mark of the most memory that was resident, from when it was last reset. */
function peakKibibytes(): number {
  return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0);
}

process.on('message', (step: Step) => {
  const once = async (): Promise<void> => {
    writeFileSync('/proc/self/clear_refs', '5');
    const before = process.cpuUsage();
    const start = performance.now();
    const { ms, openMs } = await run(step);
    const took = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    const done: StepDone = {
      ms: ms ?? took,
      openMs: openMs ?? 0,
      peakKibibytes: peakKibibytes(),
      cpuMs: (user + system) / 1000,
    };
    process.send?.(done);
  };
  // An unhandled failure ends this process, which ours.ts sees.
  void once();
});
