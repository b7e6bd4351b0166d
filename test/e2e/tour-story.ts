/** What happens on the tour, in order, from setting the office up to the answer to a forgotten passphrase. For tour.ts. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Office } from './drivers/office.ts';
import type { Worker } from './drivers/worker.ts';
import type { Samples } from './samples.ts';
import type { Album } from './tour-album.ts';

export interface TourCast {
  readonly office: Office;
  readonly worker: Worker;
  readonly samples: Samples;
  readonly stick: string;
  readonly album: Album;
}

const officePassphrase = '青い傘と七つの港、晴れた朝の市場';
const laptopPassphrase = '雨上がりの駅と赤い自転車';
const newPassphrase = '山の湖に浮かぶ三日月';

function check(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`not as it should be: ${what}`);
}

/** Plays it all; gives the summary. Throws at the first step that is not seen. */
export async function playStory(cast: TourCast): Promise<string> {
  await setUp(cast);
  const out = await takeOut(cast);
  await work(cast);
  const back = await bringBack(cast);
  await recover(cast);
  return [
    `${String(out)} files went out: ${String(out - 3)} in a parcel of the office, 3 dropped on the window by the worker.`,
    `${String(back.files)} files came back: ${String(back.written)} written over their originals, ${String(back.beside)} kept beside an original that had changed.`,
    'Every copy on the device was destroyed on the receipt, and a forgotten passphrase was replaced with the help of the office.',
  ].join('\n');
}

async function setUp({ office, worker, stick, album }: TourCast): Promise<void> {
  await office.sees(office.t('welcome.title'));
  await album.shoot('office', 'welcome', 'the first page on a new computer');
  await office.init({ officeName: '港商事 総務課', adminName: '田中 一郎', passphrase: officePassphrase, stick });
  await album.shoot('office', 'first-home', 'the office vault is made');

  const { request, number } = await worker.enrol({ workerName: '佐藤 花子', deviceName: 'ノートPC-7', stick });
  await album.shoot('worker', 'number', 'the number that is read to the office');
  const grant = await office.issue(request, number, stick);
  await album.shoot('office', 'issued', 'the grant is written');
  const seen = await worker.accept(grant, laptopPassphrase);
  await album.shoot('worker', 'first-home', 'the vault is made');
  check(seen.join() === (await office.fingerprint()).join(), 'the numbers of the office on both sides');
}

async function takeOut({ office, worker, samples, stick, album }: TourCast): Promise<number> {
  const parcel = await office.packTakeout([samples.quotation, samples.plan, samples.catalogue], {
    purpose: '新事務所の現地確認',
    stick,
  });
  await album.shoot('office', 'packed', 'the take-out parcel is packed');
  const title = await worker.importParcel(parcel);
  await album.shoot('worker', 'imported', 'the parcel is verified and taken in');
  check(title === worker.t('parcel.takeout.title', { count: 3 }), 'three files came in the parcel');
  await worker.closeDialog();
  await worker.takeOut([samples.minutes, samples.report, join(samples.folder, '営業')], '在宅勤務（報告書の仕上げ）');
  await worker.goTo('app.nav.files');
  for (const name of ['見積書.csv', '配置図.png', '什器一覧.pdf', '議事録.md', '報告書.txt', '訪問記録.csv']) {
    await worker.row(name).waitFor();
  }
  await album.shoot('worker', 'files', 'what is out, and until when', 'files');
  return 6;
}

