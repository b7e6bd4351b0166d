/** Pictures of what guards a vault when its user steps away: settings, coverage, countdown, veil, public place mode. */
import type { Page } from 'playwright-core';
import type { Preferences } from '../../../preload/contract/shell.ts';
import { awayShell } from '../samples/away.ts';
import { samplePreferences, sampleShell, sampleStatus, vaultHandlers } from '../samples/vault.ts';
import { workerHandlers } from '../samples/worker.ts';
import type { Scenario, SceneSettings } from '../scenario.ts';
import { goTo, press, unlock, wordsOf } from '../user.ts';

type Steps = (page: Page, settings: SceneSettings) => Promise<void>;

function away(name: string, steps: Steps, preferences: Partial<Preferences> = {}, isUnlocked = true): Scenario {
  return {
    name,
    world: (settings) => ({
      shell: sampleShell(settings, { preferences: { ...samplePreferences, ...preferences } }, awayShell(settings)),
      engine: workerHandlers(settings),
    }),
    steps: async (page, settings) => {
      if (isUnlocked) await unlock(page);
      await steps(page, settings);
    },
  };
}

const toAway: Steps = async (page, settings) => {
  await goTo(page, settings, 'app.nav.settings');
  await press(page, settings, 'settings.lock.open');
  await page.getByRole('list', { name: wordsOf(settings)('away.coverage.title') }).waitFor();
};

const warn = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const locksAt = new Date(Date.now() + 24_000).toISOString();
    window.harness?.sendShellEvent({ type: 'idleWarning', locksAt });
  });

const openFirstText: Steps = async (page, settings) => {
  await goTo(page, settings, 'app.nav.files');
  await page.locator('[role=row][data-index="0"]').hover();
};

export const awayScenarios: readonly Scenario[] = [
  away('away-settings', toAway, { endOfWork: '17:30', keyStick: { id: 'usb-2', label: 'BUFFALO 16GB' } }),
  away('away-coverage', async (page, settings) => {
    await toAway(page, settings);
    const name = wordsOf(settings)('away.test.actionFor', { signal: wordsOf(settings)('away.signal.suspend.name') });
    await page.getByRole('button', { name }).click();
    await page.getByRole('button', { name }).scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 500);
  }),
  away('away-coverage-locked', (page, settings) => press(page, settings, 'away.coverage.link'), {}, false),
  away('away-countdown', async (page) => {
    await warn(page);
    await page.getByRole('alertdialog').waitFor();
  }),
  away('away-countdown-veiled', async (page) => {
    await page.evaluate(() => window.harness?.sendShellEvent({ type: 'veil', cause: 'blur' }));
    await page.locator('[data-veil]').waitFor();
    await warn(page);
    await page.locator('[data-veil] [role=timer]').waitFor();
  }),
  away('public-home', async () => undefined, { publicPlace: true }),
  away('public-files', openFirstText, { publicPlace: true }),
  away('public-unlock', async () => undefined, { publicPlace: true }, false),
  {
    ...away('away-no-tray', toAway),
    world: (settings) => ({
      shell: sampleShell(
        settings,
        {},
        { ...awayShell(settings), 'shell/desktop': () => ({ hasTray: false, lockKey: 'taken' }) },
      ),
      engine: workerHandlers(settings),
    }),
  },
  {
    ...away('away-policy', toAway),
    world: (settings) => ({
      shell: sampleShell(settings, {}, awayShell(settings)),
      engine: {
        ...workerHandlers(settings),
        ...vaultHandlers(
          settings,
          undefined,
          sampleStatus(settings, {
            away: { ...sampleStatus(settings).away, veilOnBlur: true, endOfWork: '18:00', clipboardSeconds: 30 },
          }),
        ),
      },
    }),
  },
];
