/** Self-inspection, a request for software and awareness cards in the real app: by keyboard, through a return to the office, and the answers back with a renewal. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../main/office/default-policy.ts';
import { at } from '../../main/setup/place.mjs';
import { inspectionItems } from '../../preload/contract/reports.ts';
import { violations } from './drivers/axe.ts';
import type { Office } from './drivers/office.ts';
import { folder } from './drivers/shell.ts';
import type { Worker } from './drivers/worker.ts';
import { type Prepared, usePrepared } from './prepared.ts';

const prepare = usePrepared();
const pictures = at('out/e2e-pictures');

describe('what a worker tells the office besides files', () => {
  let prepared: Prepared;
  let worker: Worker;
  let office: Office;
  let stick = '';

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    prepared = await prepare();
    stick = folder(prepared.root, 'usb');
    [worker, office] = await Promise.all([prepared.workerAtWork(), prepared.officeAtWork()]);
  });

  const picture = (seat: Worker | Office, name: string) =>
    seat.page().screenshot({ path: join(pictures, `reports-${name}.png`) });
  const toTab = async (seat: Worker | Office, name: string): Promise<void> => {
    const tab = seat.page().getByRole('tab', { name });
    await tab.click();
    await seat.page().getByRole('tabpanel', { name }).waitFor();
  };
  const card = (seat: Worker | Office, text: string) => seat.page().getByRole('listitem').filter({ hasText: text });

  it('is reminded on the first page, and answered by the keys alone', async () => {
    const { t } = worker;
    await worker.reads(t('home.next.inspection'));
    await worker.press(t('home.next.inspectionAction'));
    await worker.sees(t('reports.title'));
    await worker.press(t('reports.inspection.start'));
    await worker.reads(t('reports.inspection.honest'));
    const finish = worker.button(t('reports.inspection.submit'));
    expect(await finish.isDisabled()).toBe(true);
    const keys = worker.page().keyboard;
    await worker.page().locator('[data-item] input').first().focus();
    for (const { item } of inspectionItems) {
      // Space says yes; one to the right is no.
      await keys.press('Space');
      if (item === 'surroundings') {
        await keys.press('ArrowRight');
        await worker.field(t('reports.inspection.note')).waitFor();
        await keys.press('Tab');
        await keys.type('フィルターが外れます');
      }
      await keys.press('Tab');
    }
    await worker.reads(t('reports.inspection.leftNone'));
    expect(await violations(worker.page())).toEqual([]);
    await finish.focus();
    await keys.press('Enter');
    await worker.reads(t('reports.inspection.done'));
    await worker.reads(t('reports.inspection.doneHelp', { count: 1 }));
    await picture(worker, 'inspection-ja-light');
  });

  it('asks for software, and says what is missing before it does', async () => {
    const { t } = worker;
    await toTab(worker, t('reports.tab.software'));
    await worker.press(t('reports.software.submit'));
    await worker.reads(t('reports.software.needed'));
    await worker.field(t('reports.software.name')).fill('Inkscape');
    await worker.field(t('reports.software.purpose')).fill('図面の線を直す');
    await worker.field(t('reports.software.origin')).fill('https://inkscape.org/');
    await worker.press(t('reports.software.submit'));
    await card(worker, 'https://inkscape.org/').waitFor();
    await card(worker, 'フィルターが外れます').waitFor();
    expect(await violations(worker.page())).toEqual([]);
  });

  it('reads a card, answers wrongly, and then rightly', async () => {
    const { t } = worker;
    const [lesson] = defaultPolicy('ja').cards;
    if (!lesson) throw new Error('a policy without cards');
    await toTab(worker, t('reports.tab.learning'));
    await worker.press(`${t('reports.learning.open')}: ${lesson.title}`);
    const dialog = worker.inDialog();
    await dialog.getByText(lesson.text).waitFor();
    const pick = (question: number, choice: number) =>
      dialog.getByRole('radiogroup').nth(question).locator('label').nth(choice).click();
    const check = dialog.getByRole('button', { name: t('reports.learning.submit') });
    for (const [index, { right }] of lesson.quiz.entries()) await pick(index, (right + (index === 0 ? 1 : 0)) % 3);
    await check.click();
    await dialog.getByText(t('reports.learning.some', { right: 2, asked: 3 })).waitFor();
    await pick(0, lesson.quiz[0]?.right ?? 0);
    await check.click();
    await dialog.getByText(t('reports.learning.allRight')).waitFor();
    expect(await violations(worker.page())).toEqual([]);
    await dialog
      .getByRole('button', { name: t('common.close') })
      .last()
      .click();
    await card(worker, lesson.title).getByText(t('reports.learning.state.passed')).waitFor();
  });

  it('goes home with a return although no file is out, and waits for an answer there', async () => {
    const { t: words } = worker;
    await worker.goTo('app.nav.returns');
    await worker.press(words('returns.new'));
    const pack = worker.inDialog().getByRole('button', { name: words('returns.plan.pack') });
    await worker.reads(words('returns.plan.onlyReports', { count: 4 }));
    const parcel = await worker.saving(stick, () => pack.click());
    await worker.reads(words('returns.done.title'));
    await worker.closeDialog();

    const { t } = office;
    await office.goTo('office.nav.desk');
    await office.sees(t('returnsDesk.title'));
    await office.picking([parcel], () => office.press(t('returnsDesk.receive')));
    await office.button(t('returnsDesk.receipt.save')).waitFor();
    await office.goTo('office.nav.reports');
    await office.sees(t('reports.office.title'));
    await office.reads(t('reports.office.open', { count: 2 }));
    await card(office, 'フィルターが外れます').waitFor();
    expect(await violations(office.page())).toEqual([]);
    await toTab(office, t('reports.office.tab.overview'));
    const row = office.page().getByRole('row').filter({ hasText: '佐藤' });
    await row.getByText(t('reports.office.overview.passed', { passed: 1, total: 5 })).waitFor();
    await row.getByRole('button').click();
    await office.inDialog().getByText(t('reports.item.surroundings')).waitFor();
    await picture(office, 'device-ja-light');
    expect(await violations(office.page())).toEqual([]);
    await office.page().keyboard.press('Escape');
    await office.page().getByRole('dialog').waitFor({ state: 'detached' });
    await toTab(office, t('reports.office.tab.requests'));
  });

  it('is answered: help in words, software with its name on the approved list', async () => {
    const { t } = office;
    const question = t('reports.item.surroundings');
    await office.press(`${t('reports.office.answerAction')}: ${question}`);
    await office.field(t('reports.office.answer.text')).waitFor();
    await office.press(t('reports.office.answer.submit'));
    await office.reads(t('reports.office.answer.helpNeeded'));
    await office.field(t('reports.office.answer.text')).fill('新しいフィルターを送ります');
    await office.press(t('reports.office.answer.submit'));
    await office.reads(t('reports.office.answered'));
    await office.reads(t('reports.office.open', { count: 1 }));

    await office.press(`${t('reports.office.answerAction')}: Inkscape`);
    await office.inDialog().getByText(t('reports.office.answer.approved'), { exact: true }).click();
    await office.inDialog().getByText(t('reports.office.answer.addToList')).click();
    await office.field(t('reports.office.answer.listName')).fill('inkscape');
    expect(await violations(office.page())).toEqual([]);
    await office.press(t('reports.office.answer.submit'));
    await office.reads(t('reports.office.answeredPolicy', { version: 2 }));
    await picture(office, 'answered-ja-light');
  });

  it('comes back with the renewal and is shown to the worker', async () => {
    const { t } = office;
    await office.press(t('reports.office.renew'));
    await office.press(t('devices.renew.action'));
    const renewal = await office.saving(folder(prepared.root, 'usb-back'), () =>
      office
        .inDialog()
        .getByRole('button', { name: t('devices.renew.submit') })
        .click(),
    );

    await office.reads(t('devices.renew.done'));

    const { t: words } = worker;
    expect(await worker.importParcel(renewal)).toBe(words('parcel.renewal.title'));
    await worker.reads(words('parcel.renewal.answers', { count: 2 }));
    await worker.press(words('parcel.renewal.answersAction'));
    await worker.sees(words('reports.title'));
    await card(worker, '図面の線を直す').getByText(words('reports.state.approved')).waitFor();
    await card(worker, '新しいフィルターを送ります').getByText(words('reports.state.answered')).waitFor();
    await picture(worker, 'answers-ja-light');
    expect(await violations(worker.page())).toEqual([]);
  });
});
