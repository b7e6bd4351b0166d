import { copyFileSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OpenVault } from '../../../main/vault/open-vault.ts';
import { openVault, rebuildCatalogue, showTakeout, verifyVault } from '../../../main/vault/vault.ts';
import { quietJob } from '../../helpers/job.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import {
  currentContent,
  goodPassphrase,
  makeVault,
  saveVersion,
  takeIn,
  testEnvironment,
} from '../../helpers/vault-folder.ts';
import type { TestEnvironment } from '../../helpers/vault-folder.ts';

let folder: string;
let env: TestEnvironment;
let vault: OpenVault;

beforeEach(async () => {
  const root = await tempFolder();
  folder = path.join(root, 'vault');
  env = await testEnvironment(root);
  vault = await makeVault(env, folder);
});

const open = () => openVault(env, { folder, passphrase: goodPassphrase });

/** The object files of an entry, oldest version first. */
function objectsOf(entryId: string): string[] {
  const rows = vault.catalogue.all<{ id: string }>(
    'SELECT id FROM versions WHERE entry_id = $entryId ORDER BY number',
    { entryId },
  );
  return rows.map(({ id }) => path.join(folder, 'objects', id.slice(0, 2), `${id}.age`));
}

function flipBit(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

async function kindsFound(repair = false): Promise<string[]> {
  const { findings } = await verifyVault(vault, { repair }, quietJob());
  return findings.map(({ kind }) => kind).sort();
}

describe('verify', () => {
  it('finds nothing wrong with a sound vault and counts what it read', async () => {
    await takeIn(vault, [{ name: 'a.txt', content: 'a' }]);
    const report = await verifyVault(vault, { repair: false }, quietJob());
    expect(report.findings).toEqual([]);
    expect(report.checkedObjects).toBe(2);
    expect(report.checkedBytes).toBeGreaterThan(2000);
    await vault.close();
  });

  it('finds one changed bit in every 4 KiB of an object, names the original, and serves no wrong byte', async () => {
    const [entry] = await takeIn(vault, [{ name: 'big.bin', content: 'x'.repeat(150_000) }]);
    const [file = ''] = objectsOf(entry?.id ?? '');
    const { size } = statSync(file);
    for (let at = 100; at < size; at += 4096) {
      flipBit(file, at);
      const { findings } = await verifyVault(vault, { repair: false }, quietJob());
      expect(findings).toMatchObject([{ kind: 'object-damaged', entryId: entry?.id, originalPath: '/office/big.bin' }]);
      await expect(currentContent(vault, entry?.id ?? '')).rejects.toMatchObject({ code: 'vault/object-damaged' });
      flipBit(file, at);
    }
    expect(await kindsFound()).toEqual([]);
    await vault.close();
  });

  it.each([
    [
      'cut off by one byte',
      (file: string, size: number) => writeFileSync(file, readFileSync(file).subarray(0, size - 1)),
      'object-damaged',
    ],
    ['cut at a chunk', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 65_752)), 'object-damaged'],
    ['emptied', (file: string) => writeFileSync(file, ''), 'object-damaged'],
    [
      'zeroed in the middle',
      (file: string, size: number) => writeFileSync(file, readFileSync(file).fill(0, size - 3000, size - 1000)),
      'object-damaged',
    ],
    ['gone', (file: string) => rmSync(file), 'object-missing'],
  ])('finds an object that is %s, and every other file stays readable', async (_what, spoil, kind) => {
    const [entry, other] = await takeIn(vault, [
      { name: 'a.bin', content: 'a'.repeat(100_000) },
      { name: 'b.txt', content: 'sound' },
    ]);
    const [file = ''] = objectsOf(entry?.id ?? '');
    spoil(file, statSync(file).size);
    expect(await kindsFound()).toEqual([kind]);
    expect(await currentContent(vault, other?.id ?? '')).toBe('sound');
    await vault.close();
  });

  it('tells an object of another file from an older version of the same one', async () => {
    const [a, b] = await takeIn(vault, [
      { name: 'a.txt', content: 'a one' },
      { name: 'b.txt', content: 'b one' },
    ]);
    await saveVersion(vault, a?.id ?? '', 'a two');
    const [first = '', second = ''] = objectsOf(a?.id ?? '');
    const [otherFile = ''] = objectsOf(b?.id ?? '');
    copyFileSync(first, second);
    copyFileSync(first, otherFile);
    expect(await kindsFound()).toEqual(['object-older', 'object-swapped']);
    await vault.close();
  });

  it('puts the newest version back that can be read, keeps the damaged object, and calls the file fine afterwards', async () => {
    const [entry] = await takeIn(vault, [{ name: 'a.txt', content: 'one' }]);
    const id = entry?.id ?? '';
    await saveVersion(vault, id, 'two');
    await saveVersion(vault, id, 'three');
    await saveVersion(vault, id, 'four');
    const [, , third = '', fourth = ''] = objectsOf(id);
    flipBit(third, 300);
    flipBit(fourth, 300);
    const spoilt = readFileSync(fourth);
    const look = async (repair: boolean) => (await verifyVault(vault, { repair }, quietJob())).findings;
    const sorted = async (repair: boolean) =>
      (await look(repair)).sort((one, other) => (one.versionNumber ?? 0) - (other.versionNumber ?? 0));
    const third3 = { kind: 'object-damaged', versionNumber: 3, severity: 'warning', isCurrent: false };
    const fourth4 = { kind: 'object-damaged', versionNumber: 4, severity: 'error', putBackNumber: 2, canRepair: true };
    expect(await sorted(false)).toMatchObject([third3, { ...fourth4, repaired: false }]);
    await expect(currentContent(vault, id)).rejects.toMatchObject({ code: 'vault/object-damaged' });
    expect(await sorted(true)).toMatchObject([third3, { ...fourth4, repaired: true }]);
    expect(await currentContent(vault, id)).toBe('two');
    expect(vault.files.versions(id).map(({ number, source }) => `${number} ${source}`)).toEqual([
      '1 takeout',
      '2 edit',
      '3 edit',
      '4 edit',
      '5 restore',
    ]);
    expect(readFileSync(fourth)).toEqual(spoilt);
    // What is left to tell is about earlier versions alone, and a second repair adds nothing.
    expect((await sorted(true)).map(({ severity, isCurrent }) => `${severity} ${String(isCurrent)}`)).toEqual([
      'warning false',
      'warning false',
    ]);
    expect(vault.files.versions(id)).toHaveLength(5);
    await vault.close();
  });

  it('marks a file of which no version can be read, until new content is stored or it can be read after all', async () => {
    const [lost, mended, sound] = await takeIn(vault, [
      { name: 'lost.txt', content: 'lost' },
      { name: 'mended.txt', content: 'mended' },
      { name: 'sound.txt', content: 'sound' },
    ]);
    const [lostFile = ''] = objectsOf(lost?.id ?? '');
    const [mendedFile = ''] = objectsOf(mended?.id ?? '');
    flipBit(lostFile, 300);
    flipBit(mendedFile, 300);
    const marked = () =>
      [lost, mended, sound]
        .map((entry) => showTakeout(vault.catalogue, entry?.id ?? '', { now: 0, dueSoonDays: 0 }).row)
        .filter(({ mustFetch }) => mustFetch)
        .map(({ name }) => name);
    const { findings } = await verifyVault(vault, { repair: false }, quietJob());
    expect(findings.map(({ canRepair, isMarked }) => [canRepair, isMarked])).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(marked()).toEqual([]);
    const repaired = await verifyVault(vault, { repair: true }, quietJob());
    expect(repaired.findings).toMatchObject([
      { isMarked: true, repaired: false, canRepair: false },
      { isMarked: true, repaired: false, canRepair: false },
    ]);
    expect(marked()).toEqual(['lost.txt', 'mended.txt']);
    expect(statSync(lostFile).size).toBeGreaterThan(0);
    flipBit(mendedFile, 300);
    await verifyVault(vault, { repair: false }, quietJob());
    expect(marked()).toEqual(['lost.txt']);
    await saveVersion(vault, lost?.id ?? '', 'fetched again');
    expect(marked()).toEqual([]);
    await vault.close();
  });

  it('touches nothing that is on its way home', async () => {
    const [entry] = await takeIn(vault, [{ name: 'a.txt', content: 'one' }]);
    const id = entry?.id ?? '';
    await saveVersion(vault, id, 'two');
    vault.catalogue.run(`UPDATE entries SET state = 'returning' WHERE id = ?`, [id]);
    flipBit(objectsOf(id)[1] ?? '', 300);
    const { findings } = await verifyVault(vault, { repair: true }, quietJob());
    expect(findings).toMatchObject([{ severity: 'error', canRepair: false, repaired: false, isMarked: false }]);
    expect(vault.files.versions(id)).toHaveLength(2);
    await vault.close();
  });

  it('takes an object in that the catalogue has forgotten', async () => {
    const [entry] = await takeIn(vault, [{ name: 'a.txt', content: 'one' }]);
    await saveVersion(vault, entry?.id ?? '', 'two');
    const current = vault.files.currentVersion(entry?.id ?? '');
    const [first] = vault.files.versions(entry?.id ?? '');
    vault.catalogue.run('DELETE FROM versions WHERE id = $id', { id: current.id });
    vault.catalogue.run('UPDATE entries SET current_version_id = $id', { id: first?.id ?? '' });
    expect(await kindsFound()).toEqual(['object-unknown']);
    expect(await kindsFound(true)).toEqual(['object-unknown']);
    expect(await kindsFound()).toEqual([]);
    expect(await currentContent(vault, entry?.id ?? '')).toBe('two');
    await vault.close();
  });

  it('mends the header, the reserve and what was left over, and finds nothing the second time', async () => {
    writeFileSync(path.join(folder, 'vault.json'), '{}');
    rmSync(path.join(folder, 'reserve'));
    writeFileSync(path.join(folder, 'objects', '00', 'left.age.tmp'), 'x');
    expect(await kindsFound(true)).toEqual(['header-mac', 'reserve-missing', 'staging-left']);
    expect(await kindsFound()).toEqual([]);
    await vault.close();
  });

  it('finds a row of the log that was changed', async () => {
    vault.audit.append('one', { count: 1 });
    vault.audit.append('two');
    vault.catalogue.run(`UPDATE audit SET data = '{"count":2}' WHERE event = 'one'`);
    expect(await kindsFound()).toEqual(['audit-chain']);
    await vault.close();
  });

  it('finds a catalogue page that was changed', async () => {
    await takeIn(
      vault,
      Array.from({ length: 50 }, (_, index) => ({ name: `${index}.txt`, content: 'x' })),
    );
    await vault.close();
    const file = path.join(folder, 'catalogue.db');
    flipBit(file, statSync(file).size - 2000);
    vault = await open();
    expect(await kindsFound()).toContain('catalogue-page');
    await vault.close();
  });
});

