/** What the policy does not let a worker take: asked for, granted or refused by the office with its reason, and then taken. In two windows. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folder } from './drivers/shell.ts';
import type { Office } from './drivers/office.ts';
import type { Worker } from './drivers/worker.ts';
import { type Prepared, usePrepared } from './prepared.ts';

const prepare = usePrepared();

describe('approval', () => {
  let prepared: Prepared;
  let worker: Worker;
  let office: Office;
  let stick = '';

  beforeAll(async () => {
    prepared = await prepare();
    const { story } = prepared;
    for (const name of ['顧客.sql', '件名.eml', '名簿.mdb', '見積.sql']) await story.original(name, `${name} の中身`);
    stick = folder(prepared.root, 'usb');
    [worker, office] = await Promise.all([prepared.workerAtWork(), prepared.officeAtWork()]);
  });

  const original = (name: string): string => join(prepared.story.files, name);

  /** The worker drops files, gives the purpose and saves the request. */
  async function ask(names: readonly string[], purpose: string): Promise<string> {
    const { t } = worker;
    await worker.drop(names.map(original));
    await worker.field(t('takeout.purpose.label')).fill(purpose);
    const request = await worker.saving(stick, () => worker.press(t('takeout.request')));
    await worker.reads(t('takeout.requested.title'));
    await worker.closeDialog();
    return request;
  }

  /** The worker takes the answer in and looks at the requests. */
  async function takeAnswerIn(answer: string): Promise<void> {
    const { t } = worker;
    expect(await worker.importParcel(answer)).toBe(t('parcel.approval.title'));
    await worker.press(t('parcel.approval.action'));
    await worker.sees(t('files.requests.title'));
  }

  const card = (purpose: string) => worker.page().getByRole('listitem').filter({ hasText: purpose });
  const cardReads = (purpose: string, text: string): Promise<void> => card(purpose).getByText(text).waitFor();

  it('is asked for in a file, which names what needs it and why', async () => {
    const request = await ask(['顧客.sql', '件名.eml'], '移行の確認');
    await worker.goTo('app.nav.files');
    const { t } = office;
    await office.goTo('office.nav.approvals');
    await office.picking([request], () => office.press(t('office.approvals.receive')));
    await office.reads(t('office.approvals.from', { worker: '佐藤', device: '佐藤のノート' }));
    for (const text of ['移行の確認', '顧客.sql', t('office.approvals.ground.extension')]) await office.reads(text);
  });

  it('is given in part, with words for what is refused; the worker takes that part, once', async () => {
    const { t } = office;
    const mail = office.page().getByRole('checkbox', { name: '件名.eml' });
    await mail.focus();
    await mail.press('Space');
    const give = t('office.approvals.approveSome', { count: 1 });
    await office.press(give);
    await office.reads(t('office.approvals.answerNeeded'));
    await office.field(t('office.approvals.answer')).fill('メールは転送してください');
    const answer = await office.saving(stick, () => office.press(give));
    await office.reads(t('office.approvals.done'));

    await takeAnswerIn(answer);
    await cardReads('移行の確認', worker.t('files.requests.answer', { text: 'メールは転送してください' }));
    await worker.press(worker.t('files.requests.take'));
    await worker.reads(worker.t('takeout.done.title', { count: 1 }));
    await worker.closeDialog();
    await cardReads('移行の確認', worker.t('files.requests.state.taken'));
    expect(await worker.button(worker.t('files.requests.take')).count()).toBe(0);
    expect(await worker.importParcel(answer)).toBe(worker.t('parcel.already.title'));
    await worker.closeDialog();
    await worker.row('顧客.sql').waitFor();
    expect(await worker.row('件名.eml').count()).toBe(0);
  });

  it('is refused as a whole, and the worker reads why', async () => {
    // A parcel of this day lies on the stick already: it is not written over, and nothing has to be typed again.
    const { t: words } = worker;
    await worker.drop([original('名簿.mdb')]);
    await worker.field(words('takeout.purpose.label')).fill('名簿の持ち帰り');
    await worker.saving(stick, () => worker.press(words('takeout.request')));
    await worker.reads(words('error.parcel.file-exists'));
    stick = folder(prepared.root, 'usb-2');
    const request = await worker.saving(stick, () => worker.press(words('takeout.request')));
    await worker.reads(words('takeout.requested.title'));
    await worker.closeDialog();
    const { t } = office;
    await office.drop([request]);
    await office.reads('名簿の持ち帰り');
    await office.field(t('office.approvals.answer')).fill('名簿は社内で見てください');
    await office.press(t('office.approvals.refuse'));
    const answer = await office.saving(stick, () =>
      office
        .inDialog()
        .getByRole('button', { name: t('office.approvals.refuseConfirm') })
        .click(),
    );
    await office.reads(t('office.approvals.done'));

    await takeAnswerIn(answer);
    await cardReads('名簿の持ち帰り', worker.t('files.requests.state.refused'));
    await cardReads('名簿の持ち帰り', worker.t('files.requests.answer', { text: '名簿は社内で見てください' }));
    expect(await worker.button(worker.t('files.requests.take')).count()).toBe(0);
  });

  it('does not cover a file that changed after it was asked for', async () => {
    stick = folder(prepared.root, 'usb-3');
    const request = await ask(['見積.sql'], '見積の確認');
    const { t } = office;
    await office.drop([request]);
    await office.reads('見積の確認');
    const answer = await office.saving(stick, () => office.press(t('office.approvals.approveAll')));
    await office.reads(t('office.approvals.done'));

    await takeAnswerIn(answer);
    const objects = (): number => readdirSync(join(prepared.sato.folder, 'objects'), { recursive: true }).length;
    const before = objects();
    writeFileSync(original('見積.sql'), '別の中身');
    await worker.press(worker.t('files.requests.take'));
    await worker.reads(worker.t('takeout.done.none'));
    await worker.reads(worker.t('error.takeout.not-as-approved'));
    await worker.closeDialog();
    await cardReads('見積の確認', worker.t('files.requests.state.approved'));
    expect(objects()).toBe(before);
  });
});
