/** Two threads at work on one large file: the result, and what happens when one of them stops. */
import { closeSync, openSync, readFileSync, readdirSync, statSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../preload/contract/errors.ts';
import { loadSodium } from '../../../../main/crypto/sodium.ts';
import type { OpenVault } from '../../../../main/vault/open-vault.ts';
import { openVault, verifyVault } from '../../../../main/vault/vault.ts';
import { inPair, largeBytes } from '../../../../main/vault/work/in-pair.ts';
import { createPool } from '../../../../main/vault/work/pool.ts';
import { HelperFailed, shareMemory, slots, useSharedBlocks } from '../../../../main/vault/work/shared-blocks.ts';
import { repeatableBytes } from '../../../helpers/age-files.ts';
import { quietJob, stoppedJob } from '../../../helpers/job.ts';
import { tempFolder } from '../../../helpers/temp-folder.ts';
import { goodPassphrase, makeVault, newEntry, requireStaged, testEnvironment } from '../../../helpers/vault-folder.ts';
import type { TestEnvironment } from '../../../helpers/vault-folder.ts';

const sodium = await loadSodium();
const workerUrl = new URL('../../../../main/engine/worker.ts', import.meta.url);
const nothing = (): void => undefined;

describe('the memory they share', () => {
  it('gives each block to one of them, and never one whose place is still in use', () => {
    const memory = shareMemory(16);
    const [leader, helper] = [useSharedBlocks(memory), useSharedBlocks(memory)];
    expect(leader.claim()).toBeNull();
    leader.raise(2);
    expect(helper.claim()).toBe(0);
    expect(leader.claim()).toBe(1);
    expect(helper.claim()).toBeNull();
    helper.complete(0);
    expect(leader.isComplete(0)).toBe(true);
    expect(leader.isComplete(slots)).toBe(false);
    leader.slot(0)[0] = 7;
    expect(helper.slot(slots)[0]).toBe(7);
  });

  it('lets the leader do everything where nobody helps', () => {
    const shared = useSharedBlocks(shareMemory(16));
    const done: number[] = [];
    shared.raise(5);
    for (let block = 0; block < 5; block += 1) shared.finishBlock(block, (each) => void done.push(each), nothing);
    expect(done).toEqual([0, 1, 2, 3, 4]);
  });

  it('tells the leader that the helper failed, and wipes key and blocks at the end', () => {
    const memory = shareMemory(16);
    memory.key.fill(1);
    memory.blocks.fill(2);
    const [leader, helper] = [useSharedBlocks(memory), useSharedBlocks(memory)];
    leader.raise(1);
    const failing = (): never => {
      throw new Error('no');
    };
    expect(() => helper.help(failing)).toThrow('no');
    expect(() => leader.finishBlock(0, nothing, nothing)).toThrow(HelperFailed);
    leader.close(sodium);
    expect([...memory.key, ...memory.blocks].every((byte) => byte === 0)).toBe(true);
  });

  it('looks up while it waits, so that a stop is not missed', () => {
    const shared = useSharedBlocks(shareMemory(16));
    shared.raise(1);
    expect(shared.claim()).toBe(0);
    const lookUp = (): never => {
      throw new AppError('job/cancelled');
    };
    expect(() => shared.finishBlock(0, nothing, lookUp)).toThrow(AppError);
  });

  it('sends the helper home when the leader never begins', async () => {
    const pool = createPool({ sodium, workerUrl, size: 1 });
    const lead = (): Promise<never> => Promise.reject(new AppError('job/cancelled'));
    const pair = inPair(1024, lead, (shared) => pool.run('sealBlocks', { shared, path: '/nowhere' }));
    await expect(pair).rejects.toMatchObject({ code: 'job/cancelled' });
    await pool.close();
  });
});

describe('a large file', () => {
  let root: string;
  let env: TestEnvironment;
  let vault: OpenVault;
  let source: string;
  /** Not a whole number of blocks or chunks. */
  const content = repeatableBytes(largeBytes + 5_000_001, 'large');

  beforeEach(async () => {
    root = await tempFolder();
    env = await testEnvironment(root, { poolSize: 2 });
    vault = await makeVault(env, path.join(root, 'vault'));
    source = path.join(root, 'source.bin');
    writeFileSync(source, content);
    return () => vault.close();
  });

  const stage = (job = quietJob()) => {
    const entry = newEntry(vault, { name: 'source.bin' });
    const items = [{ entry, name: 'source.bin', source: { path: source } }];
    return { entry, staged: vault.files.stage(items, job) };
  };
  const take = async () => {
    const { entry, staged } = stage();
    const object = requireStaged((await staged)[0]);
    vault.files.addEntry(entry, object, 'takeout');
    const id = object.objectId;
    return { id, objectPath: path.join(vault.folder, 'objects', id.slice(0, 2), `${id}.age`) };
  };

  it('is the same whether one thread or two wrote and read it', async () => {
    const { id } = await take();
    const target = path.join(root, 'out.bin');
    await vault.files.writeTo(id, target, { replace: false }, quietJob());
    expect(readFileSync(target).equals(content)).toBe(true);
    expect((await verifyVault(vault, { repair: false }, quietJob())).findings).toEqual([]);

    await vault.close();
    vault = await openVault({ ...env, poolSize: 0 }, { folder: vault.folder, passphrase: goodPassphrase });
    await vault.files.writeTo(id, target, { replace: true }, quietJob());
    expect(readFileSync(target).equals(content)).toBe(true);
    expect((await verifyVault(vault, { repair: false }, quietJob())).findings).toEqual([]);
  });

  it('gives nothing out when one bit of it is wrong, wherever', async () => {
    const { id, objectPath } = await take();
    const { size } = statSync(objectPath);
    const target = path.join(root, 'out.bin');
    for (const at of [300, Math.floor(size / 3), Math.floor(size / 2), size - 1]) {
      const file = openSync(objectPath, 'r+');
      const whole = readFileSync(objectPath);
      writeSync(file, Uint8Array.of((whole[at] ?? 0) ^ 1), 0, 1, at);
      const given = vault.files.writeTo(id, target, { replace: false }, quietJob());
      await expect(given).rejects.toMatchObject({ code: 'vault/object-damaged' });
      expect(readdirSync(root).filter((name) => name.includes('out') || name.endsWith('.tmp'))).toEqual([]);
      const { findings } = await verifyVault(vault, { repair: false }, quietJob());
      expect(findings.map(({ kind }) => kind)).toEqual(['object-damaged']);
      writeSync(file, Uint8Array.of(whole[at] ?? 0), 0, 1, at);
      closeSync(file);
    }
  });

  it('leaves nothing behind when it is called off on the way, and the threads go on to other work', async () => {
    const { staged } = stage(stoppedJob());
    await expect(staged).rejects.toMatchObject({ code: 'job/cancelled' });
    const left = readdirSync(path.join(vault.folder, 'objects'), { recursive: true, encoding: 'utf8' });
    // The keyring's object alone.
    expect(left.filter((name) => name.includes('.age'))).toHaveLength(1);
    await take();
  });

  it('tells what the helper met, not that the leader was stopped', async () => {
    const pool = createPool({ sodium, workerUrl, size: 1 });
    const missing = path.join(root, 'not', 'there');
    const lead = (shared: Parameters<typeof useSharedBlocks>[0]): Promise<never> => {
      useSharedBlocks(shared).raise(1);
      return new Promise((_resolve, reject) => {
        setTimeout(() => reject(new AppError('job/cancelled')), 300);
      });
    };
    const pair = inPair(1024 * 1024, lead, (shared) => pool.run('sealBlocks', { shared, path: missing }));
    await expect(pair).rejects.toThrow(/ENOENT/);
    await pool.close();
  });
});
