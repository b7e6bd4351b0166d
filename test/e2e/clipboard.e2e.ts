/** What the real app puts on the real X clipboards, seen from another program: it is taken back in time, and nothing else is. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workerPassphrase } from '../helpers/story.ts';
import { prefer } from './drivers/preferences.ts';
import { copyElsewhere, pasteElsewhere } from './drivers/x-desktop.ts';
import type { Worker } from './drivers/worker.ts';
import { type Prepared, usePrepared } from './prepared.ts';

const prepare = usePrepared();
const secret = '新庁舎の予算は三億円';

describe('what was copied out of the vault', () => {
  let prepared: Prepared;
  let worker: Worker;

  beforeAll(async () => {
    prepared = await prepare();
    const { story, sato } = prepared;
    await story.packFor(sato, [await story.original('メモ.txt', `${secret}\n`)]);
    worker = await prepared.worker();
    await prefer(worker.page(), { clipboardSeconds: 10 });
  });

  beforeEach(async () => {
    await worker.unlock(workerPassphrase);
    await worker.open('メモ.txt');
  });

  async function copyAll(): Promise<void> {
    await worker.page().getByRole('textbox', { name: 'メモ.txt' }).click();
    await worker.page().keyboard.press('Control+A');
    await worker.page().keyboard.press('Control+C');
    await worker.reads(worker.t('clipboard.notice', { count: 10 }));
    await expect.poll(() => pasteElsewhere('clipboard')).toContain(secret);
    await expect.poll(() => pasteElsewhere('primary')).toContain(secret);
  }
  const engine = (): Promise<number | undefined> =>
    worker.launched.app.evaluate(
      ({ app }) =>
        app.getAppMetrics().find(({ name, serviceName }) => `${name} ${serviceName}`.includes('engine'))?.pid,
    );

  it('is gone after the time that the notice says, from both clipboards', async () => {
    await copyAll();
    const patience = { timeout: 20_000, interval: 500 };
    await expect.poll(() => pasteElsewhere('clipboard'), patience).toBe('');
    await expect.poll(() => pasteElsewhere('primary'), patience).toBe('');
    await worker.lock();
  });

  it('is gone with the lock', async () => {
    await copyAll();
    await worker.lock();
    await expect.poll(() => pasteElsewhere('clipboard')).toBe('');
    await expect.poll(() => pasteElsewhere('primary')).toBe('');
  });

  it('is gone when the engine crashes', async () => {
    await copyAll();
    const pid = await engine();
    await worker.locking(() => Promise.resolve(void process.kill(pid ?? 0, 'SIGKILL')));
    await expect.poll(() => pasteElsewhere('clipboard')).toBe('');
    await expect.poll(() => pasteElsewhere('primary')).toBe('');
  });

  it('is not mixed up with what another program copied since', async () => {
    await copyAll();
    await copyElsewhere('clipboard', 'from elsewhere');
    await worker.lock();
    await worker.field(worker.t('unlock.passphrase')).waitFor();
    await expect.poll(() => pasteElsewhere('primary')).toBe('');
    expect(await pasteElsewhere('clipboard')).toBe('from elsewhere');
    await worker.unlock(workerPassphrase);
    await worker.lock();
  });
});
