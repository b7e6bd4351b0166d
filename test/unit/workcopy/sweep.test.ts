import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findHolders } from '../../../main/workcopy/holders.ts';
import { createSweeper } from '../../../main/workcopy/sweep.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import {
  copiesWorld,
  eventually,
  makeFolder,
  orphan,
  rewriteNote,
  saveByReplacing,
  type CopiesWorld,
} from '../../helpers/working-copies.ts';

let world: CopiesWorld;
afterEach(async () => {
  await world.copies.settle(Promise.resolve());
  await world.vault.close();
});

/** A copy that was open when everything ended at once. */
async function crashed(save: (path: string) => void = () => undefined): Promise<string> {
  world = await copiesWorld(await tempFolder());
  const path = await world.open();
  save(path);
  await world.crash();
  return path;
}

const strays = (): string[] => {
  const folder = join(world.vault.folder, 'copies');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
};
const later = 20_000;

describe('after a crash', () => {
  it('the copy goes at the next start, and what was saved in it is a version at the next unlocking', async () => {
    const path = await crashed((file) => saveByReplacing(file, '落ちる直前の保存'));
    expect(await world.sweeper().sweep()).toEqual({ left: [], erased: 1, sealed: 1, isWaiting: false });
    expect(existsSync(dirname(path))).toBe(false);
    const [stray = ''] = strays();
    expect(readFileSync(stray).includes('落ちる直前の保存')).toBe(false);
    await world.unlock();
    expect(await world.versions()).toEqual(['最初の内容', '落ちる直前の保存']);
    expect(world.copies.list().found).toMatchObject([
      { name: '議事録.txt', why: 'crash', outcome: 'takenIn', number: 2, otherFiles: 0 },
    ]);
    expect(world.events('workcopy.found')).toMatchObject([{ why: 'crash', outcome: 'takenIn', number: 2 }]);
    expect(strays()).toEqual([]);
  });

  it('a copy without a new save is told of, too, with what else lay there', async () => {
    await crashed((file) => {
      writeFileSync(join(dirname(file), '別名.txt'), 'x');
      writeFileSync(join(dirname(file), '.~lock.議事録.txt#'), 'x');
    });
    await world.sweeper().sweep();
    await world.unlock();
    expect(world.copies.list().found).toMatchObject([{ outcome: 'unchanged', number: null, otherFiles: 1 }]);
    expect(await world.versions()).toHaveLength(1);
    world.copies.forgetFound();
    expect(world.copies.list().found).toEqual([]);
  });

  it('of an engine alone, the copies of one that runs are let be', async () => {
    world = await copiesWorld(await tempFolder());
    const path = await world.open();
    expect(await world.sweeper(later).sweep()).toEqual({ left: [], erased: 0, sealed: 0, isWaiting: false });
    expect(existsSync(path)).toBe(true);
  });

  it('what a vault on a stick that is out has to get waits beside the profile, and is taken in all the same', async () => {
    await crashed((file) => writeFileSync(file, 'スティックのない間'));
    renameSync(world.vault.folder, `${world.vault.folder}-out`);
    expect(await world.sweeper().sweep()).toMatchObject({ left: [], sealed: 1 });
    expect(existsSync(world.vault.folder)).toBe(false);
    renameSync(`${world.vault.folder}-out`, world.vault.folder);
    await world.unlock();
    expect(await world.versions()).toEqual(['最初の内容', 'スティックのない間']);
    expect(readdirSync(join(world.fallbackFolder, world.vault.vaultId))).toEqual([]);
  });

  it('what can be put away nowhere stays, is told of in red, and goes once it can be put away', async () => {
    const path = await crashed((file) => writeFileSync(file, '置き場がない'));
    writeFileSync(join(world.vault.folder, 'copies'), 'in the way');
    writeFileSync(world.fallbackFolder, 'in the way');
    const sweeper = world.sweeper();
    expect(await sweeper.sweep()).toMatchObject({
      left: [{ kind: 'file', name: '議事録.txt', why: 'notPutAway', heldBy: null }],
      erased: 0,
    });
    expect(existsSync(path)).toBe(false);
    const kept = world.left().find((name) => name.endsWith('議事録.txt')) ?? '';
    expect(readFileSync(join(world.place, kept), 'utf8')).toBe('置き場がない');
    rmSync(join(world.vault.folder, 'copies'));
    expect(await sweeper.sweep()).toMatchObject({ left: [], erased: 1, sealed: 1 });
    await world.unlock();
    expect(await world.versions()).toEqual(['最初の内容', '置き場がない']);
  });

  it('a file that is no longer whole is waited for, then let go, and this is told', async () => {
    await crashed((file) => {
      rewriteNote(dirname(dirname(file)), { name: '議事録.txt' });
      writeFileSync(file, Buffer.from('PK\x03\x04 cut off', 'latin1'));
    });
    expect(await world.sweeper().sweep()).toMatchObject({ isWaiting: true, erased: 0 });
    expect(await world.sweeper(later).sweep()).toMatchObject({ isWaiting: false, erased: 1 });
    await world.unlock();
    expect(world.copies.list().found).toMatchObject([{ outcome: 'unfinished', number: null }]);
    expect(await world.versions()).toEqual(['最初の内容']);
  });

  it('links that were put into the folder, or in its place, lead nowhere', async () => {
    const outside = makeFolder(await tempFolder());
    writeFileSync(join(outside, 'keep.txt'), 'keep');
    const path = await crashed((file) => {
      rmSync(file);
      symlinkSync(join(outside, 'keep.txt'), file);
      symlinkSync(outside, join(dirname(file), 'folder'));
    });
    symlinkSync(outside, join(world.place, 'x'));
    expect(await world.sweeper(later).sweep()).toMatchObject({ left: [], isWaiting: false });
    expect(existsSync(path)).toBe(false);
    expect(world.left()).toEqual([]);
    expect(readFileSync(join(outside, 'keep.txt'), 'utf8')).toBe('keep');
    await world.unlock();
    expect(await world.versions()).toEqual(['最初の内容']);
  });

  it.each([
    ['no note', (folder: string) => rmSync(join(folder, 'note.json'))],
    ['a note that is cut off', (folder: string) => truncateSync(join(folder, 'note.json'), 20)],
    ['a note whose name leads elsewhere', (folder: string) => rewriteNote(folder, { name: '../../../keep.txt' })],
  ])('a folder with %s goes after a while', async (_, spoil) => {
    const path = await crashed();
    writeFileSync(join(world.root, 'keep.txt'), 'keep');
    spoil(dirname(dirname(path)));
    expect(await world.sweeper().sweep()).toMatchObject({ isWaiting: true, erased: 0 });
    expect(await world.sweeper(later).sweep()).toMatchObject({ erased: 1, sealed: 0 });
    expect(existsSync(join(world.root, 'keep.txt'))).toBe(true);
    await world.unlock();
  });
});

