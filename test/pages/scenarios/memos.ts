/** Pictures of the pages of password memos. */
import type { Page } from 'playwright-core';
import type { EngineHandlers } from '../fake-engine.ts';
import { memoHandlers, sampleMemos } from '../samples/memos.ts';
import { sampleShell } from '../samples/vault.ts';
import { workerHandlers } from '../samples/worker.ts';
import type { Scenario, SceneSettings } from '../scenario.ts';
import { goTo, press, unlock, wordsOf } from '../user.ts';

type Steps = (page: Page, settings: SceneSettings) => Promise<void>;

function scene(
  name: string,
  steps: Steps,
  changes: (settings: SceneSettings) => EngineHandlers = () => ({}),
): Scenario {
  return {
    name: `memo-${name}`,
    world: (settings) => ({
      shell: sampleShell(settings),
      engine: workerHandlers(settings, { ...memoHandlers(settings), ...changes(settings) }),
    }),
    steps: async (page, settings) => {
      await unlock(page);
      await goTo(page, settings, 'app.nav.memos');
      await steps(page, settings);
    },
  };
}

const show =
  (index: number): Steps =>
  async (page, settings) => {
    const name = sampleMemos(settings)[index]?.service ?? '';
    await page.locator('[role=row]').filter({ hasText: name }).dblclick();
    await page.getByText(wordsOf(settings)('memo.history.title')).waitFor();
  };

const fill =
  (text: string, password: string): Steps =>
  async (page, settings) => {
    const t = wordsOf(settings);
    await press(page, settings, 'memo.add');
    await page.getByLabel(t('memo.form.service')).fill(settings.locale === 'ja' ? '図書館' : 'Library');
    await page.getByLabel(t('memo.form.textAltered')).fill(text);
    await page.locator('input[type=password]').fill(password);
    await page
      .getByText(t('memo.strength'))
      .or(page.getByText(t('memo.finder.asWritten')))
      .first()
      .waitFor();
    await page.getByRole('region', { name: t('memo.finder.title') }).scrollIntoViewIfNeeded();
  };

export const memoScenarios: readonly Scenario[] = [
  scene('list', async () => undefined),
  scene(
    'empty',
    async () => undefined,
    (settings) => memoHandlers(settings, []),
  ),
  scene('add', async (page, settings) => {
    await press(page, settings, 'memo.add');
    await page.getByLabel(wordsOf(settings)('memo.form.service')).waitFor();
  }),
  scene('add-refused', fill('Midori-no-Kai', 'Midori-no-Kaidan')),
  scene('add-good', fill('mdr-n-Ki', 'Midori-no-Kaidan')),
  scene('detail', show(4)),
  scene('detail-change-now', show(0)),
  scene('detail-revealed', async (page, settings) => {
    await show(4)(page, settings);
    await page.getByRole('button', { name: wordsOf(settings)('memo.reveal.hold') }).hover();
    await page.mouse.down();
    await page.locator('[data-secret]').waitFor();
  }),
  scene('exposed', async (page, settings) => {
    await press(page, settings, 'memo.exposed.action');
    await page.getByRole('dialog').waitFor();
  }),
  scene(
    'shut',
    async () => undefined,
    () => ({
      'memo/state': () => ({
        key: 'shut',
        escrowAllowed: false,
        rules: {},
        total: 0,
        changeNow: 0,
        weak: 0,
        passphraseNeeded: false,
      }),
    }),
  ),
];
