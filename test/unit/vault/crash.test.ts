import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenVault } from '../../../main/vault/open-vault.ts';
import { createDrafts, openVault, verifyVault } from '../../../main/vault/vault.ts';
import { quietJob } from '../../helpers/job.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import {
  currentContent,
  goodPassphrase,
  makeVault,
  newEntry,
  requireStaged,
  saveVersion,
  takeIn,
  testEnvironment,
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

/** What a killed process would leave behind now: the files as they are, and a lock whose owner is gone. */
async function openAfterKill(spoil: (copy: string) => void = () => undefined): Promise<OpenVault> {
  const copy = path.join(root, 'after-kill');
  rmSync(copy, { recursive: true, force: true });
  cpSync(folder, copy, { recursive: true });
  writeFileSync(path.join(copy, 'owner.lock'), '{}');
  spoil(copy);
  return openVault(env, { folder: copy, passphrase: goodPassphrase });
}

function objectFiles(of: string): string[] {
  return readdirSync(path.join(of, 'objects'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.includes('.age'),
  );
}

async function expectSound(again: OpenVault): Promise<void> {
  expect((await verifyVault(again, { repair: false }, quietJob())).findings).toEqual([]);
  await again.close();
}

describe('a process that is killed', () => {
  it('between staging and commit leaves neither an entry nor its object', async () => {
    const [kept] = await takeIn(vault, [{ name: 'kept.txt', content: 'kept' }]);
    const entry = newEntry(vault);
    const [staged] = await vault.files.stage(
      [{ entry, name: 'a.txt', source: { bytes: Buffer.from('a') } }],
      quietJob(),
    );
    expect(objectFiles(folder)).toHaveLength(3);
    const again = await openAfterKill();
    expect(objectFiles(again.folder)).toHaveLength(2);
    expect(await currentContent(again, kept?.id ?? '')).toBe('kept');
    await expectSound(again);
    await vault.files.discard([requireStaged(staged)]);
  });

  it('right after the commit has lost nothing', async () => {
    const [entry] = await takeIn(vault, [{ name: 'a.txt', content: 'one' }]);
    await saveVersion(vault, entry?.id ?? '', 'two');
    createDrafts(vault).save(entry?.id ?? '', {
      baseVersionId: 'x',
      text: '下書き',
      cursor: 3,
      top: null,
      isOpen: true,
    });
    const again = await openAfterKill();
    expect(await currentContent(again, entry?.id ?? '')).toBe('two');
    expect(createDrafts(again).read(entry?.id ?? '')).toMatchObject({ text: '下書き', cursor: 3, top: null });
    await expectSound(again);
  });

  it('while an object was written leaves no half of it', async () => {
    const entry = newEntry(vault);
    let again: OpenVault | null = null;
    const stream = (async function* pieces() {
      yield Buffer.alloc(3_000_000, 1);
      expect(objectFiles(folder).filter((name) => name.endsWith('.tmp'))).toHaveLength(1);
      again = await openAfterKill();
      yield Buffer.alloc(1);
    })();
    await vault.files.stage([{ entry, name: 'a', source: { sizeBytes: 3_000_001, stream } }], quietJob());
    if (again === null) throw new Error('not opened');
    expect(objectFiles((again as OpenVault).folder)).toHaveLength(1);
    await expectSound(again);
  });

  it('after a deletion was committed leaves no object of it', async () => {
    const [entry] = await takeIn(vault, [{ name: 'a.txt', content: 'secret' }]);
    const before = path.join(root, 'before');
    cpSync(path.join(folder, 'objects'), before, { recursive: true });
    const id = entry?.id ?? '';
    const { id: objectId = '' } =
      vault.catalogue.get<{ id: string }>('SELECT id FROM versions WHERE entry_id = $id', { id }) ?? {};
    await vault.files.destroyContent([id], 'destroyed');
    const again = await openAfterKill((copy) => {
      cpSync(before, path.join(copy, 'objects'), { recursive: true });
      writeFileSync(path.join(copy, 'staging', 'intents'), `${objectId}\n`);
    });
    expect(objectFiles(again.folder)).toHaveLength(1);
    await expectSound(again);
  });

  it('leaves an object alone that only an older catalogue does not know', async () => {
    const older = path.join(root, 'older.db');
    vault.catalogue.run('PRAGMA wal_checkpoint(TRUNCATE)');
    cpSync(path.join(folder, 'catalogue.db'), older);
    const [entry] = await takeIn(vault, [{ name: 'a.txt', content: 'precious' }]);
    const again = await openAfterKill((copy) => {
      rmSync(path.join(copy, 'catalogue.db-wal'), { force: true });
      cpSync(older, path.join(copy, 'catalogue.db'));
    });
    expect(objectFiles(again.folder)).toHaveLength(2);
    const { findings } = await verifyVault(again, { repair: true }, quietJob());
    expect(findings).toMatchObject([{ kind: 'object-unknown', name: 'a.txt', repaired: true }]);
    expect(await currentContent(again, entry?.id ?? '')).toBe('precious');
    await expectSound(again);
  });
});

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

describe.skipIf(!isRoot)('a full disk (needs root, for a small tmpfs)', () => {
  let small: string;
  let tight: OpenVault | null = null;

  beforeEach(async () => {
    small = path.join(root, 'small');
    mkdirSync(small);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', small]);
    tight = await makeVault(env, path.join(small, 'vault'));
  });
  afterEach(async () => {
    await tight?.close().catch(() => undefined);
    tight = null;
    execFileSync('umount', ['-l', small]);
  });

  /** Takes all space there is, to the last byte. */
  function fillUp(): void {
    let count = 0;
    for (let size = 1024 * 1024; size >= 1;) {
      try {
        writeFileSync(path.join(small, `fill-${count++}`), Buffer.alloc(size, 1));
      } catch {
        rmSync(path.join(small, `fill-${count - 1}`), { force: true });
        size = size > 4096 ? Math.floor(size / 16) : 0;
      }
    }
  }

  it('refuses new content with disk/full and leaves nothing of it; reading, drafts, deleting and locking go on', async () => {
    if (tight === null) throw new Error('no vault');
    const inside = path.join(small, 'vault');
    const [entry, other] = await takeIn(tight, [
      { name: 'a.txt', content: 'one' },
      { name: 'b.bin', content: Buffer.alloc(1_000_000, 2) },
    ]);
    fillUp();
    const before = objectFiles(inside);
    const source = { bytes: Buffer.alloc(3_000_000) };
    const stage = tight.files.stage([{ entry: newEntry(tight), name: 'c', source }], quietJob());
    await expect(stage).rejects.toMatchObject({ code: 'disk/full' });
    expect(objectFiles(inside)).toEqual(before);
    expect(await currentContent(tight, entry?.id ?? '')).toBe('one');

    createDrafts(tight).save(entry?.id ?? '', {
      baseVersionId: 'x',
      text: 'y'.repeat(2_000_000),
      cursor: 0,
      top: null,
      isOpen: true,
    });
    expect(existsSync(path.join(inside, 'reserve'))).toBe(false);
    fillUp();
    await tight.files.destroyContent([other?.id ?? ''], 'destroyed').catch(() => undefined);
    await tight.close();
    for (const name of readdirSync(small)) if (name.startsWith('fill-')) rmSync(path.join(small, name));
    tight = await openVault(env, { folder: inside, passphrase: goodPassphrase });
    expect(createDrafts(tight).read(entry?.id ?? '')?.text).toHaveLength(2_000_000);
    expect(existsSync(path.join(inside, 'reserve'))).toBe(true);
    expect((await verifyVault(tight, { repair: false }, quietJob())).findings).toEqual([]);
  });

  it('is opened, read and locked at 0 bytes free', async () => {
    if (tight === null) throw new Error('no vault');
    const inside = path.join(small, 'vault');
    const [entry] = await takeIn(tight, [{ name: 'a.txt', content: 'one' }]);
    await tight.close();
    fillUp();
    tight = await openVault(env, { folder: inside, passphrase: goodPassphrase });
    expect(await currentContent(tight, entry?.id ?? '')).toBe('one');
    fillUp();
    await tight.close();
    for (const name of readdirSync(small)) if (name.startsWith('fill-')) rmSync(path.join(small, name));
    tight = await openVault(env, { folder: inside, passphrase: goodPassphrase });
    expect((await verifyVault(tight, { repair: false }, quietJob())).findings).toEqual([]);
  });

  it('deletes and locks at 0 bytes free', async () => {
    if (tight === null) throw new Error('no vault');
    const [entry] = await takeIn(tight, [{ name: 'b.bin', content: Buffer.alloc(1_000_000, 2) }]);
    fillUp();
    await tight.files.destroyContent([entry?.id ?? ''], 'destroyed');
    expect(objectFiles(path.join(small, 'vault'))).toHaveLength(1);
    await tight.close();
    tight = await openVault(env, { folder: path.join(small, 'vault'), passphrase: goodPassphrase });
    expect(
      (await verifyVault(tight, { repair: false }, quietJob())).findings.filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
  });
});
