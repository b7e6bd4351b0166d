/** A forgotten passphrase, with the help of the office: neither side ever sees the other's. */
import { expect, it } from 'vitest';
import { workerPassphrase } from '../helpers/story.ts';
import { folder } from './drivers/shell.ts';
import { usePrepared } from './prepared.ts';

const prepare = usePrepared();

it('opens the vault with a new passphrase, keeps the files, and the old passphrase opens nothing', async () => {
  const prepared = await prepare();
  const { story, sato } = prepared;
  await story.packFor(sato, [await story.original('契約書.txt', '契約の内容')]);
  const stick = folder(prepared.root, 'stick');
  const [worker, office] = await Promise.all([prepared.worker({ lang: 'en' }), prepared.officeAtWork({ lang: 'en' })]);
  const { t } = worker;

  const { request, number } = await worker.forgot(stick);
  const answer = await office.recover(request, number, stick);
  const renewed = 'three boats below the moon';
  await worker.acceptRecovery(answer, renewed);
  await worker.goTo('app.nav.files');
  await worker.row('契約書.txt').waitFor();

  await worker.lock();
  await worker.enterPassphrase(workerPassphrase);
  await worker.reads(t('unlock.wrong'));
  await worker.unlock(renewed);
  await worker.sees(t('home.title'));
  await worker.goTo('app.nav.files');
  await worker.row('契約書.txt').waitFor();
  expect(await worker.row('契約書.txt').count()).toBe(1);
});