describe('after the lock', () => {
  async function locked(): Promise<string> {
    world = await copiesWorld(await tempFolder());
    const path = await world.open();
    await world.lock();
    orphan(dirname(dirname(path)));
    return path;
  }

  it('nothing is left, and nothing is told of', async () => {
    await locked();
    expect(await world.sweeper().sweep()).toEqual({ left: [], erased: 1, sealed: 0, isWaiting: false });
    expect(world.left()).toEqual([]);
    await world.unlock();
    expect(world.copies.list().found).toEqual([]);
  });

  it('a program that puts the file back: it goes again at once, and what it saved is there at the next unlocking', async () => {
    const path = await locked();
    const sweeper = world.sweeper();
    await sweeper.sweep();
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, '遅れて届いた保存');
    expect(await sweeper.sweep()).toEqual({ left: [], erased: 1, sealed: 1, isWaiting: false });
    expect(world.left()).toEqual([]);
    await world.unlock();
    expect(await world.versions()).toEqual(['最初の内容', '遅れて届いた保存']);
    expect(world.copies.list().found).toMatchObject([{ why: 'late', outcome: 'takenIn' }]);
  });

  it('a program that keeps the file open is named until it has ended, and what it writes comes to nothing', async () => {
    world = await copiesWorld(await tempFolder());
    const path = await world.open();
    const program = spawn('sh', [
      '-c',
      'exec 3>>"$1"; read line; echo "zu spät" >&3; echo done; exec sleep 60',
      'sh',
      path,
    ]);
    let said = '';
    program.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
    await eventually(() => (world.copies.list().copies[0]?.heldBy.length ?? 0) > 0);
    await world.lock();
    orphan(dirname(dirname(path)));
    const sweeper = world.sweeper();
    const held = { kind: 'file', name: '議事録.txt', folder: dirname(path), why: 'inUse' };
    expect((await sweeper.sweep()).left).toEqual([{ ...held, heldBy: `sh (PID ${program.pid})` }]);
    program.stdin.end('\n');
    await eventually(() => said.includes('done'));
    // By now the shell has become another program, and still has the file open.
    expect((await sweeper.sweep()).left).toEqual([{ ...held, heldBy: `sleep (PID ${program.pid})` }]);
    const [open] = findHolders(world.place);
    expect(readFileSync(open?.link ?? '', 'latin1')).toBe('');
    program.kill();
    await eventually(async () => (await sweeper.sweep()).left.length === 0);
    await world.unlock();
    expect(await world.versions()).toEqual(['最初の内容']);
  });
});

