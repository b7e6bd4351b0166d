/** axe finds nothing on any page of the real app: both roles, both languages, both themes, locked and open. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Locale, MessageKey } from '../../resources/locales/messages.ts';
import { createTranslate } from '../../resources/locales/translate.ts';
import { violations } from './drivers/axe.ts';
import type { Office } from './drivers/office.ts';
import type { Seat } from './drivers/shell.ts';
import type { Worker } from './drivers/worker.ts';
import { type Prepared, usePrepared } from './prepared.ts';
import { writeSamples } from './samples.ts';
import { folder } from './drivers/shell.ts';

const prepare = usePrepared();

const looks = (['ja', 'en'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).map((theme) => ({ locale, theme })),
);
type Look = (typeof looks)[number];

/** Puts the window into a language and a theme, as the settings do, and waits until both are there. */
async function putOn({ page }: Seat, { locale, theme }: Look): Promise<void> {
  await page().evaluate(
    async (preferences) => {
      await window.mochidashi.callShell('shell/set-preferences', { ...preferences, idleLockMinutes: 10 });
    },
    { locale, theme },
  );
  await page().waitForFunction(
    ([lang, wanted]) => document.documentElement.lang === lang && document.documentElement.dataset['theme'] === wanted,
    [locale, theme] as const,
  );
}

/** Goes through the pages of the menu, in the window's language now. */
async function goThrough(seat: Seat, locale: Locale, labels: readonly MessageKey[]): Promise<Record<string, string[]>> {
  const t = createTranslate(locale);
  const found: Record<string, string[]> = {};
  for (const label of labels) {
    const entry = seat
      .page()
      .getByRole('navigation', { name: t('ui.navigation') })
      .getByRole('button', { name: new RegExp(`^${t(label)}`, 'u') });
    await entry.click();
    await seat.page().locator('main h1').first().waitFor();
    await expect.poll(() => seat.page().getByText(t('common.loading')).count()).toBe(0);
    const problems = await violations(seat.page());
    if (problems.length > 0) found[label] = problems;
  }
  return found;
}

const shared = ['app.nav.contacts', 'app.nav.log', 'app.nav.guideline', 'app.nav.settings'] as const;

describe('axe finds nothing', () => {
  let prepared: Prepared;
  let worker: Worker;
  let office: Office;

  beforeAll(async () => {
    prepared = await prepare();
    const { story, sato } = prepared;
    const samples = writeSamples(folder(prepared.root, 'share'));
    const [first = ''] = await story.packFor(sato, [samples.minutes, samples.quotation]);
    await story.edit(sato, first, '# 書き直した議事録\n');
    await story.receive(await story.packReturn(sato, [first]));
    [worker, office] = await Promise.all([prepared.workerAtWork(), prepared.officeAtWork()]);
  });

  it.each(looks)('on the pages of the worker ($locale, $theme)', async (look) => {
    await putOn(worker, look);
    const labels = [
      'app.nav.home',
      'app.nav.files',
      'app.nav.returns',
      'app.nav.requests',
      'app.nav.reports',
      'app.nav.memos',
      'app.nav.policy',
    ] as const;
    expect(await goThrough(worker, look.locale, [...labels, ...shared])).toEqual({});
  });

  it.each(looks)('on a table and a text on show ($locale, $theme)', async (look) => {
    await putOn(worker, look);
    const t = createTranslate(look.locale);
    for (const name of ['見積書.csv', '議事録.md']) {
      await goThrough(worker, look.locale, ['app.nav.files']);
      await worker.row(name).first().dblclick();
      await worker
        .page()
        .getByRole('region', { name: t('viewer.content') })
        .waitFor();
      await worker.sees(name);
      expect(await violations(worker.page())).toEqual([]);
    }
  });

  it.each(looks)('on the pages of the office ($locale, $theme)', async (look) => {
    await putOn(office, look);
    const labels = [
      'office.nav.home',
      'office.nav.takeout',
      'office.nav.desk',
      'office.nav.approvals',
      'office.nav.reports',
      'office.nav.ledger',
      'office.nav.devices',
      'office.nav.recovery',
      'office.nav.policy',
    ] as const;
    expect(await goThrough(office, look.locale, [...labels, ...shared])).toEqual({});
  });

  it.each(looks)('on a return that is compared ($locale, $theme)', async (look) => {
    await putOn(office, look);
    const t = createTranslate(look.locale);
    await goThrough(office, look.locale, ['office.nav.desk']);
    await office.deskRow('佐藤').first().dblclick();
    await office.button(t('returnsDesk.settle.action')).waitFor();
    await office.deskRow('議事録.md').click();
    expect(await violations(office.page())).toEqual([]);
  });

  it('on the pages of a locked vault and before there is one', async () => {
    await worker.lockByShortcut();
    const t = createTranslate('en');
    for (const look of looks) {
      await putOn(worker, look);
      await worker.field(createTranslate(look.locale)('unlock.passphrase')).waitFor();
      expect(await violations(worker.page())).toEqual([]);
    }
    await worker.page().reload();
    await putOn(worker, { locale: 'en', theme: 'light' });
    await worker.press(t('unlock.contacts'));
    await worker.page().locator('h1').waitFor();
    expect(await violations(worker.page())).toEqual([]);
    await worker.press(t('contacts.back'));
    await worker.press(t('unlock.other'));
    await worker.sees(t('welcome.vaults.title'));
    expect(await violations(worker.page())).toEqual([]);
    await worker.press(t('welcome.enrol.title'));
    await worker.sees(t('enrol.request.title'));
    expect(await violations(worker.page())).toEqual([]);
  });
});
