/** Public place mode on every page: no name of a file, a folder, a person or the office is there to be read, until it is pointed at. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MessageKey } from '../../resources/locales/messages.ts';
import type { Office } from './drivers/office.ts';
import { prefer } from './drivers/preferences.ts';
import type { Seat } from './drivers/shell.ts';
import type { Worker } from './drivers/worker.ts';
import { usePrepared, type Prepared } from './prepared.ts';

const prepare = usePrepared();
const fileName = '新庁舎の見積書.csv';
const textName = '面接の議事録.md';
const secrets = ['新庁舎', '面接', '海辺設計事務所'];

/** Everything that can be read on the page and everything that is read aloud of it, with the pointer out of the way. */
async function readable(page: Page): Promise<string> {
  await page.mouse.move(2, 2);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.waitForTimeout(150);
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const aloud = nodes
    .filter(({ ignored }) => !ignored)
    .map(({ name, value }) => `${name?.value ?? ''} ${value?.value ?? ''}`);
  const seen = await page.evaluate(() => `${document.title}\n${document.body.innerText}`);
  return `${seen}\n${aloud.join('\n')}`;
}

function namesIn(text: string, names: readonly string[]): string[] {
  return text.split('\n').filter((line) => names.some((name) => line.includes(name)));
}

async function goThrough(seat: Seat, labels: readonly MessageKey[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const label of labels) {
    await seat.goTo(label);
    await seat.page().locator('main h1').first().waitFor();
    await expect.poll(() => seat.page().getByText(seat.t('common.loading')).count()).toBe(0);
    const lines = namesIn(await readable(seat.page()), secrets);
    if (lines.length > 0) found[label] = lines;
  }
  return found;
}

describe('public place mode', () => {
  let prepared: Prepared;
  let worker: Worker;
  let office: Office;

  beforeAll(async () => {
    prepared = await prepare();
    const { story, sato } = prepared;
    const locations = [
      await story.original(fileName, '品目,数量\n机,3\n'),
      await story.original(textName, '# 面接の議事録\n'),
    ];
    const [first = ''] = await story.packFor(sato, locations);
    await story.edit(sato, first, '品目,数量\n机,4\n');
    await story.receive(await story.packReturn(sato, [first]));
    worker = await prepared.workerAtWork();
    await prefer(worker.page(), { publicPlace: true });
  });

  it('shows no name on the pages of the worker', async () => {
    const first = ['app.nav.home', 'app.nav.files', 'app.nav.returns', 'app.nav.requests', 'app.nav.memos'] as const;
    const others = [
      'app.nav.contacts',
      'app.nav.reports',
      'app.nav.log',
      'app.nav.policy',
      'app.nav.guideline',
      'app.nav.settings',
    ] as const;
    expect(await goThrough(worker, [...first, ...others])).toEqual({});
  });

  it('shows a name to who points at it, and a text only in its band', async () => {
    await worker.goTo('app.nav.files');
    const row = worker.page().getByRole('row').nth(1);
    await row.hover();
    await expect.poll(() => row.textContent()).toMatch(/新庁舎|面接/u);
    await row.dblclick();
    await worker
      .page()
      .getByRole('region', { name: worker.t('viewer.content') })
      .waitFor();
    const mask = () =>
      worker
        .page()
        .locator('.reading-band')
        .evaluate((element) => getComputedStyle(element).webkitMaskImage);
    expect(await mask()).toContain('linear-gradient');
  });

  it('shows none on the locked vault', async () => {
    await worker.lockByShortcut();
    await worker.field(worker.t('unlock.passphrase')).waitFor();
    expect(namesIn(await readable(worker.page()), secrets)).toEqual([]);
    await worker.close();
  });

  // One window at a time: the one behind is covered in this mode, with or without names.
  it('shows no name on the pages of the office', async () => {
    office = await prepared.officeAtWork();
    await prefer(office.page(), { publicPlace: true });
    const first = ['office.nav.home', 'office.nav.takeout', 'office.nav.desk', 'office.nav.approvals'] as const;
    const others = ['office.nav.ledger', 'office.nav.devices', 'office.nav.reports', 'office.nav.recovery'] as const;
    expect(await goThrough(office, [...first, ...others, 'app.nav.contacts', 'app.nav.log'])).toEqual({});
  });

  it('shows none on a device and on a return that is compared', async () => {
    await office.goTo('office.nav.devices');
    await office.page().getByRole('row').nth(1).dblclick();
    await office.button(office.t('devices.renew.action')).waitFor();
    expect(namesIn(await readable(office.page()), [...secrets, '佐藤'])).toEqual([]);
    await office.goTo('office.nav.desk');
    await office.page().getByRole('row').nth(1).dblclick();
    await office.button(office.t('returnsDesk.settle.action')).waitFor();
    expect(namesIn(await readable(office.page()), [...secrets, '佐藤'])).toEqual([]);
  });
});
