/** The way into a locked vault: wrong passphrases, and what waits for the next one, in the real app. */
import { expect, it } from 'vitest';
import { delayAfter } from '../../main/vault/attempts.ts';
import { workerPassphrase } from '../helpers/story.ts';
import { usePrepared } from './prepared.ts';

const prepare = usePrepared();

it('lets each try after wrong ones wait longer, also after a restart, and tells of them once open', async () => {
  const prepared = await prepare();
  const worker = await prepared.worker();
  const { t } = worker;
  const isWaiting = (): Promise<boolean> => worker.button(t('unlock.submit')).isHidden();
  const wrong = 5;
  for (let tries = 1; tries <= wrong; tries += 1) {
    await worker.button(t('unlock.submit')).waitFor();
    await worker.enterPassphrase(`a wrong guess ${String(tries)}`);
    await worker.reads(t('unlock.tries', { count: tries }));
    if (delayAfter(tries) === 0) await worker.reads(t('unlock.wrong'));
    else await expect.poll(isWaiting).toBe(true);
  }
  await worker.close();

  const again = await prepared.worker();
  await again.reads(t('unlock.tries', { count: wrong }));
  // The wait is over, one more wrong try makes it longer, and a restart does not make it shorter.
  await again.button(t('unlock.submit')).waitFor();
  await again.enterPassphrase('a wrong guess more');
  await again.reads(t('unlock.tries', { count: wrong + 1 }));
  await again.close();
  const third = await prepared.worker();
  expect(await third.button(t('unlock.submit')).isHidden()).toBe(true);
  await third.button(t('unlock.submit')).waitFor();
  await third.unlock(workerPassphrase);
  await third.reads(t('app.failedTries.title', { count: wrong + 1 }));
});
