/** Files that are open in other programs, in the real app: their saves, the lock, a program that will not let go, and a crash. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workerPassphrase } from '../helpers/story.ts';
import { findInTheClear } from './canary.ts';
import { folder } from './drivers/shell.ts';
import type { Worker } from './drivers/worker.ts';
import { scanProcess } from './leaks/process-memory.ts';
import { type Prepared, usePrepared } from './prepared.ts';

const prepare = usePrepared();

describe('a file that is open in another program', () => {
  let prepared: Prepared;
  let worker: Worker;
  let note: string;
  let bin: string;
  const programs: ChildProcess[] = [];

  beforeAll(async () => {
    prepared = await prepare();
    const { story, sato } = prepared;
    await story.packFor(sato, [
      await story.original('報告.txt', '最初の報告'),
      await story.original('案内.html', '<p>'),
    ]);
    // Stands in for the desktop's way to open a file: writes down what it was asked to open.
    bin = folder(prepared.root, 'bin');
    note = join(prepared.root, 'opened.txt');
    writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\nprintf '%s' "$1" > '${note}'\n`);
    chmodSync(join(bin, 'xdg-open'), 0o755);
    worker = await atWork();
  });
  afterAll(() => {
    for (const program of programs) program.kill('SIGKILL');
  });

  const atWork = (): Promise<Worker> => prepared.workerAtWork({ env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` } });

  /** Opens it by the key from the list; gives the path that the program got. */
  async function openOutside(): Promise<string> {
    const { t } = worker;
    if (existsSync(note)) writeFileSync(note, '');
    await worker.goTo('app.nav.files');
    await worker.row('報告.txt').first().click();
    await worker.page().keyboard.press('Control+o');
    await worker.reads(t('workcopy.opened'));
    await expect.poll(() => (existsSync(note) ? readFileSync(note, 'utf8') : '')).toContain('報告.txt');
    return readFileSync(note, 'utf8');
  }
  const saveAs = (path: string, content: string): void => {
    writeFileSync(join(dirname(path), '.~save.tmp'), content);
    renameSync(join(dirname(path), '.~save.tmp'), path);
  };
  const placeOf = (path: string): string => dirname(dirname(dirname(path)));
  /** What lies there of files; notes of closed copies stay until the lock. */
  const inPlace = (path: string): string[] =>
    existsSync(placeOf(path))
      ? readdirSync(placeOf(path), { recursive: true, encoding: 'utf8' }).filter((name) =>
          /\/(?:file|withdrawn-)/u.test(name),
        )
      : [];

  it('gets each of its saves as a version at once, and shows it', async () => {
    const { t } = worker;
    const path = await openOutside();
    expect(path).toMatch(/^\/dev\/shm\/|\/mochidashi\//u);
    expect(readFileSync(path, 'utf8')).toBe('最初の報告');
    await worker.open('報告.txt');
    await worker.reads(t('workcopy.bar.none'));
    expect(await worker.button(t('common.edit')).count()).toBe(0);
    saveAs(path, '二つめの報告');
    await worker.reads('二つめの報告');
    await worker.reads(
      new RegExp(t('workcopy.bar.saved', { time: 'T', number: 2 }).replace('T', String.raw`\S+`), 'u'),
    );
    const { violations } = await new AxeBuilder({ page: worker.page() }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    await worker.press(t('workcopy.bar.takeInAndClose'));
    await worker.reads(t('workcopy.closed'));
    expect(inPlace(path)).toEqual([]);
    await worker.button(t('common.edit')).waitFor();
  });

  it('is not opened when it is a web page', async () => {
    const { t } = worker;
    await worker.goTo('app.nav.files');
    await worker.row('案内.html').first().click();
    await worker.page().keyboard.press('Control+o');
    await worker.reads(t('error.workcopy.kind-refused'));
    await worker.closeDialog();
  });

  it('is taken in and removed by the lock; a program that keeps it open is told of in red until it has ended', async () => {
    const { t } = worker;
    const path = await openOutside();
    const program = spawn('sh', ['-c', 'exec 3>>"$1"; read line; printf late >&3; exec sleep 120', 'sh', path], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    programs.push(program);
    await delay(200);
    saveAs(path, '施錠の直前の報告');
    // Its descriptor is the old file's: replaced, it is still ours, and so is the new one that another program opens.
    const other = spawn('sh', ['-c', 'exec 3<>"$1"; exec sleep 120', 'sh', path], { stdio: 'ignore' });
    programs.push(other);
    await delay(200);
    await worker.lockByShortcut();
    expect(existsSync(path)).toBe(false);
    await worker.reads(t('leftBehind.title', { count: 1 }));
    await worker.reads(new RegExp(`sleep \\(PID ${other.pid}\\)|sh \\(PID ${program.pid}\\)`, 'u'));
    program.stdin?.write('\n');
    expect(inPlace(path)).toEqual([]);
    for (const each of [program, other]) each.kill('SIGKILL');
    await expect.poll(() => worker.page().getByText(t('leftBehind.trying')).count(), { timeout: 15_000 }).toBe(0);
    await worker.unlock(workerPassphrase);
    await worker.open('報告.txt');
    await worker.reads('施錠の直前の報告');
    expect(findInTheClear(join(prepared.root, 'w'), ['施錠の直前の報告'])).toEqual([]);
    expect(findInTheClear(prepared.sato.folder, ['施錠の直前の報告'])).toEqual([]);
  });

  it('is in the memory of no process of the app ten seconds after the lock', async () => {
    const canary = '記憶に残らない文 canary-7f3a91';
    const path = await openOutside();
    saveAs(path, `${canary}\n`.repeat(2000));
    await worker.open('報告.txt');
    await worker.goTo('app.nav.home');
    await worker.lockByShortcut();
    expect(inPlace(path)).toEqual([]);
    await delay(10_000);
    const { app } = worker.launched;
    const pids = await app.evaluate(({ app: electron }) => electron.getAppMetrics().map(({ pid }) => pid));
    const names = await app.evaluate(({ app: electron }) =>
      electron.getAppMetrics().map(({ name, serviceName }) => `${name} ${serviceName}`),
    );
    expect(names.some((name) => name.includes('sweeper'))).toBe(true);
    const needles = [
      { name: 'utf-8', bytes: Buffer.from(canary) },
      { name: 'utf-16', bytes: Buffer.from(canary, 'utf16le') },
    ];
    for (const [index, pid] of pids.entries()) {
      const { hits, scannedBytes } = scanProcess(pid, needles);
      expect(scannedBytes).toBeGreaterThan(0);
      expect([names[index], hits]).toEqual([names[index], {}]);
    }
    await worker.unlock(workerPassphrase);
  });

  it('survives that everything is killed: the next start sweeps it, and its last save is there after unlocking', async () => {
    const { t } = worker;
    const path = await openOutside();
    const { app } = worker.launched;
    const pids = await app.evaluate(({ app: electron }) => electron.getAppMetrics().map(({ pid }) => pid));
    // Saved at the same moment: nobody is left to take it in.
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    saveAs(path, '落ちる直前の報告');
    await worker.close();
    expect(existsSync(path)).toBe(true);
    worker = await prepared.worker({ env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` } });
    await expect.poll(() => existsSync(path), { timeout: 15_000 }).toBe(false);
    expect(findInTheClear(prepared.sato.folder, ['落ちる直前の報告'])).toEqual([]);
    await worker.unlock(workerPassphrase);
    // On a slow machine the copy of the test before may be among them, with nothing left to take in.
    const takenIn = t('workcopy.found.takenIn', { why: 'crash', number: '\0' }).split('\0')[0] ?? '';
    await worker.reads(takenIn);
    await worker.open('報告.txt');
    await worker.reads('落ちる直前の報告');
    expect(inPlace(path)).toEqual([]);
  });

  it('locks in time with a large save under way, which is there after unlocking', async () => {
    const path = await openOutside();
    const large = `${'大'.repeat(40 * 1024 * 1024)}終わり`;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, large);
    const began = performance.now();
    await worker.lockByShortcut();
    // The window is new when the engine is gone, by force at two seconds.
    expect(performance.now() - began).toBeLessThan(4000);
    await expect.poll(() => inPlace(path).length, { timeout: 30_000 }).toBe(0);
    await worker.unlock(workerPassphrase);
    await worker.open('報告.txt');
    await worker.reads(worker.t('files.version.number', { number: 6 }));
  });
});
