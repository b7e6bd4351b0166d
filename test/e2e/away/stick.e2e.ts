/** Sticks that are pulled out of the machine while the vault is open: the one that carries it, and the one that was named as its key. */
import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { KeyStick } from '../../../preload/contract/away.ts';
import { workerPassphrase } from '../../helpers/story.ts';
import { ended, engineOf } from '../drivers/engine.ts';
import type { Worker } from '../drivers/worker.ts';
import { usePrepared, type Prepared } from '../prepared.ts';
import { makeLoopStick, sticksAreMissing, type LoopStick } from './loop-stick.ts';

const missing = sticksAreMissing();
if (missing !== null) process.stdout.write(`no stick is pulled out here: ${missing}\n`);

const sticks: LoopStick[] = [];
// Comes before the folders are removed.
const prepare = usePrepared();
afterAll(() => {
  for (const stick of sticks) stick.pullOut();
});

function plugIn({ root }: Prepared): LoopStick {
  const stick = makeLoopStick(root, randomUUID());
  sticks.push(stick);
  return stick;
}

/** Does it, waits for the lock, and looks for the reason on the page and in the app's own log, which is not on any stick. */
async function locksFor(worker: Worker, happens: () => void): Promise<void> {
  const pid = (await engineOf(worker.launched)) ?? 0;
  await worker.locking(async () => {
    const before = performance.now();
    happens();
    await ended(pid);
    process.stdout.write(`stick: locked after ${(performance.now() - before).toFixed(0)} ms\n`);
  });
  await worker.reads(worker.t('unlock.lastLock.stick', { time: '\0' }).split('\0')[0] ?? '');
  const log = readFileSync(join(worker.launched.userData, 'logs/mochidashi.log'), 'utf8');
  expect(log.split('\n').filter((line) => line.includes('locked, reason stick')).length).toBeGreaterThan(0);
}

describe.skipIf(missing !== null)('a stick that is pulled out', () => {
  it('locks the vault that lies on it; plugged in again, it opens with all that was saved', async () => {
    const prepared = await prepare();
    const { story, sato } = prepared;
    await story.packFor(sato, [await story.original('議事録.md', '# 議事録\n')]);
    await prepared.ready();
    const stick = plugIn(prepared);
    const carried = join(stick.folder, '金庫');
    cpSync(sato.folder, carried, { recursive: true });
    const worker = await prepared.workerAtWork({ args: ['--vault', carried] });
    await worker.edit('議事録.md', '抜く前に保存した一文');

    await locksFor(worker, stick.pullOut);
    const { t } = worker;
    await worker.reads(t('welcome.vaults.unreachable'));
    stick.plugIn();
    // Can be pressed once the app has seen that the stick is back.
    await worker.press(t('welcome.vaults.open', { name: '海辺設計事務所' }));
    await worker.unlock(workerPassphrase);
    await worker.open('議事録.md');
    await worker.reads('抜く前に保存した一文');
  });

  it('locks the vault whose key it was named, and whenever that is opened without it', async () => {
    const prepared = await prepare();
    const { story, sato, root } = prepared;
    await story.packFor(sato, [await story.original('議事録.md', '# 議事録\n')]);
    const stick = plugIn(prepared);
    const keyStick: KeyStick = { id: stick.id, label: '鍵' };
    const profile = join(root, 'w/.config/Mochidashi');
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    const value = { locale: 'ja', theme: 'system', idleLockMinutes: 10, keyStick };
    writeFileSync(join(profile, 'preferences.json'), JSON.stringify({ format: 1, value }), { mode: 0o600 });
    const worker = await prepared.workerAtWork();

    await locksFor(worker, stick.pullOut);
    await worker.locking(() => worker.enterPassphrase(workerPassphrase));
    await worker.reads(worker.t('unlock.lastLock.stick', { time: '\0' }).split('\0')[0] ?? '');
    stick.plugIn();
    await worker.unlock(workerPassphrase);
    // This vault was not on the stick: its own log says so, too.
    await worker.goTo('app.nav.log');
    await worker.reads(worker.t('log.lockReason.stick'));
  });
});
