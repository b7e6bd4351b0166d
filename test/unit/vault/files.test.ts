import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OpenVault } from '../../../main/vault/open-vault.ts';
import { createDrafts, openVault, rekeyVault } from '../../../main/vault/vault.ts';
import { quietJob, stoppedJob } from '../../helpers/job.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import {
  contentOf,
  currentContent,
  goodPassphrase,
  makeVault,
  newEntry,
  requireStaged,
  saveVersion,
  takeIn,
  testEnvironment,
  writeOutside,
} from '../../helpers/vault-folder.ts';
import type { TestEnvironment } from '../../helpers/vault-folder.ts';

let root: string;
let folder: string;
let env: TestEnvironment;
let vault: OpenVault;

beforeEach(async () => {
  root = await tempFolder();
  folder = path.join(root, 'vault');
  env = await testEnvironment(root);
  vault = await makeVault(env, folder);
  return () => vault.close();
});

function objectFiles(): string[] {
  return readdirSync(path.join(folder, 'objects'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.includes('.age'),
  );
}

/** Stages files outside and adds them; the error of a file comes in its place. */
async function takePaths(paths: readonly string[], job = quietJob()) {
  const entries = paths.map((file) => newEntry(vault, { name: path.basename(file) }));
  const items = paths.map((file, index) => ({
    entry: entries[index] ?? '',
    name: path.basename(file),
    source: { path: file },
  }));
  const staged = await vault.files.stage(items, job);
  vault.catalogue.transaction(() => {
    for (const [index, object] of staged.entries()) {
      const entry = entries[index];
      if (entry !== undefined && !(object instanceof Error)) vault.files.addEntry(entry, object, 'takeout');
    }
  });
  return { entries, staged };
}

describe('taking in', () => {
  it('keeps files of every size around a block or a chunk, with hash, size and time', async () => {
    const sizes = [0, 1, 511, 512, 513, 65_023, 65_024, 65_025, 65_536, 131_072, 1_048_064, 1_048_576, 2_500_000];
    const contents = sizes.map((size) => Buffer.alloc(size, Buffer.from(`${size} bytes of this. `)));
    const paths = writeOutside(
      root,
      Object.fromEntries(contents.map((content, index) => [`${sizes[index]}.bin`, content])),
    );
    const { entries, staged } = await takePaths(paths);
    for (const [index, content] of contents.entries()) {
      const id = entries[index]?.id ?? '';
      const sizeBytes = content.length;
      const sha256 = createHash('sha256').update(content).digest('hex');
      expect(requireStaged(staged[index])).toMatchObject({ sizeBytes, sha256 });
      const version = vault.files.currentVersion(id);
      expect(version).toMatchObject({ sha256, sizeBytes, number: 1, isCurrent: true });
      expect((await contentOf(vault, version.id)).equals(content)).toBe(true);
      const row = vault.catalogue.get('SELECT original_sha256, original_size_bytes FROM entries WHERE id = $id', {
        id,
      });
      expect(row).toEqual({ original_sha256: sha256, original_size_bytes: sizeBytes });
    }
  });

  it('works the same on worker threads', async () => {
    await vault.close();
    vault = await openVault({ ...env, poolSize: 2 }, { folder, passphrase: goodPassphrase });
    const paths = writeOutside(
      root,
      Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`out/${index}.txt`, `content ${index}`])),
    );
    const { entries } = await takePaths([...paths, path.join(root, 'missing')]);
    for (const [index, { id }] of entries.slice(0, 40).entries())
      expect(await currentContent(vault, id)).toBe(`content ${index}`);
    const [missing, ...hashes] = await vault.files.hashOutside([path.join(root, 'missing'), ...paths], quietJob());
    expect(missing).toMatchObject({ code: 'takeout/original-missing' });
    expect(hashes[7]).toMatchObject({ sha256: createHash('sha256').update('content 7').digest('hex'), sizeBytes: 9 });
  });

  it('leaves out what is missing, a folder or a link to nowhere, each with its code, and takes the rest', async () => {
    const [good = ''] = writeOutside(root, { 'good.txt': 'good' });
    mkdirSync(path.join(root, 'a-folder'));
    symlinkSync(path.join(root, 'nowhere'), path.join(root, 'a-link'));
    const paths = ['nothing', 'a-folder', 'a-link'].map((name) => path.join(root, name));
    const { staged, entries } = await takePaths([...paths, good]);
    expect(staged.slice(0, 3)).toMatchObject([
      { code: 'takeout/original-missing' },
      { code: 'takeout/original-unreadable' },
      { code: 'takeout/original-missing' },
    ]);
    expect(await currentContent(vault, entries[3]?.id ?? '')).toBe('good');
  });

  it('refuses a file that grows while it is read', async () => {
    const [file = ''] = writeOutside(root, { 'log.txt': Buffer.alloc(5_000_000) });
    const growing = { ...quietJob(), onProgress: () => appendFileSync(file, 'more') };
    const { staged } = await takePaths([file], growing);
    expect(staged[0]).toMatchObject({ code: 'takeout/original-changed' });
    expect(objectFiles()).toHaveLength(1);
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const paths = writeOutside(
      root,
      Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`out/${index}`, Buffer.alloc(100_000)])),
    );
    await expect(takePaths(paths, stoppedJob())).rejects.toMatchObject({ code: 'job/cancelled' });
    expect(objectFiles()).toHaveLength(1);
    expect(readFileSync(path.join(folder, 'staging', 'intents'), 'utf8')).toBe('');
  });

  it('takes a stream of the size that was said, and nothing else', async () => {
    const entry = newEntry(vault);
    const stage = (sizeBytes: number) => {
      const stream = (async function* pieces() {
        yield Buffer.from('ab');
        yield Buffer.from('cd');
        await Promise.resolve();
      })();
      return vault.files.stage([{ entry, name: 'x', source: { sizeBytes, stream } }], quietJob());
    };
    expect((await stage(3))[0]).toBeInstanceOf(RangeError);
    expect((await stage(5))[0]).toBeInstanceOf(RangeError);
    vault.files.addEntry(entry, requireStaged((await stage(4))[0]), 'parcel');
    expect(await currentContent(vault, entry.id)).toBe('abcd');
  });

  it.each(['', '.', '..', 'a/b', '/etc/passwd', 'a\0b'])('does not take %j for a file name', async (name) => {
    const source = { bytes: new Uint8Array(0) };
    await expect(vault.files.stage([{ entry: newEntry(vault), name, source }], quietJob())).rejects.toThrow(RangeError);
  });
});

