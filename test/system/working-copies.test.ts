/** Working copies with real programs: LibreOffice, vim, and one that keeps the file open across the lock. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findHolders } from '../../main/workcopy/holders.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { copiesWorld, eventually, orphan, type CopiesWorld, type WorldOptions } from '../helpers/working-copies.ts';

let world: CopiesWorld;
const programs: ChildProcess[] = [];
afterEach(async () => {
  for (const program of programs.splice(0)) program.kill('SIGKILL');
  await world.copies.settle(Promise.resolve());
  await world.vault.close();
});

async function openCopy(options: WorldOptions): Promise<string> {
  world = await copiesWorld(await tempFolder(), options);
  return world.open();
}

/** Runs a program to its end. */
function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', timeout: 60_000 });
  if (error || status !== 0) throw error ?? new Error(`${command} ended with ${status}: ${stdout}${stderr}`);
  return stdout;
}

const newest = async (): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  const { id } = world.vault.files.currentVersion(world.entryId);
  for await (const piece of world.vault.files.stream(id)) pieces.push(piece);
  return Buffer.concat(pieces);
};

/** Locks as the app does: the engine settles and ends, then the sweeper looks. */
async function lockAndSweep(path: string) {
  await world.lock(new Promise((resolve) => void setTimeout(resolve, 1300)));
  orphan(dirname(dirname(path)));
  const sweeper = world.sweeper();
  return { sweeper, first: await sweeper.sweep() };
}

