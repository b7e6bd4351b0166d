/** The veil over the real window: what it covers, what it leaves as it was, and what brings it and takes it away. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { prefer } from './drivers/preferences.ts';
import { takeFocusAway, typeByKeyboard } from './drivers/x-desktop.ts';
import type { Worker } from './drivers/worker.ts';
import { type Prepared, usePrepared } from './prepared.ts';

const prepare = usePrepared();

/** Every name and text that assistive tools are given of the page now. */
async function readAloud(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const spoken = nodes.filter(({ ignored }) => !ignored);
  return spoken.map(({ name, value }) => `${String(name?.value ?? '')} ${String(value?.value ?? '')}`).join('\n');
}

describe('the veil', () => {
  let prepared: Prepared;
  let worker: Worker;
  const typed = '打ち合わせの覚え書き';

  beforeAll(async () => {
    prepared = await prepare();
    const { story, sato } = prepared;
    await story.packFor(sato, [await story.original('議事録.md', '# 議事録\n\n新庁舎の予算について\n')]);
    worker = await prepared.workerAtWork();
    await prefer(worker.page(), { veilOnBlur: true });
    await worker.write('議事録.md', typed);
  });

  const veil = () => worker.page().locator('[data-veil]');
  const toggle = (): Promise<void> =>
    worker.launched.app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap((menu) => menu.submenu?.items ?? []) ?? [];
      items.find(({ accelerator }) => accelerator === 'CommandOrControl+Shift+H')?.click();
    });
  /** The page lifts the veil ahead of the shell; calls arrive in order, so an answer says that the shell knows by now. */
  const shellHasHeard = () =>
    worker.page().evaluate(async () => {
      await window.mochidashi.callShell('shell/state', {});
    });
  const editorText = () =>
    worker
      .page()
      .getByRole('textbox', { name: worker.t('viewer.editorOf', { name: '議事録.md' }) })
      .textContent();

  it('comes when another window takes the focus, and shows nothing of the vault in any way', async () => {
    expect(await readAloud(worker.page())).toContain('議事録.md');
    const back = await takeFocusAway(worker.launched.app);
    await veil().waitFor();
    const aloud = await readAloud(worker.page());
    expect(aloud).toContain(worker.t('veil.title'));
    for (const secret of ['議事録', typed, '予算', '海辺設計事務所']) expect(aloud).not.toContain(secret);
    expect(await worker.page().title()).toBe(worker.t('common.appName'));
    const drawn = await worker.page().evaluate(() => {
      const points = [0.05, 0.25, 0.5, 0.75, 0.95].flatMap((x) => [0.05, 0.3, 0.6, 0.95].map((y) => [x, y] as const));
      const root = document.querySelector('#root');
      return {
        uncovered: points.filter(
          ([x, y]) => !document.elementFromPoint(x * innerWidth, y * innerHeight)?.closest('[data-veil]'),
        ),
        opacity: root && getComputedStyle(root).opacity,
      };
    });
    expect(drawn).toEqual({ uncovered: [], opacity: '0' });
    await back();
  });

  it('goes when the focus is back, which is where it was: what is typed at once arrives', async () => {
    await veil().waitFor({ state: 'detached' });
    await typeByKeyboard('abc');
    await expect.poll(editorText).toContain(`${typed}abc`);
    expect(await worker.page().title()).toContain('議事録.md');
  });

  it('comes and goes by the menu and its key, over a question that stays open', async () => {
    // From here on it is about the wish alone: on a screen without a window manager the focus may go by itself.
    await prefer(worker.page(), { veilOnBlur: false });
    await veil().waitFor({ state: 'detached' });
    // By the keyboard: a press of the mouse right after coming back would be taken for the one that brought the window back.
    await worker.button(worker.t('viewer.stop.action')).press('Enter');
    const question = worker.inDialog();
    await question.waitFor();
    const words = await question.textContent();
    await toggle();
    await veil().waitFor();
    expect(await readAloud(worker.page())).not.toContain('議事録');
    await worker.page().keyboard.press('Escape');
    await veil().waitFor({ state: 'detached' });
    await shellHasHeard();
    expect(await worker.inDialog().textContent()).toBe(words);
    expect(await worker.inDialog().evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
    await toggle();
    await veil().waitFor();
    await worker.button(worker.t('veil.lift')).click();
    await veil().waitFor({ state: 'detached' });
    await shellHasHeard();
    await worker.page().keyboard.press('Escape');
    await expect.poll(editorText).toContain(typed);
  });

  it('does not stand in the way of the lock, and is not there afterwards', async () => {
    await toggle();
    await veil().waitFor();
    await worker.lockByShortcut();
    await worker.field(worker.t('unlock.passphrase')).waitFor();
    await toggle();
    expect(await veil().count()).toBe(0);
  });
});