describe('what waits for the vault', () => {
  async function withStray(): Promise<string> {
    await crashed((file) => writeFileSync(file, '取り置き'));
    await world.sweeper().sweep();
    return strays()[0] ?? '';
  }
  const nothingTaken = async (): Promise<void> => {
    await world.unlock();
    expect(await world.versions()).toEqual(['最初の内容']);
    expect(world.copies.list().found).toEqual([]);
  };

  it('is not taken in when it was cut off anywhere, or altered', async () => {
    const stray = await withStray();
    const whole = readFileSync(stray);
    writeFileSync(stray, whole.subarray(0, whole.length - 1));
    for (const [name, cut] of [10, 200, 300, whole.length - 20].entries()) {
      writeFileSync(stray.replace('.age', `-${name}.age`), whole.subarray(0, cut));
    }
    const altered = Buffer.from(whole);
    altered[whole.length - 600] = (altered[whole.length - 600] ?? 0) ^ 1;
    writeFileSync(stray.replace('.age', '-altered.age'), altered);
    writeFileSync(stray.replace('.age', '-empty.age'), '');
    await nothingTaken();
    expect(strays().every((path) => path.endsWith('.unreadable'))).toBe(true);
    expect(strays()).toHaveLength(7);
    expect(() => world.copies.requireNone()).not.toThrow();
  });

  it('is taken in once, also when the file is put back', async () => {
    const stray = await withStray();
    copyFileSync(stray, join(world.root, 'kept.age'));
    await world.unlock();
    expect(await world.versions()).toEqual(['最初の内容', '取り置き']);
    await world.lock();
    copyFileSync(join(world.root, 'kept.age'), stray);
    await world.unlock();
    expect(await world.versions()).toEqual(['最初の内容', '取り置き']);
    expect(strays()).toEqual([]);
  });

  it('is not taken in from somebody who knows the vault’s public key alone', async () => {
    await crashed((file) => {
      writeFileSync(file, '偽の内容');
      rewriteNote(dirname(dirname(file)), { proof: 'A'.repeat(43) });
    });
    await world.sweeper().sweep();
    expect(strays()).toHaveLength(1);
    await nothingTaken();
    expect(strays()).toEqual([]);
  });

  it('is not taken in for another file than the copy was made of', async () => {
    await crashed((file) => {
      writeFileSync(file, '別のファイルへ');
      rewriteNote(dirname(dirname(file)), { entryId: '00000000-0000-4000-8000-000000000001' });
    });
    await world.sweeper().sweep();
    await nothingTaken();
  });

  it('for a file that is not out any more is let go, on record', async () => {
    await withStray();
    await world.unlock();
    world.copies.forgetFound();
    await world.vault.close();
    const path = await (async () => {
      await world.unlock();
      const opened = await world.open();
      writeFileSync(opened, '返したあとの保存');
      return opened;
    })();
    orphan(dirname(dirname(path)));
    await world.vault.files.destroyContent([world.entryId], 'lost');
    await world.crash();
    await world.sweeper().sweep();
    await world.unlock();
    expect(world.copies.list().found).toMatchObject([{ outcome: 'notOut', number: null }]);
  });
});

it('a file that somebody writes to without end is waited for, then let go, and its writer is told of', async () => {
  const path = await crashed();
  const program = spawn(
    'sh',
    ['-c', 'exec 3>"$1"; printf "PK\\003\\004" >&3; while :; do echo x >&3; sleep 0.05; done', 'sh', path],
    { stdio: 'ignore' },
  );
  await eventually(() => readFileSync(path, 'utf8').length > 10);
  let ahead = 0;
  const sweeper = createSweeper({
    sodium: world.env.sodium,
    places: [{ path: world.place, kind: 'disk' }],
    fallbackFolder: world.fallbackFolder,
    now: () => Date.now() + ahead,
    log: () => undefined,
  });
  expect(await sweeper.sweep()).toMatchObject({ left: [], isWaiting: true });
  ahead = later;
  expect((await sweeper.sweep()).left).toMatchObject([{ name: '議事録.txt', why: 'inUse' }]);
  program.kill('SIGKILL');
  await eventually(async () => (await sweeper.sweep()).left.length === 0);
  expect(world.left()).toEqual([]);
  await world.unlock();
});

it('a program that puts the file back after the user closed the copy is met at the lock', async () => {
  world = await copiesWorld(await tempFolder());
  const path = await world.open();
  await world.copies.close(world.entryId, true);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '閉じたあとの保存');
  await world.lock();
  orphan(dirname(dirname(path)));
  expect(await world.sweeper().sweep()).toMatchObject({ erased: 1, sealed: 1 });
  await world.unlock();
  expect(await world.versions()).toEqual(['最初の内容', '閉じたあとの保存']);
});