async function work({ office, worker, album }: TourCast): Promise<void> {
  await worker.open('見積書.csv');
  await worker.page().getByText('昇降デスク').first().waitFor();
  await album.shoot('worker', 'table', 'a table, read from the vault', 'viewer');
  await worker.open('議事録.md');
  await worker.page().getByRole('heading', { name: '決まったこと' }).waitFor();
  await album.shoot('worker', 'markdown', 'minutes, set for reading');
  await worker.open('報告書.txt');
  await worker.reads('取引先訪問報告書');
  await album.shoot('worker', 'shift-jis', 'a report in an old encoding');
  await worker.open('配置図.png');
  await worker.page().getByRole('img', { name: '配置図.png' }).waitFor();
  await album.shoot('worker', 'picture', 'a floor plan');
  await worker.open('什器一覧.pdf');
  await worker.page().locator('canvas').first().waitFor();
  await album.shoot('worker', 'pdf', 'a PDF');

  await worker.write('議事録.md', '\n## 追記\n\n- 配置図は佐藤が確認済み。');
  await worker
    .page()
    .getByText(/下書きを保存しました/u)
    .waitFor();
  await album.shoot('worker', 'editing', 'typing; the draft is encrypted at once');
  await worker.lock();
  await worker.check({ reason: '出先のため、戻ってから設定します', code: (item) => office.telephoneCode(item) });
  await worker.reads(/に施錠しました/u);
  await album.shoot('worker', 'locked', 'locked in the middle of a sentence', 'unlock');
  await worker.unlock(laptopPassphrase);
  await worker.open('議事録.md');
  await worker
    .page()
    .getByRole('textbox', { name: worker.t('viewer.editorOf', { name: '議事録.md' }) })
    .waitFor();
  await album.shoot('worker', 'draft', 'the draft is back');
  await worker.press(worker.t('common.save'));
  await worker.reads(/版として保存しました/u);
  await worker.edit('見積書.csv', 'パーテーション,PT-1,2,9000,18000,追加分');
  await worker.goTo('app.nav.home');
  await worker.sees(worker.t('home.title'));
  await worker.reads(worker.t('home.due.title'));
  await album.shoot('worker', 'home', 'the first page of a working day', 'worker-home');
}

async function bringBack({ office, worker, samples, stick, album }: TourCast) {
  await office.goTo('office.nav.home');
  await office.reads(office.t('office.home.title'));
  await album.shoot('office', 'home', 'what is out of the office', 'office-home');
  const original = readFileSync(samples.minutes, 'utf8');
  writeFileSync(samples.minutes, original.replace('12月12日（土）', '12月19日（土）'));
  const parcel = await worker.returnAll(stick);

  await office.receive(parcel);
  await album.shoot('office', 'desk', 'the returns desk: as taken, as it is now, as it came back', 'returns-desk');
  await office.deskRow('議事録.md').click();
  await office.page().getByRole('table').waitFor();
  await album.shoot('office', 'difference', 'what differs, line by line');
  await office.settle();
  await album.shoot('office', 'settled', 'settled');
  check(readFileSync(samples.quotation, 'utf8').includes('パーテーション'), 'the quotation came home');
  check(
    readFileSync(samples.minutes, 'utf8').includes('12月19日（土）'),
    'the minutes that changed in the office stay',
  );
  const beside = readdirSync(samples.folder).filter(
    (name) => name.startsWith('議事録') && name !== basename(samples.minutes),
  );
  check(beside.length === 1, 'the returned minutes lie beside them');

  const receipt = await office.writeReceipt(stick);
  await album.shoot('office', 'receipt', 'the receipt is written');
  await worker.importParcel(receipt);
  await album.shoot('worker', 'receipt', 'the receipt is verified, the copies are destroyed');
  await worker.closeDialog();
  const vault = join(worker.home, 'Mochidashi/objects');
  const objects = readdirSync(vault, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.age'));
  // The keyring is an object, too.
  check(objects.length === 1, 'no copy is left on the device');
  await office.goTo('office.nav.ledger');
  await office.deskRow('見積書.csv').waitFor();
  await album.shoot('office', 'ledger', 'the ledger: nothing is out any more');
  return { files: 6, written: 1, beside: beside.length };
}

async function recover({ office, worker, stick, album }: TourCast): Promise<void> {
  await worker.lock();
  await worker.enterPassphrase('思い出せない言葉');
  await worker.reads(worker.t('unlock.wrong'));
  await album.shoot('worker', 'wrong', 'a wrong passphrase');
  const { request, number } = await worker.forgot(stick);
  const answer = await office.recover(request, number, stick);
  await album.shoot('office', 'recovered', 'the answer is written');
  await worker.acceptRecovery(answer, newPassphrase);
  await album.shoot('worker', 'back', 'open again with a new passphrase');
}
