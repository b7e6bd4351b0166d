/** What this very machine notices, with nothing played: on the page, in the log, and at the office with the return. Leaves pictures. */
import { mkdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../../main/setup/place.mjs';
import { createTranslate } from '../../../resources/locales/translate.ts';
import { violations } from '../drivers/axe.ts';
import { prefer } from '../drivers/preferences.ts';
import { folder } from '../drivers/shell.ts';
import type { Worker } from '../drivers/worker.ts';
import { usePrepared, type Prepared } from '../prepared.ts';

const prepare = usePrepared();

describe('what this machine notices', () => {
  let prepared: Prepared;
  let worker: Worker;

  beforeAll(async () => {
    prepared = await prepare();
    const { story, sato } = prepared;
    await story.packFor(sato, [await story.original('議事録.md', '# 議事録\n')]);
    worker = await prepared.workerAtWork();
  });

  it('stands on the settings page in both languages and themes, and axe minds nothing', async () => {
    await worker.goTo('app.nav.settings');
    await worker.press(worker.t('settings.lock.open'));
    mkdirSync(at('out/e2e'), { recursive: true });
    await worker.resize(1280, 1160);
    for (const locale of ['ja', 'en'] as const) {
      for (const theme of ['light', 'dark'] as const) {
        await prefer(worker.page(), { locale, theme });
        const list = worker.page().getByRole('list', { name: createTranslate(locale)('away.coverage.title') });
        await list.waitFor();
        await expect.poll(() => worker.page().evaluate(() => document.documentElement.dataset['theme'])).toBe(theme);
        await list.evaluate((element) => {
          element.scrollIntoView({ block: 'start' });
        });
        await worker.page().screenshot({ path: at(`out/e2e/coverage-${locale}-${theme}.png`) });
        expect(await violations(worker.page())).toEqual([]);
      }
    }
    await prefer(worker.page(), { locale: 'ja', theme: 'light' });
  });

  it('is in the log, and comes to the office with the return, with what to do about it', async () => {
    const { t } = worker;
    // A line of the log comes a moment after the vault was opened, once the buses have answered.
    await expect
      .poll(
        async () => {
          await worker.goTo('app.nav.home');
          await worker.goTo('app.nav.log');
          await worker.page().getByRole('row').nth(1).waitFor();
          return worker.page().getByText(t('log.event.away.coverage')).count();
        },
        { timeout: 15_000, interval: 1000 },
      )
      .toBeGreaterThan(0);
    const parcel = await worker.returnAll(folder(prepared.root, 'stick'));
    await worker.close();

    const office = await prepared.officeAtWork();
    await office.receive(parcel);
    await office.goTo('office.nav.devices');
    await office.page().getByRole('row').nth(1).dblclick();
    const section = office.page().getByRole('region', { name: t('devices.coverage.title') });
    await section.getByText(t('devices.coverage.todo.unavailable')).waitFor();
    await section.getByText(t('away.signal.clock.name')).waitFor();
    await section.screenshot({ path: at('out/e2e/device-coverage.png') });
    expect(await violations(office.page())).toEqual([]);
  });
});
