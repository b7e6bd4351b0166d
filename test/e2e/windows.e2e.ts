/** The window as people meet it: opened by a double click on a parcel, in both languages, in both sizes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTranslate } from '../../resources/locales/translate.ts';
import { workerPassphrase } from '../helpers/story.ts';
import { type Prepared, usePrepared } from './prepared.ts';

const prepare = usePrepared();

describe('the window', () => {
  let prepared: Prepared;
  let parcel = '';

  beforeAll(async () => {
    prepared = await prepare();
    const { story, sato } = prepared;
    const id = await story.packFor(sato, [await story.original('見積書.csv', '品目,数量\n机,3\n')]);
    const returnId = await story.receive(await story.packReturn(sato, id));
    await story.settleAll(returnId);
    parcel = await story.receipt(returnId);
  });

  it('takes a parcel in that was opened by a double click, once the vault is open', async () => {
    const worker = await prepared.worker({ args: ['--vault', prepared.sato.folder, parcel] });
    const { t } = worker;
    await worker.reads(t('unlock.parcel.text'));
    await worker.unlock(workerPassphrase);
    await worker
      .page()
      .getByRole('heading', { name: t('parcel.receipt.title') })
      .waitFor();
    await worker.closeDialog();
    expect(await worker.page().getByRole('dialog').count()).toBe(0);
    await worker.close();
  });

  it('changes its language at once, and remembers it', async () => {
    const worker = await prepared.workerAtWork();
    await worker.goTo('app.nav.settings');
    await worker
      .page()
      .getByRole('main')
      .getByRole('button', { name: worker.t('settings.look.language') })
      .click();
    await worker.page().getByRole('option', { name: 'English' }).click();
    const english = createTranslate('en');
    await worker
      .page()
      .getByRole('heading', { level: 1, name: english('settings.title') })
      .waitFor();
    await expect.poll(() => worker.page().evaluate(() => document.documentElement.lang)).toBe('en');
    // What the next start reads; the tests themselves start with a flag, which would go before it.
    const stored = readFileSync(join(worker.launched.userData, 'preferences.json'), 'utf8');
    expect(stored).toMatch(/"locale":\s*"en"/u);
    await worker.close();
  });

  it.each([
    [1024, 700],
    [1280, 800],
  ])('shows every page of the menu at %i × %i without scrolling sideways', async (width, height) => {
    const worker = await prepared.worker({ lang: 'en', home: join(prepared.root, `w${String(width)}`) });
    const t = createTranslate('en');
    await worker.resize(width, height);
    await worker.button(t('unlock.submit')).waitFor();
    await worker.page().getByLabel(t('unlock.passphrase')).first().fill(workerPassphrase);
    await worker.press(t('unlock.submit'));
    const menu = worker.page().getByRole('navigation', { name: t('ui.navigation') });
    await menu.waitFor();
    expect(await worker.page().evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]);
    const entries = menu.getByRole('listitem').getByRole('button');
    for (let index = 0; index < (await entries.count()); index += 1) {
      await entries.nth(index).click();
      await worker.page().locator('main h1').first().waitFor();
      const isTooWide = await worker.page().evaluate(() => {
        const main = document.querySelector('main');
        return document.documentElement.scrollWidth > innerWidth || (main?.scrollWidth ?? 0) > (main?.clientWidth ?? 0);
      });
      expect([await worker.page().title(), isTooWide]).toEqual([await worker.page().title(), false]);
    }
    await worker.close();
  });
});
