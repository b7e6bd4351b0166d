/** Pictures of self-inspection, requests and awareness cards, of both sides. */
import type { Page } from 'playwright-core';
import { wordsOf, goTo, press } from '../user.ts';
import { samplePolicy } from '../samples/office.ts';
import type { Scenario, SceneSettings } from '../scenario.ts';
import { scene } from './office.ts';
import { opened } from './worker.ts';

const toTab = async (page: Page, settings: SceneSettings, index: number): Promise<void> => {
  await goTo(page, settings, 'app.nav.reports');
  await page.getByRole('tab').nth(index).click();
};

export const reportScenarios: readonly Scenario[] = [
  opened('worker-reports', (page, settings) => goTo(page, settings, 'app.nav.reports')),
  opened('worker-reports-questions', async (page, settings) => {
    await goTo(page, settings, 'app.nav.reports');
    await press(page, settings, 'reports.inspection.start');
    const questions = page.locator('[data-item]');
    for (const [index, option] of [0, 0, 1, 2].entries()) {
      await questions.nth(index).locator('label').nth(option).click();
    }
    await questions.nth(2).locator('textarea').waitFor();
  }),
  opened('worker-reports-requests', (page, settings) => toTab(page, settings, 1)),
  opened('worker-reports-learning', (page, settings) => toTab(page, settings, 2)),
  opened('worker-reports-card', async (page, settings) => {
    await toTab(page, settings, 2);
    await page
      .getByRole('button', { name: wordsOf(settings)('reports.learning.open') })
      .first()
      .click();
    await page.getByRole('dialog').locator('label').first().click();
    await press(page, settings, 'reports.learning.submit');
    await page.getByText(wordsOf(settings)('reports.learning.wrong'), { exact: true }).waitFor();
  }),
  scene({ name: 'reports', menu: 'office.nav.reports' }),
  scene({
    name: 'reports-answer',
    menu: 'office.nav.reports',
    steps: async (page, say) => {
      await page.getByRole('button', { name: `${say('reports.office.answerAction')}: Inkscape` }).click();
      await page.getByText(say('reports.office.answer.approved'), { exact: true }).click();
      await page.getByText(say('reports.office.answer.addToList')).click();
    },
  }),
  scene({
    name: 'reports-overview',
    menu: 'office.nav.reports',
    steps: async (page, say) => {
      await page.getByRole('tab', { name: say('reports.office.tab.overview') }).click();
      await page.getByRole('table').waitFor();
    },
  }),
  scene({
    name: 'reports-device',
    menu: 'office.nav.reports',
    steps: async (page, say) => {
      await page.getByRole('tab', { name: say('reports.office.tab.overview') }).click();
      await page
        .getByRole('button', { name: say('reports.office.overview.detail') })
        .first()
        .click();
      await page.getByRole('dialog').getByRole('table').waitFor();
    },
  }),
  scene({
    name: 'policy-learning',
    menu: 'office.nav.policy',
    changes: (settings) => ({
      'policy/read': () => ({
        policy: samplePolicy(settings, {
          cards: [
            {
              id: 'away',
              title: settings.locale === 'ja' ? '席を離れるとき' : 'Leaving your seat',
              text: settings.locale === 'ja' ? '短い間でも施錠します。' : 'Lock even for a moment.',
              quiz: [
                {
                  question: settings.locale === 'ja' ? '施錠するのはいつですか。' : 'When do you lock?',
                  choices:
                    settings.locale === 'ja'
                      ? ['短い間でも離れるとき', '帰るとき']
                      : ['Whenever I leave', 'At the end'],
                  right: 0,
                },
              ],
            },
          ],
        }),
        acceptedAt: null,
      }),
    }),
    steps: async (page, say) => {
      await page.getByRole('tab', { name: say('policy.tabs.cards') }).click();
    },
  }),
];
