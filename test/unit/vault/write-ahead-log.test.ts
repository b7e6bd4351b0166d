import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { isLogRotten } from '../../../main/vault/catalogue/write-ahead-log.ts';
import { openVault, verifyVault } from '../../../main/vault/vault.ts';
import { quietJob } from '../../helpers/job.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { goodPassphrase, makeVault, takeIn, testEnvironment } from '../../helpers/vault-folder.ts';
import type { TestEnvironment } from '../../helpers/vault-folder.ts';

const frameBytes = 24 + 4096;
let env: TestEnvironment;
/** A vault folder as a crash leaves it: with a write-ahead log of several transactions. */
let crashed: string;
let log: Buffer;
/** Where the last transaction begins. */
let lastTransaction: number;

beforeEach(async () => {
  const root = await tempFolder();
  const folder = path.join(root, 'vault');
  env = await testEnvironment(root);
  const vault = await makeVault(env, folder);
  for (const name of ['a', 'b', 'c', 'd']) await takeIn(vault, [{ name: `${name}.txt`, content: name }]);
  crashed = path.join(root, 'crashed');
  cpSync(folder, crashed, { recursive: true });
  rmSync(path.join(crashed, 'owner.lock'), { force: true });
  await vault.close();
  log = readFileSync(path.join(crashed, 'catalogue.db-wal'));
  const ends: number[] = [];
  for (let at = 32; at + frameBytes <= log.length; at += frameBytes) {
    if (log.readUInt32BE(at + 4) !== 0) ends.push(at + frameBytes);
  }
  lastTransaction = ends.at(-2) ?? 0;
});

const cataloguePath = () => path.join(crashed, 'catalogue.db');
const spoil = (at: number, bit = 1) => {
  const spoilt = Buffer.from(log);
  spoilt[at] = (spoilt[at] ?? 0) ^ bit;
  writeFileSync(`${cataloguePath()}-wal`, spoilt);
};

describe('a write-ahead log that a crash left', () => {
  it('is sound as it is, cut anywhere, or gone: that is what crashes do', () => {
    expect(isLogRotten(cataloguePath())).toBe(false);
    for (let length = 0; length < log.length; length += 1000) {
      writeFileSync(`${cataloguePath()}-wal`, log.subarray(0, length));
      expect(isLogRotten(cataloguePath())).toBe(false);
    }
    rmSync(`${cataloguePath()}-wal`);
    expect(isLogRotten(cataloguePath())).toBe(false);
  });

  it('is known to be rotten for a bit in any frame before the last transaction, and not for one in that', () => {
    let found = 0;
    let missed = 0;
    for (let at = 32; at < lastTransaction - frameBytes; at += 389) {
      spoil(at, 1 << (at % 8));
      if (isLogRotten(cataloguePath())) found += 1;
      else missed += 1;
    }
    process.stdout.write(
      `rot in the write-ahead log: ${String(found)} of ${String(found + missed)} spoilt bits found\n`,
    );
    expect(found).toBeGreaterThan(500);
    expect(missed).toBe(0);
    for (let at = lastTransaction; at < log.length; at += 397) {
      // Its size field says where a transaction ends: a bit in that is seen even here.
      if ((at - 32) % frameBytes < 8) continue;
      spoil(at);
      expect(isLogRotten(cataloguePath())).toBe(false);
    }
  });

  it('is no log to it when it is foreign, hostile or empty', () => {
    for (const bytes of [
      Buffer.alloc(100_000, 0xff),
      Buffer.alloc(31),
      Buffer.concat([log.subarray(0, 8), Buffer.alloc(5000)]),
    ]) {
      writeFileSync(`${cataloguePath()}-wal`, bytes);
      expect(isLogRotten(cataloguePath())).toBe(false);
    }
  });

  it('that is rotten is on record and a finding, and a repair takes the files in again whose rows it had', async () => {
    spoil(lastTransaction - frameBytes - 2000);
    const vault = await openVault(env, { folder: crashed, passphrase: goodPassphrase });
    expect(vault.catalogue.get(`SELECT 1 AS found FROM audit WHERE event = 'vault.log-rotten'`)).toEqual({ found: 1 });
    const kinds = async (repair: boolean) =>
      (await verifyVault(vault, { repair }, quietJob())).findings.map(({ kind }) => kind);
    expect(await kinds(false)).toContain('catalogue-log');
    expect(await kinds(true)).toContain('object-unknown');
    expect(await kinds(false)).toEqual([]);
    const names = vault.catalogue.all<{ name: string }>(
      `SELECT name FROM entries WHERE kind = 'takeout' ORDER BY name`,
    );
    expect(names.map(({ name }) => name)).toEqual(['a.txt', 'b.txt', 'c.txt', 'd.txt']);
    await vault.close();
  });
});