describe('rebuild', () => {
  it('brings back every file with all versions, settings and the keyring when the catalogue is lost', async () => {
    const entries = await takeIn(
      vault,
      Array.from({ length: 20 }, (_, index) => ({ name: `資料 ${index}.txt`, content: `content ${index}` })),
    );
    await saveVersion(vault, entries[3]?.id ?? '', 'changed 3');
    vault.settings.write('device', { deviceId: 'x', 'hex:': 'text:' });
    const { signPublicKey } = vault.keyring;
    await vault.close();
    for (const suffix of ['', '-wal']) rmSync(path.join(folder, `catalogue.db${suffix}`), { force: true });
    await expect(open()).rejects.toMatchObject({ code: 'catalogue/damaged' });
    const report = await rebuildCatalogue(env, { folder, passphrase: goodPassphrase }, quietJob());
    expect(report).toEqual({ entries: 20, versions: 22, unreadableObjects: 0 });
    vault = await open();
    for (const [index, { id }] of entries.entries()) {
      expect(await currentContent(vault, id)).toBe(index === 3 ? 'changed 3' : `content ${index}`);
    }
    expect(vault.files.versions(entries[3]?.id ?? '').map(({ number }) => number)).toEqual([1, 2]);
    expect(vault.settings.read('device')).toEqual({ deviceId: 'x', 'hex:': 'text:' });
    expect(vault.keyring.signPublicKey).toEqual(signPublicKey);
    expect(await kindsFound()).toEqual([]);
    await vault.close();
  });

  it('keeps a damaged catalogue aside and leaves what it cannot read where it is', async () => {
    const [good, bad] = await takeIn(vault, [
      { name: 'good.txt', content: 'good' },
      { name: 'bad.txt', content: 'bad' },
    ]);
    const [badFile = ''] = objectsOf(bad?.id ?? '');
    await vault.close();
    flipBit(badFile, 300);
    flipBit(path.join(folder, 'catalogue.db'), 50);
    await expect(open()).rejects.toMatchObject({ code: 'catalogue/damaged' });
    const report = await rebuildCatalogue(env, { folder, passphrase: goodPassphrase }, quietJob());
    expect(report).toEqual({ entries: 1, versions: 2, unreadableObjects: 1 });
    expect(readdirSync(folder).filter((name) => name.endsWith('.old'))).toHaveLength(1);
    vault = await open();
    expect(await currentContent(vault, good?.id ?? '')).toBe('good');
    expect(statSync(badFile).size).toBeGreaterThan(0);
    await vault.close();
  });
});
