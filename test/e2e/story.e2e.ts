/**
 * The whole story in the real app with the real Secret Service: an office that works in English and a worker who works in
 * Japanese, each with a home of their own; what passes between them are files on a stick.
 */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findInTheClear } from './canary.ts';
import { openOffice, type Office } from './drivers/office.ts';
import { folder } from './drivers/shell.ts';
import { openWorker, type Worker } from './drivers/worker.ts';
import { takeFailurePictures } from './failure-pictures.ts';
import { canary, writeSamples, type Samples } from './samples.ts';

const passphrases = { office: 'correct horse office staple', laptop: 'correct horse laptop staple' };
const typed = '追記した一文です。';

describe('the whole story', () => {
  const root = mkdtempSync(join(tmpdir(), 'mochidashi-story-'));
  const stick = folder(root, 'stick');
  let samples: Samples;
  let office: Office;
  let worker: Worker;
  let parcel = '';
  takeFailurePictures(() => [office, worker]);

  beforeAll(async () => {
    samples = writeSamples(folder(root, 'share'));
    [office, worker] = await Promise.all([
      openOffice({ home: join(root, 'office'), lang: 'en' }),
      openWorker({ home: join(root, 'worker'), lang: 'ja' }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([office.close(), worker.close()]);
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  });

  /** Copies of files in the worker's vault. The vault's own keyring is an object, too, the first one. */
  const copies = (): number =>
    readdirSync(join(root, 'worker/Mochidashi/objects'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.age'),
    ).length - 1;

  it('sets the office up and keeps its recovery key', async () => {
    const key = await office.init({
      officeName: '港商事 総務課',
      adminName: '田中 一郎',
      passphrase: passphrases.office,
      stick,
    });
    expect(readFileSync(key, 'utf8')).toMatch(/^AGE-SECRET-KEY-PQ-1[A-Z0-9]+$/mu);
  });

  it('enrols the device: both sides see the same numbers', async () => {
    const { request, number } = await worker.enrol({ workerName: '佐藤 花子', deviceName: 'ノートPC-7', stick });
    const grant = await office.issue(request, number, stick);
    const seen = await worker.accept(grant, passphrases.laptop);
    expect(seen).toEqual(await office.fingerprint());
    expect(readdirSync(join(root, 'worker/Mochidashi'))).toEqual(
      expect.arrayContaining(['catalogue.db', 'office.json', 'vault.json']),
    );
  });

  it('takes files out both ways: in a parcel of the office, and dropped on the window', async () => {
    parcel = await office.packTakeout([samples.quotation, samples.plan], { purpose: 'Visit to a customer', stick });
    expect(await worker.importParcel(parcel)).toBe(worker.t('parcel.takeout.title', { count: 2 }));
    await worker.closeDialog();
    await worker.takeOut([samples.report, samples.minutes, join(samples.folder, '営業')], '在宅勤務');
    await worker.goTo('app.nav.files');
    for (const name of ['見積書.csv', '配置図.png', '報告書.txt', '議事録.md', '訪問記録.csv']) {
      await worker.row(name).waitFor();
    }
    expect(copies()).toBe(5);
  });

  it('leaves the originals as they were', () => {
    expect(existsSync(samples.report)).toBe(true);
    expect(readFileSync(samples.minutes, 'utf8')).toContain('事務所移転 定例会議');
  });

  it('shows a text of another encoding as it is meant', async () => {
    await worker.open('報告書.txt');
    await worker.reads(canary);
  });

  it('edits a text and a table inside the vault', async () => {
    await worker.edit('議事録.md', typed);
    await worker.edit('見積書.csv', 'パーテーション,PT-1,2,9000,18000,');
    await worker.edit('報告書.txt', typed);
    await worker.goTo('app.nav.files');
    await expect.poll(() => worker.row(worker.t('common.state.changed')).count()).toBe(3);
  });

  it('keeps nothing of it in the clear, in the vault or in the profile', () => {
    const words = [canary, typed, '見積書', '報告書', 'パーテーション'];
    expect(findInTheClear(join(root, 'worker/Mochidashi'), words)).toEqual([]);
    const profile = findInTheClear(join(root, 'worker'), [canary, typed, 'パーテーション']);
    expect(profile).toEqual([]);
  });

  it('locks, and opens again past the check before work, with the passphrase', async () => {
    await worker.lock();
    await worker.check({ reason: '出先のため、戻ってから設定します', code: (item) => office.telephoneCode(item) });
    await worker.unlock(passphrases.laptop);
  });

  it('returns: the unchanged original is replaced, the one that changed meanwhile is kept beside', async () => {
    writeFileSync(samples.minutes, '# 会議室で書き直した議事録\n');
    const back = await worker.returnAll(stick);
    await office.receive(back);
    const { t } = office;
    for (const [name, action] of [
      ['見積書.csv', t('returnsDesk.action.writeBack')],
      ['報告書.txt', t('returnsDesk.action.writeBack')],
      ['議事録.md', t('returnsDesk.action.keepBoth')],
      ['配置図.png', t('returnsDesk.action.nothing')],
    ] as const) {
      await office.deskRow(name).filter({ hasText: action }).waitFor();
    }
    expect(readFileSync(samples.quotation, 'utf8')).not.toContain('パーテーション');
    await office.settle();
    expect(readFileSync(samples.quotation, 'utf8')).toContain('パーテーション,PT-1,2,9000,18000,');
    // Written in the encoding it had.
    expect(new TextDecoder('shift_jis').decode(readFileSync(samples.report))).toMatch(new RegExp(`${typed}$`, 'u'));
    expect(readFileSync(samples.minutes, 'utf8')).toBe('# 会議室で書き直した議事録\n');
    const beside = readdirSync(samples.folder).filter((name) => name.startsWith('議事録') && name !== '議事録.md');
    expect(beside).toHaveLength(1);
    expect(readFileSync(join(samples.folder, beside[0] ?? ''), 'utf8')).toContain(typed);
  });

  it('destroys the copies once the receipt has been verified, and not before', async () => {
    expect(copies()).toBeGreaterThanOrEqual(5);
    const receipt = await office.writeReceipt(stick);
    expect(copies()).toBeGreaterThanOrEqual(5);
    expect(await worker.importParcel(receipt)).toBe(worker.t('parcel.receipt.title'));
    await worker.closeDialog();
    await expect.poll(copies).toBe(0);
    await worker.goTo('app.nav.files');
    await expect.poll(() => worker.row(worker.t('common.state.returned')).count()).toBe(5);
  });

  it('accounts for it: nothing is out any more', async () => {
    await office.goTo('office.nav.ledger');
    await office.sees(office.t('office.ledger.title'));
    await expect
      .poll(() =>
        office
          .page()
          .getByRole('row')
          .filter({ hasText: office.t('common.state.returned') })
          .count(),
      )
      .toBe(5);
  });

  it('says that a parcel was taken in before, whatever it is called now', async () => {
    const renamed = join(stick, 'another name.mochi');
    copyFileSync(parcel, renamed);
    expect(await worker.importParcel(renamed)).toBe(worker.t('parcel.already.title'));
    await worker.closeDialog();
    expect(copies()).toBe(0);
  });
});
