import { spawn } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { stoppedJob, quietJob } from '../../helpers/job.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { code } from '../../helpers/use-story.ts';
import {
  copiesWorld,
  eventually,
  makeFolder,
  orphan,
  saveByReplacing,
  type CopiesWorld,
} from '../../helpers/working-copies.ts';

let world: CopiesWorld;
afterEach(async () => {
  await world.copies.settle(Promise.resolve());
  await world.vault.close();
});

async function begin(options: Parameters<typeof copiesWorld>[1] = {}): Promise<void> {
  world = await copiesWorld(await tempFolder(), options);
}
const stateOf = () => world.copies.list().copies[0]?.state;
const never = new Promise<never>(() => undefined);

describe('opening', () => {
  it('puts the content, under its own name, into a folder that nobody else can look into, and has it opened', async () => {
    await begin();
    const path = await world.open();
    expect(basename(path)).toBe('議事録.txt');
    expect(readFileSync(path, 'utf8')).toBe('最初の内容');
    for (const folder of [dirname(path), dirname(dirname(path)), world.place]) {
      expect(statSync(folder).mode & 0o777).toBe(0o700);
    }
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(world.events('workcopy.opened')).toEqual([{ entryId: world.entryId, number: 1, place: 'disk' }]);
    expect(world.copies.list().copies).toMatchObject([{ name: '議事録.txt', state: 'rest', lastSave: null }]);
  });

  it('shows the copy again that is there, and makes no second one', async () => {
    await begin();
    const path = await world.open();
    const [first, second] = await Promise.all([world.open(), world.open()]);
    expect([first, second]).toEqual([path, path]);
    expect(world.copies.list().copies).toHaveLength(1);
    expect(world.events('workcopy.opened')).toHaveLength(1);
  });

  it.each([
    ['the policy does not allow it', { isAllowed: false }, 'workcopy/not-allowed'],
    ['it is a program', { name: '起動.desktop' }, 'workcopy/kind-refused'],
    ['it is a web page', { name: '案内.html' }, 'workcopy/kind-refused'],
    [
      'it is a program under another name',
      { name: '請求書.pdf', content: '#!/bin/sh\nrm -rf ~\n' },
      'workcopy/kind-refused',
    ],
    ['nobody was warned of its macros', { name: '集計.xlsm' }, 'workcopy/kind-warned'],
  ])('refuses when %s', async (_, options, wanted) => {
    await begin(options);
    await expect(world.open()).rejects.toEqual(code(wanted));
    expect(world.left()).toEqual([]);
    expect(world.events('workcopy.opened')).toEqual([]);
  });

  it('opens what the user was warned of and went on from', async () => {
    await begin({ name: '集計.xlsm' });
    expect(await world.copies.plan(world.entryId)).toEqual({ kind: 'macros', place: 'disk', isOpen: false });
    await world.copies.open(world.entryId, 'macros', quietJob());
    expect(world.opened).toHaveLength(1);
  });

  it('leaves nothing of a copy for which the system has no program', async () => {
    await begin();
    world.system = 'noProgram';
    await expect(world.open()).rejects.toEqual(code('workcopy/no-program'));
    expect(world.left()).toEqual([]);
    expect(world.copies.list().copies).toEqual([]);
  });

  it('leaves nothing of a copy that was cancelled while it was made', async () => {
    await begin({ content: Buffer.alloc(5 * 1024 * 1024, 'a') });
    await expect(world.copies.open(world.entryId, null, stoppedJob())).rejects.toEqual(code('job/cancelled'));
    expect(world.left()).toEqual([]);
  });

  it('refuses a place in which somebody else has put something', async () => {
    await begin();
    const elsewhere = makeFolder(join(world.root, 'elsewhere'));
    rmSync(world.place, { recursive: true, force: true });
    mkdirSync(dirname(world.place), { recursive: true });
    symlinkSync(elsewhere, world.place);
    await expect(world.open()).rejects.toEqual(code('workcopy/no-place'));
    rmSync(world.place);
    mkdirSync(world.place, { mode: 0o755 });
    chmodSync(world.place, 0o755);
    await expect(world.open()).rejects.toEqual(code('workcopy/no-place'));
  });
});