describe('LibreOffice', () => {
  let samples: string;
  let profile: string;
  const convert = (from: string, to: string, folder: string) =>
    run('soffice', [
      `-env:UserInstallation=file://${profile}`,
      '--headless',
      '--convert-to',
      to,
      '--outdir',
      folder,
      from,
    ]);
  /** The text of a document that is whole; throws for one that is not. */
  async function textOf(document: Buffer, extension: string): Promise<string> {
    const folder = await tempFolder();
    writeFileSync(join(folder, `a.${extension}`), document);
    convert(join(folder, `a.${extension}`), 'txt:Text (encoded):UTF8', folder);
    return readFileSync(join(folder, 'a.txt'), 'utf8');
  }
  async function editing(path: string) {
    const script = join(import.meta.dirname, 'libreoffice-save.py');
    const office = spawn('/usr/bin/python3', [script, profile, path, '書き足した文'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    programs.push(office);
    const lines = createInterface(office.stdout)[Symbol.asyncIterator]();
    const said = async (): Promise<string> => String((await lines.next()).value);
    expect(await said()).toBe('open');
    return {
      save: (mark: string): Promise<string> => {
        office.stdin.write(`${mark}\n`);
        return said();
      },
      end: async (): Promise<void> => {
        office.stdin.end();
        await new Promise((resolve) => office.once('exit', resolve));
      },
    };
  }

  beforeAll(async () => {
    const root = join(process.env['TMPDIR'] ?? '/tmp', `mochidashi-office-${process.pid}`);
    samples = join(root, 'samples');
    profile = join(root, 'profile');
    mkdirSync(samples, { recursive: true });
    writeFileSync(join(samples, '報告.txt'), 'はじめの文\n');
    writeFileSync(join(samples, '改訂.txt'), '改訂した文\n');
    for (const [name, to] of [
      ['報告.txt', 'docx:MS Word 2007 XML'],
      ['報告.txt', 'odt'],
      ['改訂.txt', 'odt'],
    ] as const)
      convert(join(samples, name), to, samples);
  });

  it.each(['docx', 'odt'])(
    'saves a %s again and again: each save is a version, whole, and the lock sweeps all',
    async (extension) => {
      const name = `報告.${extension}`;
      const path = await openCopy({ name, content: readFileSync(join(samples, name)) });
      const office = await editing(path);
      expect(existsSync(join(dirname(path), `.~lock.${name}#`))).toBe(true);
      for (const [index, mark] of ['一', '二'].entries()) {
        expect(await office.save(mark)).toBe('saved');
        await eventually(() => world.told.saves === index + 1);
        expect(await textOf(await newest(), extension)).toContain(`書き足した文${mark}`);
      }
      expect(world.copies.list().copies[0]?.otherFiles).toEqual([]);
      const held = world.copies.list().copies[0]?.heldBy ?? [];
      await office.save('三');
      const { sweeper, first } = await lockAndSweep(path);
      expect(world.left()).toEqual([]);
      // Whether it keeps the file open depends on the version; if so, it is told of, and no longer once it has ended.
      expect(first.left.length > 0).toBe(held.length > 0);
      for (const item of first.left) {
        expect(item.why).toBe('inUse');
        expect(item.heldBy).toMatch(/soffice|oosplash/u);
      }
      // The save after the lock has nowhere to go.
      await office.save('四');
      await eventually(async () => (await sweeper.sweep()).erased === 0 && world.left().length === 0);
      await office.end();
      await eventually(async () => (await sweeper.sweep()).left.length === 0);
      await world.unlock();
      const text = await textOf(await newest(), extension);
      expect(text).toContain('書き足した文三');
      expect(world.vault.files.versions(world.entryId).length).toBeGreaterThanOrEqual(4);
    },
  );

  it('converts another document over the copy', async () => {
    const path = await openCopy({ name: '報告.docx', content: readFileSync(join(samples, '報告.docx')) });
    const source = join(await tempFolder(), '報告.odt');
    copyFileSync(join(samples, '改訂.odt'), source);
    convert(source, 'docx:MS Word 2007 XML', dirname(path));
    await eventually(() => world.told.saves === 1);
    expect(await textOf(await newest(), 'docx')).toContain('改訂した文');
    await world.copies.close(world.entryId, true);
    expect(world.left()).toEqual([]);
  });
});

describe('vim', () => {
  const vim = (path: string, ...commands: readonly string[]) =>
    spawn('vim.tiny', ['-es', '-u', 'NONE', '-i', 'NONE', ...commands.flatMap((command) => ['-c', command]), path], {
      stdio: 'ignore',
    });
  const ended = (program: ChildProcess): Promise<number | null> =>
    new Promise((resolve) => void program.once('exit', resolve));

  it.each([
    ['in place', 'set nobackup nowritebackup'],
    ['by a new file', 'set nobackup writebackup backupcopy=no'],
    ['by a copy beside it', 'set backup backupcopy=yes backupdir=. backupext=.bak'],
    ['with its backup left there', 'set backup backupcopy=no backupdir=.'],
  ])('saves %s', async (_, settings) => {
    const path = await openCopy({ content: '最初の行\n' });
    expect(await ended(vim(path, settings, '%s/最初/直した/', 'w', 'wq'))).toBe(0);
    await eventually(() => world.told.saves > 0);
    expect((await newest()).toString()).toBe('直したの行\n');
    expect(world.copies.list().copies[0]).toMatchObject({ state: 'rest', otherFiles: [] });
    expect(await world.copies.close(world.entryId, false)).toMatchObject({ isClosed: true });
    expect(world.left()).toEqual([]);
  });

  it('that is open across the lock is told of, and its late save fails', async () => {
    const path = await openCopy({ content: '最初の行\n' });
    const program = vim(
      path,
      'set swapfile directory=. updatecount=1',
      'normal Goまだ保存していない行',
      'preserve',
      'sleep 4',
      'w',
      'q',
    );
    programs.push(program);
    const end = ended(program);
    const swap = join(dirname(path), `.${basename(path)}.swp`);
    await eventually(() => existsSync(swap));
    const { sweeper, first } = await lockAndSweep(path);
    expect(first.left).toMatchObject([{ name: basename(swap), why: 'inUse', heldBy: `vim.tiny (PID ${program.pid})` }]);
    expect(await end).not.toBe(0);
    await eventually(async () => (await sweeper.sweep()).left.length === 0);
    expect(world.left()).toEqual([]);
    await world.unlock();
    expect(await world.versions()).toEqual(['最初の行\n']);
  });
});

describe('a program that keeps the file open across the lock', () => {
  it('is told of until it has ended, and what it writes then is nowhere', async () => {
    const path = await openCopy({ content: '最初の内容' });
    const code = [
      'import sys, time',
      'file = open(sys.argv[1], "r+b")',
      'file.write("保存した内容".encode()); file.flush(); print("saved", flush=True)',
      'sys.stdin.readline()',
      'file.write(("遅れた内容" * 1000).encode()); file.flush(); print("late", flush=True)',
      'time.sleep(60)',
    ].join('\n');
    const program = spawn('/usr/bin/python3', ['-c', code, path], { stdio: ['pipe', 'pipe', 'inherit'] });
    programs.push(program);
    const lines = createInterface(program.stdout)[Symbol.asyncIterator]();
    await lines.next();
    const { sweeper, first } = await lockAndSweep(path);
    const item = { name: basename(path), folder: dirname(path), why: 'inUse' };
    expect(first.left).toMatchObject([item]);
    expect(first.left[0]?.heldBy).toContain(`(PID ${program.pid})`);
    program.stdin.write('\n');
    expect((await lines.next()).value).toBe('late');
    await sweeper.sweep();
    const open = findHolders(world.place).map(({ link }) => readFileSync(link, 'utf8'));
    expect(open).toHaveLength(1);
    expect(open.join('')).not.toContain('遅れた');
    program.kill();
    await eventually(async () => (await sweeper.sweep()).left.length === 0);
    await world.unlock();
    expect(await world.versions()).toEqual(['最初の内容', '保存した内容']);
  });
});

describe('a place with little room', () => {
  const mayMount = process.getuid?.() === 0;
  if (!mayMount) process.stdout.write('      not run: a small place in memory can only be made by root\n');

  it.runIf(mayMount)(
    'is too small for a large file, which is said; and a save goes into the vault although it is full',
    async () => {
      const small = join(await tempFolder(), 'small');
      mkdirSync(small);
      run('mount', ['-t', 'tmpfs', '-o', 'size=24m,mode=0700', 'tmpfs', small]);
      try {
        const large = Buffer.alloc(12 * 1024 * 1024, 'x');
        world = await copiesWorld(await tempFolder(), { content: large, place: join(small, 'copies') });
        await expect(world.open()).rejects.toEqual(expect.objectContaining({ code: 'workcopy/no-room' }));
        expect(world.left()).toEqual([]);
        await world.lock();
        world = await copiesWorld(await tempFolder(), { content: '最初の内容', place: join(small, 'copies') });
        const path = await world.open();
        spawnSync('sh', [
          '-c',
          'printf 保存 > "$1"; cat /dev/zero > "$2" 2>/dev/null',
          'sh',
          path,
          join(small, 'filler'),
        ]);
        await eventually(() => world.told.saves === 1);
        expect(await world.versions()).toEqual(['最初の内容', '保存']);
        await world.copies.close(world.entryId, true);
        expect(world.left().filter((name) => name.includes('/file'))).toEqual([]);
      } finally {
        run('umount', [small]);
      }
    },
  );
});
