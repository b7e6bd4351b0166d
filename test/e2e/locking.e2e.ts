/** The lock in the middle of things: while files are taken in, and while somebody types. */
import { readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { workerPassphrase } from '../helpers/story.ts';
import { findInTheClear } from './canary.ts';
import { folder } from './drivers/shell.ts';
import type { Worker } from './drivers/worker.ts';
import { type Prepared, usePrepared } from './prepared.ts';

const prepare = usePrepared();

describe('the lock', () => {
  let prepared: Prepared;
  let worker: Worker;

  beforeAll(async () => {
    prepared = await prepare();
    const { story, sato } = prepared;
    const lines = Array.from({ length: 200 }, (_, index) => `${index + 1}行目の記録`);
    await story.packFor(sato, [
      await story.original('議事録.md', '# 議事録\n'),
      await story.original('日誌.txt', lines.join('\n')),
    ]);
    worker = await prepared.workerAtWork();
  });

  const engine = async (): Promise<number | undefined> =>
    worker.launched.app.evaluate(
      ({ app }) =>
        app.getAppMetrics().find(({ name, serviceName }) => `${name} ${serviceName}`.includes('engine'))?.pid,
    );
  const isRunning = (pid: number): boolean => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };

  it('in the middle of typing ends the engine, leaves nothing in the clear, and the draft is back afterwards', async () => {
    const typed = '書きかけの一文はここまで';
    const pid = await engine();
    expect(pid).toBeGreaterThan(0);
    await worker.write('議事録.md', typed);
    await worker.lockByShortcut();
    await expect.poll(() => isRunning(pid ?? 0)).toBe(false);
    expect(findInTheClear(prepared.sato.folder, [typed])).toEqual([]);
    expect(findInTheClear(join(prepared.root, 'w'), [typed])).toEqual([]);
    await worker.unlock(workerPassphrase);
    // Without being asked for: it is where the work broke off.
    const editor = worker.page().getByRole('textbox', { name: worker.t('viewer.editorOf', { name: '議事録.md' }) });
    await expect.poll(() => editor.textContent()).toContain(typed);
  });

  it('leads back to the very place in a long text, but not to a draft that was put aside', async () => {
    const { t } = worker;
    const name = '日誌.txt';
    await worker.goTo('app.nav.home');
    await worker.open(name);
    await worker.press(t('common.edit'));
    const editor = (): Locator => worker.page().getByRole('textbox', { name: t('viewer.editorOf', { name }) });
    await editor().click();
    await editor().press('Control+Home');
    for (let line = 1; line < 120; line += 1) await editor().press('ArrowDown');
    await editor().pressSequentially('【ここ】');
    /** The number of the first line on show. */
    const firstLine = (): Promise<number> =>
      editor().evaluate((content) => {
        const scroller = content.parentElement;
        const top = scroller?.getBoundingClientRect().top ?? 0;
        const lines = [...content.querySelectorAll('.cm-line')];
        const first = lines.find((line) => line.getBoundingClientRect().bottom > top + 1);
        return Number(/(\d+)行目/u.exec(first?.textContent ?? '')?.[1] ?? '0');
      });
    await expect.poll(firstLine).toBeGreaterThan(90);
    // Scrolled a little away from the cursor, and nothing typed since.
    const typedAt = await firstLine();
    await editor().hover();
    await worker.page().mouse.wheel(0, 90);
    await expect.poll(firstLine).toBeGreaterThan(typedAt);
    // The wheel moves the page over several frames: the place counts once it rests.
    let before = 0;
    const rests = async (): Promise<boolean> => {
      const last = before;
      before = await firstLine();
      return before === last;
    };
    await expect.poll(rests, { interval: 300 }).toBe(true);

    await worker.lockByShortcut();
    await worker.unlock(workerPassphrase);
    await editor().waitFor();
    await expect.poll(firstLine).toBe(before);
    await editor().press('a');
    await expect.poll(() => editor().textContent()).toContain('【ここ】a');

    await worker.goTo('app.nav.home');
    await worker.reads(t('viewer.draft.kept'));
    await worker.lockByShortcut();
    await worker.unlock(workerPassphrase);
    await worker.sees(t('home.title'));
  });

  it('in the middle of taking files in leaves nothing half taken', async () => {
    const big = join(folder(prepared.root, 'share'), '動画.mp4');
    writeFileSync(big, '');
    // Large enough not to be done when the lock comes; a sparse file costs nothing to make.
    truncateSync(big, 4 * 1024 ** 3);
    const objects = (): number =>
      readdirSync(join(prepared.sato.folder, 'objects'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        statSync(join(prepared.sato.folder, 'objects', name)).isFile(),
      ).length;
    const before = objects();
    const { t } = worker;
    const pid = await engine();
    await worker.drop([big]);
    await worker.field(t('takeout.purpose.label')).fill('撮影');
    await worker.inDialog().locator('button[type="submit"]').click();
    await worker.reads(t('takeout.running.title'));
    await worker.lockByShortcut();
    await expect.poll(() => isRunning(pid ?? 0)).toBe(false);
    await worker.unlock(workerPassphrase);
    await worker.goTo('app.nav.files');
    await worker.row('議事録.md').waitFor();
    expect(await worker.row('動画.mp4').count()).toBe(0);
    await expect.poll(objects).toBe(before);
  });
});