describe('a save', () => {
  it('in place becomes the next version, on record', async () => {
    await begin();
    const path = await world.open();
    writeFileSync(path, '直した内容');
    await eventually(() => world.told.saves === 1);
    expect(await world.versions()).toEqual(['最初の内容', '直した内容']);
    expect(world.events('workcopy.saved')).toEqual([{ entryId: world.entryId, number: 2 }]);
    expect(world.copies.list().copies[0]).toMatchObject({ state: 'rest', lastSave: { number: 2 } });
  });

  it('that replaces the file is followed by its name', async () => {
    await begin();
    const path = await world.open();
    for (const content of ['二', '三', '四']) {
      const before = world.told.saves;
      saveByReplacing(path, content);
      await eventually(() => world.told.saves > before);
    }
    // The way of programs that keep the old file until the new one is there.
    renameSync(path, `${path}.bak`);
    writeFileSync(path, '五');
    rmSync(`${path}.bak`);
    await eventually(() => world.told.saves === 4);
    expect(await world.versions()).toEqual(['最初の内容', '二', '三', '四', '五']);
  });

  it('of the same content makes no version', async () => {
    await begin();
    const path = await world.open();
    saveByReplacing(path, '最初の内容');
    await eventually(() => world.told.changes > 1);
    await eventually(() => stateOf() === 'rest');
    expect(world.told.saves).toBe(0);
    expect(await world.versions()).toEqual(['最初の内容']);
  });

  it('among many quick ones: the last is a version, and every version is one that was saved whole', async () => {
    await begin();
    const path = await world.open();
    const saved = Array.from({ length: 120 }, (_, index) => `${index} `.repeat(20_000 + index));
    for (const content of saved) {
      if (content.startsWith('1')) writeFileSync(path, content);
      else saveByReplacing(path, content);
      await new Promise((resolve) => void setTimeout(resolve, 5));
    }
    await world.copies.close(world.entryId, true);
    const versions = await world.versions();
    expect(versions.at(-1)).toBe(saved.at(-1));
    for (const version of versions.slice(1)) expect(saved.includes(version)).toBe(true);
  });

  it('that is written slowly is not taken in before the program is done', async () => {
    await begin();
    const path = await world.open();
    const program = spawn('sh', [
      '-c',
      'exec 3>"$1"; for i in 1 2 3 4; do echo "part $i" >&3; sleep 0.4; done',
      'sh',
      path,
    ]);
    await new Promise((resolve) => program.once('exit', resolve));
    await eventually(() => world.told.saves > 0);
    expect(await world.versions()).toEqual(['最初の内容', 'part 1\npart 2\npart 3\npart 4\n']);
  });

  it('of an archive that was cut off waits until it is whole', async () => {
    await begin({ name: '報告.docx', content: emptyZip('first') });
    const path = await world.open();
    writeFileSync(path, emptyZip('second').subarray(0, 20));
    await eventually(() => stateOf() === 'unfinished');
    expect(world.told.saves).toBe(0);
    writeFileSync(path, emptyZip('second'));
    await eventually(() => world.told.saves === 1);
    expect((await world.versions())[1]).toBe(emptyZip('second').toString('utf8'));
  });

  it('is not taken through a link that was put in the file’s place', async () => {
    await begin();
    const path = await world.open();
    const secret = join(world.root, 'secret.txt');
    writeFileSync(secret, 'somebody else’s');
    rmSync(path);
    symlinkSync(secret, path);
    await eventually(() => stateOf() === 'odd');
    expect(await world.versions()).toEqual(['最初の内容']);
    await world.copies.close(world.entryId, true);
    expect(await world.versions()).toEqual(['最初の内容']);
    expect(readFileSync(secret, 'utf8')).toBe('somebody else’s');
  });

  it('that could not be stored is told, tried again, and keeps the copy from being closed', async () => {
    await begin();
    const path = await world.open();
    const objects = join(world.vault.folder, 'objects');
    renameSync(objects, `${objects}-away`);
    writeFileSync(path, '直した内容');
    await eventually(() => stateOf() === 'failed');
    await expect(world.copies.close(world.entryId, true)).rejects.toEqual(code('workcopy/not-taken-in'));
    expect(readFileSync(path, 'utf8')).toBe('直した内容');
    renameSync(`${objects}-away`, objects);
    await world.copies.close(world.entryId, true);
    expect(await world.versions()).toEqual(['最初の内容', '直した内容']);
  });
});