describe('versions', () => {
  it('are kept, numbered, and conflict when somebody else was quicker', async () => {
    const [entry] = await takeIn(vault, [{ name: 'a.txt', content: 'one' }]);
    const id = entry?.id ?? '';
    const first = vault.files.currentVersion(id);
    await saveVersion(vault, id, 'two');
    expect(vault.files.versions(id).map(({ number, isCurrent }) => [number, isCurrent])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect((await contentOf(vault, first.id)).toString()).toBe('one');
    const [staged] = await vault.files.stage(
      [{ entry: id, name: 'a.txt', source: { bytes: Buffer.from('3') } }],
      quietJob(),
    );
    const object = requireStaged(staged);
    expect(() => vault.files.addVersion(id, object, 'edit', first.id)).toThrow('vault/version-conflict');
    await vault.files.discard([object]);
    expect(await currentContent(vault, id)).toBe('two');
    expect(objectFiles()).toHaveLength(3);
  });

  it('can be read at any offset without the rest', async () => {
    const content = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 256));
    const [entry] = await takeIn(vault, [{ name: 'a.bin', content }]);
    const reader = await vault.files.open(vault.files.currentVersion(entry?.id ?? '').id);
    await fc.assert(
      fc.asyncProperty(fc.nat(210_000), fc.nat(140_000), async (offset, length) => {
        expect(Buffer.from(await reader.read(offset, length)).equals(content.subarray(offset, offset + length))).toBe(
          true,
        );
      }),
      { numRuns: 60 },
    );
    reader.close();
  });

  it('lead back to the one whose editor was open last, as long as it may be changed', async () => {
    const [one, other] = await takeIn(vault, [
      { name: 'a.txt', content: 'one' },
      { name: 'b.txt', content: 'other' },
    ]);
    const drafts = createDrafts(vault);
    const write = (id: string, isOpen: boolean) => {
      env.clock.pass(1000);
      drafts.save(id, { baseVersionId: vault.files.currentVersion(id).id, text: 'x', cursor: 1, top: 7, isOpen });
    };
    const [a = '', b = ''] = [one?.id, other?.id];
    expect(drafts.brokenOff()).toBeNull();
    write(a, true);
    write(b, true);
    expect(drafts.brokenOff()).toBe(b);
    expect(drafts.read(b)).toMatchObject({ cursor: 1, top: 7 });
    write(b, false);
    expect(drafts.brokenOff()).toBe(a);
    await vault.files.destroyContent([a], 'returned');
    expect(drafts.brokenOff()).toBeNull();
  });

  it('are gone with their objects and draft when the copy is destroyed, and what was closed stays closed', async () => {
    const [entry, other] = await takeIn(vault, [
      { name: 'a.txt', content: 'one' },
      { name: 'b.txt', content: 'stays' },
    ]);
    const id = entry?.id ?? '';
    await saveVersion(vault, id, 'two');
    const { id: versionId } = vault.files.currentVersion(id);
    createDrafts(vault).save(id, { baseVersionId: versionId, text: 'draft', cursor: 0, top: null, isOpen: true });
    const [staged] = await vault.files.stage(
      [{ entry: id, name: 'a.txt', source: { bytes: Buffer.from('3') } }],
      quietJob(),
    );
    await vault.files.destroyContent([id], 'returned');
    expect(createDrafts(vault).list()).toEqual([]);
    expect(() => vault.files.currentVersion(id)).toThrow('vault/version-unknown');
    await expect(vault.files.open(versionId)).rejects.toMatchObject({ code: 'vault/version-unknown' });
    expect(() => vault.files.addVersion(id, requireStaged(staged), 'edit')).toThrow('vault/entry-closed');
    await vault.files.discard([requireStaged(staged)]);
    expect(objectFiles()).toHaveLength(2);
    expect(await currentContent(vault, other?.id ?? '')).toBe('stays');
  });

  it('stay when the transaction that destroys them is rolled back', async () => {
    const [entry] = await takeIn(vault, [{ name: 'a.txt', content: 'one' }]);
    expect(() =>
      vault.catalogue.transaction(() => {
        void vault.files.destroyContent([entry?.id ?? ''], 'destroyed');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(await currentContent(vault, entry?.id ?? '')).toBe('one');
  });
});

describe('giving back', () => {
  it('writes a file outside and never over another one unless told to', async () => {
    const [entry] = await takeIn(vault, [{ name: 'a.txt', content: 'one' }]);
    const { id } = vault.files.currentVersion(entry?.id ?? '');
    const out = path.join(root, 'out.txt');
    writeFileSync(out, 'mine');
    await expect(vault.files.writeTo(id, out, { replace: false }, quietJob())).rejects.toMatchObject({
      code: 'file/exists',
    });
    expect(readFileSync(out, 'utf8')).toBe('mine');
    await vault.files.writeTo(id, out, { replace: true }, quietJob());
    expect(readFileSync(out, 'utf8')).toBe('one');
    rmSync(out);
    await vault.files.writeTo(id, out, { replace: false }, quietJob());
    expect(readFileSync(out, 'utf8')).toBe('one');
    expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('writes many files at once, each by itself, and says of each what became of it', async () => {
    const entries = await takeIn(
      vault,
      Array.from({ length: 70 }, (_, index) => ({ name: `${index}.txt`, content: `content ${index}` })),
    );
    mkdirSync(path.join(root, 'out'));
    const items = entries.map(({ id, name }) => ({
      versionId: vault.files.currentVersion(id).id,
      path: path.join(root, 'out', name),
    }));
    writeFileSync(path.join(root, 'out', '7.txt'), 'mine');
    const results = await vault.files.writeAllTo(items, { replace: false }, quietJob());
    expect(results.filter((result) => result === null)).toHaveLength(69);
    expect(results[7]).toMatchObject({ code: 'file/exists' });
    expect(readFileSync(path.join(root, 'out', '7.txt'), 'utf8')).toBe('mine');
    expect(readFileSync(path.join(root, 'out', '69.txt'), 'utf8')).toBe('content 69');
    expect(readdirSync(path.join(root, 'out'))).toHaveLength(70);
  });

  it.each([
    ['the key it was sealed with', true],
    ['its hash, where the catalogue does not know the key', false],
  ])('gives out nothing of another object of this vault that lies in its place, by %s', async (_by, isKeyKnown) => {
    // Of one length, so that nothing but the key or the hash tells them apart.
    const [mine, other] = await takeIn(vault, [
      { name: 'a.txt', content: 'the first' },
      { name: 'b.txt', content: 'the other' },
    ]);
    const [id, otherId] = [mine, other].map((entry) => vault.files.currentVersion(entry?.id ?? '').id);
    if (!isKeyKnown) vault.catalogue.run('UPDATE versions SET payload_check = NULL');
    const fileOf = (objectId = ''): string => path.join(folder, 'objects', objectId.slice(0, 2), `${objectId}.age`);
    const out = path.join(root, 'out.txt');
    await vault.files.writeTo(id ?? '', out, { replace: false }, quietJob());
    expect(readFileSync(out, 'utf8')).toBe('the first');

    writeFileSync(fileOf(id), readFileSync(fileOf(otherId)));
    rmSync(out);
    await expect(vault.files.writeTo(id ?? '', out, { replace: false }, quietJob())).rejects.toMatchObject({
      code: 'vault/object-damaged',
    });
    expect(existsSync(out)).toBe(false);
  });

  it('still knows the key of a version after the vault got a new one', async () => {
    const [entry] = await takeIn(vault, [{ name: 'a.txt', content: 'kept through it' }]);
    const { id } = vault.files.currentVersion(entry?.id ?? '');
    const check = () => vault.catalogue.get('SELECT payload_check FROM versions WHERE id = ?', [id]);
    const before = check();
    expect(before).toEqual({ payload_check: expect.stringMatching(/^[0-9a-f]{32}$/) as string });
    await vault.close();
    await rekeyVault(env, { folder, passphrase: goodPassphrase, recoveryRecipient: null }, quietJob());
    vault = await openVault(env, { folder, passphrase: goodPassphrase });
    expect(check()).toEqual(before);
    const out = path.join(root, 'out.txt');
    await vault.files.writeTo(id, out, { replace: false }, quietJob());
    expect(readFileSync(out, 'utf8')).toBe('kept through it');
  });

  it('leaves no part of a file whose object is damaged', async () => {
    const [entry] = await takeIn(vault, [{ name: 'a.bin', content: Buffer.alloc(300_000, 1) }]);
    const { id } = vault.files.currentVersion(entry?.id ?? '');
    const file = path.join(folder, 'objects', id.slice(0, 2), `${id}.age`);
    const bytes = readFileSync(file);
    bytes[200_000] = (bytes[200_000] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const out = path.join(root, 'out.bin');
    await expect(vault.files.writeTo(id, out, { replace: false }, quietJob())).rejects.toMatchObject({
      code: 'vault/object-damaged',
    });
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
