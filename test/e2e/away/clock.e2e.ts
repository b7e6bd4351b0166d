/**
 * The clock of the real app, set while it runs (libfaketime, for the app's processes alone): an open vault is locked.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { workerPassphrase } from '../../helpers/story.ts';
import { ended, engineOf } from '../drivers/engine.ts';
import type { Worker } from '../drivers/worker.ts';
import { usePrepared, type Prepared } from '../prepared.ts';

const prepare = usePrepared();
/** Of a lease of thirty days one is left. */
const daysAgo = 29;

/** Under libfaketime opening a vault takes half a minute here, with the lock itself as quick as ever. */
const timeout = 240_000;

describe('a clock that is set', { timeout }, () => {
  let prepared: Prepared;
  let worker: Worker;
  let offsetFile = '';

  const setClock = (offset: string): void => {
    writeFileSync(offsetFile, `${offset}\n`);
  };

  beforeAll(async () => {
    prepared = await prepare({ daysAgo });
    const { story, sato, root } = prepared;
    await story.packFor(sato, [await story.original('契約書.txt', '契約の内容')]);
    offsetFile = join(root, 'clock');
    setClock('+0');
    worker = await prepared.workerAtWork({
      env: {
        LD_PRELOAD: '/usr/$LIB/faketime/libfaketimeMT.so.1',
        FAKETIME_TIMESTAMP_FILE: offsetFile,
        // Looked at again after a second, as the clock of a machine is not asked in vain either.
        FAKETIME_CACHE_DURATION: '1',
        // What counts since the start of the machine cannot be set by anybody.
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
        NO_FAKE_STAT: '1',
      },
    });
  });

  /** Sets the clock, waits for the lock and reads why. */
  const locksWhenSet = async (offset: string): Promise<void> => {
    const pid = (await engineOf(worker.launched)) ?? 0;
    await worker.locking(async () => {
      const before = performance.now();
      setClock(offset);
      await ended(pid);
      process.stdout.write(`clock set by ${offset}: locked after ${(performance.now() - before).toFixed(0)} ms\n`);
    });
    const words = worker.t('unlock.lastLock.clock', { time: '\0' }).split('\0')[0] ?? '';
    await worker.reads(words);
  };
  const isLeaseOver = async (): Promise<boolean> => {
    await worker.goTo('app.nav.files');
    await worker.row('契約書.txt').waitFor();
    return worker.button(worker.t('files.takeOut')).isDisabled();
  };

  it.each(['-2h', '+0', '+1h'])(
    'to %s of the true time locks the vault, and the lease is as it was',
    async (offset) => {
      await locksWhenSet(offset);
      await worker.unlock(workerPassphrase);
      expect(await isLeaseOver()).toBe(false);
    },
  );
});