/** The least that is a zip file, with a comment. */
function emptyZip(comment: string): Buffer {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([local, end, Buffer.from(comment)]);
}

describe('closing', () => {
  it('takes in the last moment’s save and leaves nothing, whatever programs put beside the file', async () => {
    await begin();
    const path = await world.open();
    for (const name of ['.~lock.議事録.txt#', '~$議事録.txt', '.議事録.txt.swp', '4913', '議事録.txt~']) {
      writeFileSync(join(dirname(path), name), '最初の内容');
    }
    mkdirSync(join(dirname(path), 'deep', 'er'), { recursive: true });
    writeFileSync(join(dirname(path), 'deep', 'er', 'x'), '最初の内容');
    symlinkSync('/etc', join(dirname(path), 'deep', 'etc'));
    spawn('mkfifo', [join(dirname(path), 'pipe')]);
    writeFileSync(path, '最後の一文');
    expect(await world.copies.close(world.entryId, false)).toEqual({ isClosed: true, heldBy: [] });
    expect(await world.versions()).toEqual(['最初の内容', '最後の一文']);
    expect(world.left()).toEqual([]);
    expect(existsSync('/etc/passwd')).toBe(true);
    expect(world.events('workcopy.closed')).toEqual([{ entryId: world.entryId, saves: 1, isLocking: false, left: 0 }]);
  });

  it('says who has the file open instead, unless that does not matter', async () => {
    await begin();
    const path = await world.open();
    const holder = spawn('sh', ['-c', 'exec 3<"$1"; exec sleep 60', 'sh', path]);
    await eventually(() => (world.copies.list().copies[0]?.heldBy.length ?? 0) > 0);
    const { isClosed, heldBy } = await world.copies.close(world.entryId, false);
    expect(isClosed).toBe(false);
    expect(heldBy).toEqual([`sleep (PID ${holder.pid})`]);
    expect(existsSync(path)).toBe(true);
    expect(await world.copies.close(world.entryId, true)).toMatchObject({ isClosed: true });
    expect(existsSync(path)).toBe(false);
    holder.kill();
  });

  it('names files that were put beside it, which do not get into the vault', async () => {
    await begin();
    const path = await world.open();
    writeFileSync(join(dirname(path), '議事録-案2.txt'), 'x');
    writeFileSync(join(dirname(path), '.議事録.txt.swp'), 'x');
    expect(world.copies.list().copies[0]?.otherFiles).toEqual(['議事録-案2.txt']);
  });

  it('is asked for before the vault’s key changes', async () => {
    await begin();
    expect(() => world.copies.requireNone()).not.toThrow();
    await world.open();
    expect(() => world.copies.requireNone()).toThrow('workcopy/close-first');
    await world.copies.closeFor(null);
    expect(() => world.copies.requireNone()).not.toThrow();
  });
});

