/** The administrator at work: what is done in the windows of the office's vault, in the words of the glossary. For tests and the tour. */
import type { Locator } from 'playwright-core';
import type { CheckId } from '../../../preload/contract/check-policy.ts';
import { openSeat, type Seat, type SeatOptions } from './shell.ts';

export interface Office extends Seat {
  /** From the first page of all: sets the office up and saves the recovery key into `stick`; gives the key's path. */
  init(wish: { officeName: string; adminName: string; passphrase: string; stick: string }): Promise<string>;
  /** Opens the wizard with a request, types the number that was heard, and saves the grant into `stick`; gives its path. */
  issue(request: string, heard: readonly string[], stick: string): Promise<string>;
  /** Packs files and folders for the only device there is; gives the parcel's path. */
  packTakeout(paths: readonly string[], wish: { purpose: string; stick: string }): Promise<string>;
  /** Takes a return in and waits for the comparison of its files. */
  receive(parcel: string): Promise<void>;
  /** The line of a file in the table of the open return. */
  deskRow(name: string): Locator;
  /** Carries out what the desk proposes for the open return. */
  settle(): Promise<void>;
  /** Saves the receipt of the settled return; gives its path. */
  writeReceipt(stick: string): Promise<string>;
  /** Answers a request for a new passphrase; gives the answer's path. */
  recover(request: string, heard: readonly string[], stick: string): Promise<string>;
  /** Makes the code by which the only device goes past a check today; gives it as it is read aloud. */
  telephoneCode(check: CheckId): Promise<string>;
  /** The office's own number, as its first page shows it. */
  fingerprint(): Promise<string[]>;
}

/** Steps of the office's wizards where the tour takes a picture. */
export type OfficeStep =
  'passphrase' | 'key' | 'keySaved' | 'compare' | 'compared' | 'terms' | 'packing' | 'recovery' | 'code';

/** `onStep` is called while the windows of long tasks stand still, for pictures. */
export async function openOffice(
  options: SeatOptions,
  onStep: (step: OfficeStep) => Promise<void> = () => Promise.resolve(),
): Promise<Office> {
  const seat = await openSeat(options);
  const { t, press, field, page } = seat;

  /** The number is heard, not seen: typed into the first box, it runs on through all of them. */
  const typeNumber = async (heard: readonly string[]): Promise<void> => {
    await onStep('compare');
    await page()
      .getByLabel(t('office.compare.group', { number: 1 }))
      .first()
      .pressSequentially(heard.join(''));
    await seat.reads(t('office.compare.allOk'));
    await onStep('compared');
  };

  return {
    ...seat,
    async init({ officeName, adminName, passphrase, stick }) {
      await press(t('welcome.office.title'));
      await seat.sees(t('office.init.title'));
      await field(t('office.init.officeName')).fill(officeName);
      await field(t('office.init.adminName')).fill(adminName);
      await press(t('common.next'));
      await choosePassphrase(seat, passphrase);
      await onStep('passphrase');
      await press(t('office.init.passphrase.create'));
      await seat.sees(t('office.key.title'));
      await onStep('key');
      const key = await seat.saving(stick, () => press(t('office.key.save')));
      await page()
        .getByRole('status')
        .filter({ hasText: key.split('/').at(-1) ?? key })
        .waitFor();
      await onStep('keySaved');
      await press(t('office.init.toHome'));
      await seat.sees(t('office.home.title'));
      return key;
    },
    async issue(request, heard, stick) {
      await seat.goTo('office.nav.devices');
      await press(t('devices.add'));
      await seat.picking([request], () => press(t('ui.drop.choose')));
      await seat.reads(t('devices.grant.facts.title'));
      await typeNumber(heard);
      await press(t('common.next'));
      await field(t('devices.grant.workerName')).waitFor();
      await onStep('terms');
      const grant = await seat.saving(stick, () => press(t('devices.grant.submit')));
      await seat.button(t('devices.grant.done.toDevices')).waitFor();
      return grant;
    },
    async packTakeout(paths, { purpose, stick }) {
      await seat.goTo('office.nav.takeout');
      await seat.sees(t('desk.title'));
      await seat.drop(paths);
      await seat.reads(t('desk.files.chosen', { count: paths.length }));
      await page()
        .getByRole('main')
        .getByRole('button', { name: t('desk.to.device') })
        .click();
      await page().getByRole('option').first().click();
      await field(t('desk.purpose')).fill(purpose);
      await onStep('packing');
      const parcel = await seat.saving(stick, () => press(t('desk.submit')));
      await seat.button(t('desk.done.another')).waitFor();
      return parcel;
    },
    async receive(parcel) {
      await seat.goTo('office.nav.desk');
      await seat.sees(t('returnsDesk.title'));
      await seat.picking([parcel], () => press(t('returnsDesk.receive')));
      await seat.button(t('returnsDesk.settle.action')).waitFor();
    },
    deskRow: (name) => page().getByRole('row').filter({ hasText: name }),
    async settle() {
      await press(t('returnsDesk.settle.action'));
      await seat.button(t('returnsDesk.receipt.save')).waitFor();
    },
    async writeReceipt(stick) {
      const receipt = await seat.saving(stick, () => press(t('returnsDesk.receipt.save')));
      await seat.reads(t('returnsDesk.receipt.saved'));
      return receipt;
    },
    async recover(request, heard, stick) {
      await seat.goTo('office.nav.recovery');
      await seat.sees(t('recovery.title'));
      await seat.picking([request], () => press(t('ui.drop.choose')));
      await typeNumber(heard);
      await onStep('recovery');
      const answer = await seat.saving(stick, () => press(t('recovery.submit')));
      await seat.reads(t('recovery.done.title'));
      return answer;
    },
    async telephoneCode(check) {
      await seat.goTo('office.nav.devices');
      await page().getByRole('row').nth(1).dblclick();
      await press(t('devices.actions'));
      await page()
        .getByRole('menuitem', { name: t('devices.code.action') })
        .click();
      await seat
        .inDialog()
        .getByRole('button', { name: t('devices.code.check') })
        .click();
      await page()
        .getByRole('option', { name: t(`check.name.${check}`), exact: true })
        .click();
      await press(t('devices.code.submit'));
      const code = await seat
        .inDialog()
        .getByText(/^\d{3} \d{3} \d{3}$/u)
        .textContent();
      await onStep('code');
      await seat
        .inDialog()
        .getByRole('button', { name: t('common.close') })
        .last()
        .click();
      return code ?? '';
    },
    async fingerprint() {
      await seat.goTo('office.nav.home');
      return readNumber(seat);
    },
  };
}

/** Chooses a passphrase in the two fields, and waits until it is judged. */
export async function choosePassphrase({ page }: Pick<Seat, 'page'>, passphrase: string): Promise<void> {
  const fields = page().locator('input[autocomplete="new-password"]');
  await fields.first().fill(passphrase);
  await fields.last().fill(passphrase);
  await page().locator('button[type="submit"]:enabled').waitFor();
}

/** The groups of the number that is shown to be read aloud. */
export async function readNumber({ page }: Pick<Seat, 'page'>): Promise<string[]> {
  const groups = page().getByRole('img', { name: /^\d(?: \d){3}$/u });
  await groups.nth(5).waitFor();
  return groups.allTextContents();
}
