/** Password memos in the real app: what is typed, what is refused, what is seen and for how long, and what stays to be done. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findInTheClear } from './canary.ts';
import { violations } from './drivers/axe.ts';
import { prefer } from './drivers/preferences.ts';
import type { Worker } from './drivers/worker.ts';
import { workerPassphrase } from '../helpers/story.ts';
import { type Prepared, usePrepared } from './prepared.ts';

const prepare = usePrepared();
const password = 'Kq7#mado-Tsubame-93';
const altered = 'T9-odam3Z#7';

describe('a password memo', () => {
  let prepared: Prepared;
  let worker: Worker;

  beforeAll(async () => {
    prepared = await prepare();
    worker = await prepared.workerAtWork();
  });
  afterAll(async () => {
    await worker.close();
  });

  const passwordField = () => worker.page().locator('form input[type="password"]');
  const save = () => worker.page().locator('form button[type="submit"]').click();
  const hold = () => worker.button(worker.t('memo.reveal.hold'));
  const secret = () => worker.page().locator('[data-secret]');
  const giveText = (text: string) => worker.field(worker.t('memo.form.textAltered')).fill(text);

  it('is refused while it is the password itself, and saved when it is altered enough; the password leaves its field', async () => {
    const { t } = worker;
    await worker.goTo('app.nav.memos');
    await worker.reads(t('memo.empty.title'));
    expect(await violations(worker.page())).toEqual([]);
    await worker.press(t('memo.add'));
    await worker.sees(t('memo.form.addTitle'));
    await worker.field(t('memo.form.service')).fill('経費精算');
    await worker.field(t('memo.form.account')).fill('sato');
    await giveText(password);
    await passwordField().fill(password);
    await worker.reads(t('memo.finder.asWritten'));
    await save();
    await worker.reads(t('error.memo.as-written'));
    expect(await violations(worker.page())).toEqual([]);
    await giveText(altered);
    const report = worker.page().getByRole('region', { name: t('memo.finder.title') });
    await report.getByText(t('memo.finder.honest')).waitFor();
    await expect.poll(() => report.textContent()).not.toContain(t('memo.finder.asWritten'));
    await save();
    await worker.sees('経費精算');
    expect(await violations(worker.page())).toEqual([]);
  });

  it('shows itself only while a key or the mouse is held, after the passphrase was given', async () => {
    const { t } = worker;
    await hold().waitFor();
    const field = worker.page().getByLabel(t('memo.reveal.passphrase'), { exact: true });
    if ((await field.count()) > 0) await field.fill(workerPassphrase);
    await hold().focus();
    await worker.page().keyboard.down('Space');
    await secret().waitFor({ timeout: 60_000 });
    expect(await secret().textContent()).toContain(altered);
    await worker.page().keyboard.up('Space');
    await secret().waitFor({ state: 'detached' });
    await hold().hover();
    await worker.page().mouse.down();
    await secret().waitFor();
    await worker.page().mouse.up();
    await secret().waitFor({ state: 'detached' });
    await worker.reads(t('memo.history.revealed'));
  });

  it('says whether a remembered password is right, and keeps nothing of it', async () => {
    const { t } = worker;
    const field = worker.page().getByLabel(t('memo.isIt.field'), { exact: true });
    await field.fill('something else');
    await worker.press(t('memo.isIt.action'));
    await worker.reads(t('memo.isIt.no'));
    expect(await field.inputValue()).toBe('');
    await field.fill(password);
    await worker.press(t('memo.isIt.action'));
    await worker.reads(t('memo.isIt.yes'));
    expect(await field.inputValue()).toBe('');
  });

  it('that somebody may know stays on the home page until it was changed', async () => {
    const { t } = worker;
    await worker.press(t('memo.exposed.action'));
    await worker.inDialog().getByText(t('memo.reason.foreignDevice')).click();
    expect(await violations(worker.page())).toEqual([]);
    await worker
      .inDialog()
      .getByRole('button', { name: t('memo.exposed.submit') })
      .click();
    await worker.reads(t('memo.detail.changeTitle'));
    await worker.goTo('app.nav.home');
    await worker.reads(t('memo.count', { count: 1 }));
    await worker
      .page()
      .locator('main')
      .getByRole('button', { name: t('memo.homeAction'), exact: true })
      .click();
    await worker.row('経費精算').dblclick();
    await worker.press(t('memo.detail.rewrite'));
    await worker.sees(t('memo.form.editTitle'));
    await giveText('b0-nezu#Mi');
    await passwordField().fill('Zu4!nezumi-Obake-61');
    await save();
    await worker.sees('経費精算');
    await worker.reads(t('memo.history.passwordChanged'));
    await worker.page().getByText(t('memo.detail.changeTitle')).waitFor({ state: 'detached' });
    await worker.goTo('app.nav.home');
    await worker.sees(t('home.title'));
    await worker
      .page()
      .getByText(t('memo.count', { count: 1 }))
      .waitFor({ state: 'detached' });
  });

  it('does not show its service in public place mode', async () => {
    const { t } = worker;
    await prefer(worker.page(), { publicPlace: true });
    await worker.goTo('app.nav.memos');
    await worker.reads(t('memo.state.good'));
    await worker.page().mouse.move(2, 2);
    await expect.poll(() => worker.page().evaluate(() => document.body.innerText)).not.toContain('経費精算');
    await prefer(worker.page(), { publicPlace: false });
    await worker.reads('経費精算');
  });

  it('leaves neither password nor text in the clear on the disk', async () => {
    await worker.lockByShortcut();
    const places = [join(prepared.root, 'w'), prepared.sato.folder];
    for (const place of places) expect(findInTheClear(place, [password, altered, '経費精算'])).toEqual([]);
  });
});