describe('the lock', () => {
  it('takes in what was saved in the last moment and removes the copy', async () => {
    await begin();
    const path = await world.open();
    saveByReplacing(path, '施錠の直前');
    await world.lock();
    expect(existsSync(path)).toBe(false);
    await world.unlock();
    expect(await world.versions()).toEqual(['最初の内容', '施錠の直前']);
    expect(world.copies.list()).toEqual({ copies: [], found: [] });
  });

  it('comes in the middle of a save: what is left of it is whole, and nothing that was saved is lost', async () => {
    await begin();
    const path = await world.open();
    const whole = `${'あ'.repeat(3_000_000)}。`;
    const program = spawn('sh', ['-c', 'cat > "$1.part"; mv "$1.part" "$1"', 'sh', path]);
    program.stdin.end(whole);
    await new Promise((resolve) => program.once('exit', resolve));
    await world.lock();
    await world.unlock();
    expect(await world.versions()).toEqual(['最初の内容', whole]);
  });

  it.each(['lock', 'close'] as const)('loses no save of a program that saves as fast as it can (%s)', async (how) => {
    await begin();
    const path = await world.open();
    const code = `
      const { writeFileSync, renameSync } = require('node:fs');
      const path = process.argv[1];
      for (let number = 1; ; number += 1) {
        try {
          writeFileSync(path + '.tmp', 'save ' + number + ' ' + 'x'.repeat(20000));
          renameSync(path + '.tmp', path);
        } catch { process.exit(0); }
        require('node:fs').writeSync(1, number + ' ');
      }`;
    const program = spawn(process.execPath, ['-e', code, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    program.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
    await eventually(() => said.length > 0);
    const ended = new Promise((resolve) => program.once('close', resolve));
    if (how === 'close') await world.copies.close(world.entryId, true);
    else await world.lock();
    await ended;
    if (how === 'lock') await world.unlock();
    const acknowledged = said.trim().split(' ').at(-1);
    expect((await world.versions()).at(-1)).toBe(`save ${acknowledged} ${'x'.repeat(20_000)}`);
  });

  it('does not wait longer than it may; what is not taken in by then is sealed by the sweeper and is there at the next unlocking', async () => {
    await begin();
    const path = await world.open();
    const big = Buffer.alloc(64 * 1024 * 1024, 'b');
    writeFileSync(path, big);
    await world.lock(Promise.resolve());
    expect(readFileSync(path).equals(big)).toBe(true);
    expect(world.left().some((name) => name.endsWith('note.json'))).toBe(true);
    // In the app another process sweeps, once the engine has ended.
    orphan(dirname(dirname(path)));
    expect(await world.sweeper().sweep()).toEqual({ left: [], erased: 1, sealed: 1, isWaiting: false });
    expect(world.left()).toEqual([]);
    await world.unlock();
    expect(world.copies.list().found).toMatchObject([{ why: 'lock', outcome: 'takenIn', number: 2 }]);
    expect((await world.versions())[1]).toBe(big.toString('utf8'));
  });

  it('leaves a save that a program has not finished to the sweeper', async () => {
    await begin({ name: '報告.docx', content: emptyZip('first') });
    const path = await world.open();
    writeFileSync(path, emptyZip('second').subarray(0, 20));
    await world.lock(new Promise((resolve) => void setTimeout(resolve, 300)));
    await world.unlock();
    expect(await world.versions()).toEqual([emptyZip('first').toString('utf8')]);
  });

  it('blanks the file for a program that keeps it open', async () => {
    await begin();
    const path = await world.open();
    const reader = spawn('sh', ['-c', 'exec 3<"$1"; read line; cat <&3', 'sh', path], { stdio: 'pipe' });
    let read = '';
    reader.stdout.on('data', (piece: Buffer) => (read += piece.toString('latin1')));
    await eventually(() => (world.copies.list().copies[0]?.heldBy.length ?? 0) > 0);
    await world.lock(never);
    reader.stdin.end('\n');
    await new Promise((resolve) => reader.once('exit', resolve));
    expect(read.replaceAll('\0', '')).toBe('');
    await world.unlock();
  });

  it('does not let a program’s late save through to where the copy was', async () => {
    await begin();
    const path = await world.open();
    await world.lock();
    expect(() => appendFileSync(path, 'zu spät')).toThrow(/ENOENT/);
    await world.unlock();
  });
});
