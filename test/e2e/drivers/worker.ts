/** The worker at work: what is done in the windows of a device's vault, in the words of the glossary. For tests and the tour. */
import type { Locator } from 'playwright-core';
import { automaticChecks, type CheckId } from '../../../preload/contract/check-policy.ts';
import { choosePassphrase, readNumber } from './office.ts';
import { openSeat, type Seat, type SeatOptions } from './shell.ts';

export interface Worker extends Seat {
  /** From the first page of all: saves the request into `stick`; gives its path and the number that is read to the office. */
  enrol(wish: {
    workerName: string;
    deviceName: string;
    stick: string;
  }): Promise<{ request: string; number: string[] }>;
  /** Takes the grant, compares, accepts the policy, chooses a passphrase; gives the office's number that was shown. */
  accept(grant: string, passphrase: string): Promise<string[]>;
  /** Takes in what the office sent; gives the title of what the app says about it. Its dialog stays open. */
  importParcel(parcel: string): Promise<string>;
  /** Drops files and folders on the window, gives the purpose, waits until they are in the vault. */
  takeOut(paths: readonly string[], purpose: string): Promise<void>;
  row(name: string): Locator;
  /** Opens a file from the list. */
  open(name: string): Promise<void>;
  /** Opens a text in the editor and types at its end; nothing is saved yet. A table is edited as text. */
  write(name: string, text: string): Promise<Locator>;
  /** `write`, then saves; gives what the app says about it. */
  edit(name: string, text: string): Promise<void>;
  /** Returns everything that is out; gives the parcel's path. */
  returnAll(stick: string): Promise<string>;
  closeDialog(): Promise<void>;
  /** On the page of the check: yes to every manual item, by the keys alone. */
  yesToAll(): Promise<void>;
  /**
   * The whole check before work, on to the passphrase: yes to all, this reason wherever one is asked for, and for what blocks the code
   * that the office reads aloud.
   */
  check(wish: { reason: string; code: (check: CheckId) => Promise<string> }): Promise<void>;
  /** Gives a reason wherever the check asks for one; what blocks stays. */
  giveReasons(text: string): Promise<void>;
  /** From the locked vault: asks the office for help; gives the request's path and the number to read aloud. */
  forgot(stick: string): Promise<{ request: string; number: string[] }>;
  /** Takes the office's answer and chooses a new passphrase. */
  acceptRecovery(answer: string, passphrase: string): Promise<void>;
}

/** Steps of the worker's wizards where the tour takes a picture. */
export type WorkerStep =
  'enrol' | 'grant' | 'passphrase' | 'plan' | 'taken' | 'returnPlan' | 'packed' | 'recover' | 'check';

