/** The clock of the real app, set while it runs: an open vault is locked, and a lease gets no longer by it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { workerPassphrase } from '../../helpers/story.ts';
import { ended, engineOf } from '../drivers/engine.ts';
import type { Worker } from '../drivers/worker.ts';
import { usePrepared, type Prepared } from '../prepared.ts';
import { takeClock, type HandClock } from './hand-clock.ts';

const prepare = usePrepared();
/** Of a lease of thirty days one is left. */
const daysAgo = 29;

describe('a clock that is set', () => {
  let prepared: Prepared;
  let worker: Worker;
  let clock: HandClock;

  beforeAll(async () => {
    prepared = await prepare({ daysAgo });
    const { story, sato, root } = prepared;
    await story.packFor(sato, [await story.original('契約書.txt', '契約の内容')]);
    worker = await prepared.workerAtWork();
    clock = await takeClock(worker.launched, root);
    await worker.lock();
    await worker.unlock(workerPassphrase);
  });

  /** Sets the clock, waits for the lock and reads why. */
  const locksWhenSetBy = async (hours: number): Promise<void> => {
    const pid = (await engineOf(worker.launched)) ?? 0;
    await worker.locking(async () => {
      const before = performance.now();
      clock.setBy(hours);
      await ended(pid);
      process.stdout.write(`clock set by ${hours} h: locked after ${(performance.now() - before).toFixed(0)} ms\n`);
    });
    const words = worker.t('unlock.lastLock.clock', { time: '\0' }).split('\0')[0] ?? '';
    await worker.reads(words);
  };
  const isTakingOutOver = async (): Promise<boolean> => {
    await worker.goTo('app.nav.files');
    await worker.row('契約書.txt').waitFor();
    return worker.button(worker.t('files.takeOut')).isDisabled();
  };

  it.each([-2, 0, 1])('to %s hours from the true time locks the vault, and the lease is as it was', async (hours) => {
    await locksWhenSetBy(hours);
    await worker.unlock(workerPassphrase);
    expect(await isTakingOutOver()).toBe(false);
  });

  it('beyond the lease ends it, and set back again does not bring it back', async () => {
    await locksWhenSetBy(3 * 24);
    await worker.unlock(workerPassphrase);
    await worker.reads(worker.t('app.leaseOver.title'));
    expect(await isTakingOutOver()).toBe(true);
    for (const hours of [0, -48]) {
      await locksWhenSetBy(hours);
      await worker.unlock(workerPassphrase);
      await worker.reads(worker.t('app.leaseOver.title'));
      expect(await isTakingOutOver()).toBe(true);
    }
  });
});
