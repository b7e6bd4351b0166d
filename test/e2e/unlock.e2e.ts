/** The way into a locked vault: wrong passphrases, and what waits for the next one, in the real app. */
import { expect, it } from 'vitest';
import { renewLease } from '../../main/office/issue.ts';
import { savePolicy } from '../../main/office/policy.ts';
import { acceptPolicy, currentPolicy } from '../../main/takeout/policies.ts';
import { delayAfter } from '../../main/vault/attempts.ts';
import { quietJob } from '../helpers/job.ts';
import { workerPassphrase } from '../helpers/story.ts';
import { folder } from './drivers/shell.ts';
import type { Worker } from './drivers/worker.ts';
import { usePrepared } from './prepared.ts';

const prepare = usePrepared();

it('lets each try after wrong ones wait longer, also after a restart, and tells of them once open', async () => {
  const prepared = await prepare();
  const worker = await prepared.worker();
  const { t } = worker;
  /** Waits until the next try is let through; `since` is before the last one was made. */
  const letThrough = async (seat: Worker, since: number, tries: number): Promise<void> => {
    await seat.button(t('unlock.submit')).waitFor({ timeout: 60_000 });
    expect(Date.now() - since).toBeGreaterThanOrEqual(delayAfter(tries) * 1000);
  };
  const tryWrong = async (seat: Worker, tries: number): Promise<number> => {
    const since = Date.now();
    await seat.enterPassphrase(`a wrong guess ${String(tries)}`);
    await seat.reads(t('unlock.tries', { count: tries }));
    return since;
  };
  const wrong = 5;
  let since = 0;
  for (let tries = 1; tries <= wrong; tries += 1) {
    since = await tryWrong(worker, tries);
    if (delayAfter(tries) === 0) await worker.reads(t('unlock.wrong'));
    if (tries < wrong) await letThrough(worker, since, tries);
  }
  await worker.close();

  const again = await prepared.worker();
  await again.reads(t('unlock.tries', { count: wrong }));
  // A restart does not make the wait shorter, and one more wrong try makes it longer.
  await letThrough(again, since, wrong);
  since = await tryWrong(again, wrong + 1);
  await again.close();
  const third = await prepared.worker();
  await third.reads(t('unlock.tries', { count: wrong + 1 }));
  await letThrough(third, since, wrong + 1);
  await third.unlock(workerPassphrase);
  await third.reads(t('app.failedTries.title', { count: wrong + 1 }));
});

it('leaves it to the office alone after as many wrong tries as the policy allows, and nothing is lost', async () => {
  const prepared = await prepare();
  const { story, sato } = prepared;
  await story.packFor(sato, [await story.original('契約書.txt', '契約の内容')]);
  const { policy } = currentPolicy(story.office);
  const failuresBeforeOffice = 3;
  const { version } = await savePolicy(story.office, { ...policy, away: { ...policy.away, failuresBeforeOffice } });
  const renewal = story.parcel('renewal');
  await renewLease(story.office, { deviceId: sato.id, leaseDays: 30, outPath: renewal }, quietJob());
  await story.import(sato, renewal);
  acceptPolicy(sato.vault, version);

  const first = await prepared.worker();
  const { t } = first;
  for (let tries = 1; tries <= failuresBeforeOffice; tries += 1) {
    await first.button(t('unlock.submit')).waitFor();
    await first.enterPassphrase(`a wrong guess ${String(tries)}`);
    if (tries < failuresBeforeOffice) await first.reads(t('unlock.tries', { count: tries }));
  }
  await first.reads(t('unlock.officeOnly.title'));
  expect(await first.button(t('unlock.submit')).count()).toBe(0);
  await first.close();

  const worker = await prepared.worker();
  await worker.reads(t('unlock.officeOnly.title'));
  expect(await worker.button(t('unlock.submit')).count()).toBe(0);
  const office = await prepared.officeAtWork();
  const stick = folder(prepared.root, 'stick');
  const { request, number } = await worker.forgot(stick);
  await worker.acceptRecovery(await office.recover(request, number, stick), '海の上の三つの古い灯台と白い船');
  await worker.reads(t('app.failedTries.title', { count: failuresBeforeOffice }));
  await worker.goTo('app.nav.files');
  await worker.row('契約書.txt').waitFor();
});