/** `onStep` is called while the windows of long tasks stand still, for pictures. */
export async function openWorker(
  options: SeatOptions,
  onStep: (step: WorkerStep) => Promise<void> = () => Promise.resolve(),
): Promise<Worker> {
  const seat = await openSeat(options);
  const { t, press, field, page } = seat;
  const closeDialog = async (): Promise<void> => {
    const dialog = seat.inDialog();
    await dialog
      .getByRole('button', { name: t('common.close') })
      .last()
      .click();
    await page().getByRole('dialog').waitFor({ state: 'detached' });
  };

  const open = async (name: string): Promise<void> => {
    await seat.goTo('app.nav.files');
    await page().getByRole('row').filter({ hasText: name }).first().dblclick();
    await seat.sees(name);
  };
  const write = async (name: string, text: string): Promise<Locator> => {
    await open(name);
    await press(t('common.edit'));
    if (/\.[ct]sv$/u.test(name))
      await page()
        .getByRole('radio', { name: t('viewer.shape.source') })
        .click();
    const editor = page().getByRole('textbox', { name: t('viewer.editorOf', { name }) });
    await editor.click();
    await editor.press('Control+End');
    await editor.pressSequentially(text);
    return editor;
  };

  const yesToAll = async (): Promise<void> => {
    const items = page().locator('[data-item]');
    await items.first().locator('input').first().focus();
    for (let left = await items.count(); left > 0; left -= 1) await page().keyboard.press('y');
  };
  const giveReasons = async (text: string): Promise<void> => {
    const fields = page().getByRole('textbox', { name: t('check.page.reason') });
    for (let index = 0; index < (await fields.count()); index += 1) await fields.nth(index).fill(text);
  };

  return {
    ...seat,
    closeDialog,
    open,
    write,
    async edit(name, text) {
      await write(name, text);
      await press(t('common.save'));
      await page()
        .getByText(exactNumber(t('viewer.saved', { number: 0 })))
        .first()
        .waitFor();
    },
    async enrol({ workerName, deviceName, stick }) {
      await press(t('welcome.enrol.title'));
      await seat.sees(t('enrol.request.title'));
      await field(t('enrol.workerName')).fill(workerName);
      await field(t('enrol.deviceName')).fill(deviceName);
      await onStep('enrol');
      const request = await seat.saving(stick, () => press(t('enrol.save')));
      await seat.sees(t('enrol.compare.title'));
      return { request, number: await readNumber(seat) };
    },
    async accept(grant, passphrase) {
      await seat.picking([grant], () => press(t('enrol.compare.next')));
      await seat.sees(t('enrol.grant.title'));
      const number = await readNumber(seat);
      for (const words of [t('enrol.grant.compared'), t('enrol.policy.accept')]) {
        await page().getByText(words).click();
      }
      await onStep('grant');
      await press(t('enrol.grant.next'));
      await seat.sees(t('enrol.passphrase.title'));
      await choosePassphrase(seat, passphrase);
      await onStep('passphrase');
      await press(t('enrol.passphrase.create'));
      await seat.sees(t('home.title'));
      return number;
    },
    async importParcel(parcel) {
      await seat.goTo('app.nav.files');
      await seat.picking([parcel], () => press(t('parcel.import.action')));
      const title = seat.inDialog().getByRole('heading').first();
      await title.filter({ hasNotText: t('parcel.opening') }).waitFor();
      return (await title.textContent()) ?? '';
    },
    async takeOut(paths, purpose) {
      await seat.drop(paths);
      await seat
        .inDialog()
        .getByRole('heading', { name: t('takeout.plan.title') })
        .waitFor();
      await field(t('takeout.purpose.label')).fill(purpose);
      await onStep('plan');
      await seat.inDialog().locator('button[type="submit"]').click();
      await seat.button(t('takeout.done.show')).waitFor();
      await onStep('taken');
      await closeDialog();
    },
    row: (name) => page().getByRole('row').filter({ hasText: name }),
    async returnAll(stick) {
      await seat.goTo('app.nav.returns');
      await press(t('returns.new'));
      const pack = seat.inDialog().getByRole('button', { name: t('returns.plan.pack') });
      await pack.waitFor();
      await page().getByText(t('returns.plan.consequence')).waitFor();
      await onStep('returnPlan');
      const parcel = await seat.saving(stick, () => pack.click());
      await seat.reads(t('returns.done.title'));
      await onStep('packed');
      await closeDialog();
      return parcel;
    },
    yesToAll,
    giveReasons,
    async check({ reason, code }) {
      await seat.sees(t('check.title'));
      // The rows are there when the machine has said all it says.
      await page()
        .getByText(exactNumber(t('check.page.fine', { count: 0 })))
        .waitFor();
      await yesToAll();
      await giveReasons(reason);
      for (const check of automaticChecks) {
        const row = page()
          .getByRole('listitem')
          .filter({ has: page().getByRole('heading', { name: t(`check.name.${check}`), exact: true }) });
        const box = row.getByLabel(t('check.page.code'));
        if ((await box.count()) > 0) await box.fill(await code(check));
      }
      await onStep('check');
      await press(t('check.page.next'));
    },
    async forgot(stick) {
      await press(t('unlock.forgot'));
      const request = await seat.saving(stick, () => press(t('unlock.recover.save')));
      await seat.sees(t('unlock.recover.steps.compare'));
      await onStep('recover');
      return { request, number: await readNumber(seat) };
    },
    async acceptRecovery(answer, passphrase) {
      await seat.picking([answer], () => press(t('unlock.recover.answer')));
      await seat.sees(t('unlock.recover.steps.passphrase'));
      await choosePassphrase(seat, passphrase);
      await press(t('unlock.recover.finish'));
      await seat.sees(t('home.title'));
    },
  };
}

/** A sentence with any number in the place of its 0. */
const exactNumber = (sentence: string): RegExp =>
  new RegExp(sentence.replaceAll('.', String.raw`\.`).replace('0', String.raw`\d+`), 'u');
