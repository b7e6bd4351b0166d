/**
 * What a Linux desktop says when nobody is there, said to the real app over real buses: each true one locks, no false one does, and the
 * coverage shows what was noticed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealDeadlineMs } from '../../../main/shell/engine-supervisor.ts';
import type { SignalCoverage } from '../../../preload/contract/away.ts';
import { workerPassphrase } from '../../helpers/story.ts';
import { ended, engineOf, isRunning } from '../drivers/engine.ts';
import type { Worker } from '../drivers/worker.ts';
import { usePrepared, type Prepared } from '../prepared.ts';
import { shellCall } from '../security/opened-app.ts';
import { playDesktop, type StandIns, type Tells } from './stand-ins.ts';

const prepare = usePrepared();
/** What is asked for, in the ordinary case; the hard limit is the shell's deadline. */
const wantedMs = 1000;

let desktop: StandIns;
let prepared: Prepared;
let worker: Worker;
const times: number[] = [];

beforeAll(async () => {
  desktop = await playDesktop();
  prepared = await prepare();
  const { story, sato } = prepared;
  await story.packFor(sato, [await story.original('議事録.md', '# 議事録\n')]);
  worker = await prepared.workerAtWork({ env: desktop.env });
});

afterAll(async () => {
  const line = sortedTimes().map((ms) => ms.toFixed(0));
  process.stdout.write(`signals: from the signal to the engine's process gone, ms: ${line.join(' ')}\n`);
  await desktop.close();
});

function sortedTimes(): number[] {
  return [...times].sort((one, other) => one - other);
}

async function coverage(): Promise<SignalCoverage[]> {
  const reply = await shellCall(worker.page(), 'away/coverage', {});
  return reply.ok ? (reply.value as SignalCoverage[]) : [];
}

/** Sources that have been seen to deliver, as the profile remembers them. */
function remembered(): string[] {
  const { value } = JSON.parse(readFileSync(join(worker.launched.userData, 'signals.json'), 'utf8')) as {
    value: Record<string, { sources: string[] }>;
  };
  return Object.values(value).flatMap(({ sources }) => sources);
}

/** What the window shows; nothing where it does not answer, as one does that is being replaced. */
const readWindow = (): Promise<string> =>
  worker.launched.app.evaluate(async ({ BrowserWindow }) => {
    const words = BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText');
    const silence = new Promise((resolve) => setTimeout(resolve, 500, ''));
    return String(await Promise.race([words, silence]));
  });

/** The one sentence of the locked page that says why. */
function reasonWords(signal: Tells['signal']): string {
  return worker.t(`unlock.lastLock.${signal}`, { time: '\0' }).split('\0')[0] ?? '';
}

describe('what a desktop says when somebody is there', () => {
  it('is heard from every service and locks nothing', async () => {
    await expect
      .poll(async () => (await coverage()).flatMap(({ sources }) => sources))
      .toEqual(expect.arrayContaining([...new Set(desktop.tells.map(({ source }) => source))]));
    const pid = await engineOf(worker.launched);
    for (const { back } of desktop.tells) await back();
    // What never changes its value is not told of; all others are remembered as seen to work.
    const told = desktop.tells.filter(({ signal }) => signal !== 'lid' && signal !== 'displayOff');
    await expect.poll(remembered).toEqual(expect.arrayContaining(told.map(({ source }) => source)));
    expect(isRunning(pid ?? 0)).toBe(true);
    expect(await engineOf(worker.launched)).toBe(pid);
  });
});

describe('what a desktop says when nobody is there', () => {
  // As many as the stand-ins have, which are not started yet when the tests are named.
  it.each([
    'org.freedesktop.login1 Session.Lock',
    'org.freedesktop.login1 Session.LockedHint',
    'org.freedesktop.login1 Session.Active',
    'org.freedesktop.UPower LidIsClosed',
    'org.freedesktop.login1 LidClosed',
    'org.freedesktop.ScreenSaver',
    'org.gnome.ScreenSaver',
    'org.cinnamon.ScreenSaver',
    'org.mate.ScreenSaver',
    'org.xfce.ScreenSaver',
    'org.gnome.Mutter.DisplayConfig PowerSaveMode',
  ])('locks: %s', async (source) => {
    const saying = desktop.tells.filter((tells) => tells.source === source);
    expect(saying.length).toBeGreaterThan(0);
    for (const { signal, away, back } of saying) {
      const pid = (await engineOf(worker.launched)) ?? 0;
      const before = performance.now();
      await worker.locking(async () => {
        await away();
        await ended(pid);
        times.push(performance.now() - before);
      });
      expect(times.at(-1)).toBeLessThan(sealDeadlineMs + 1000);
      await worker.reads(reasonWords(signal));
      await back();
      await worker.unlock(workerPassphrase);
    }
  });

  it('locks before the machine sleeps, and says so when it has woken up', async () => {
    const [sleep] = desktop.tells.filter(({ signal }) => signal === 'suspend');
    const pid = (await engineOf(worker.launched)) ?? 0;
    const before = performance.now();
    await sleep?.away();
    await ended(pid);
    times.push(performance.now() - before);
    await sleep?.back();
    // Asked of the app itself: the test's own line to pages does not take in a window that is made while the machine falls asleep.
    await expect.poll(readWindow, { timeout: 10_000 }).toContain(reasonWords('suspend'));
    await worker.close();
    worker = await prepared.workerAtWork({ env: desktop.env });
  });

  it('within a second as a rule', () => {
    const median = sortedTimes()[Math.floor(times.length / 2)];
    expect(median).toBeLessThan(wantedMs);
  });
});

describe('the coverage', () => {
  it('shows by a self-test that the lock of the screen is noticed, with the vault locked and with it open', async () => {
    const { t } = worker;
    const signal = t('away.signal.screenLock.name');
    const tryIt = (): Promise<void> => worker.press(t('away.test.actionFor', { signal }));
    await worker.lockByShortcut();
    await worker.press(t('away.coverage.link'));
    await tryIt();
    await worker.reads(t('away.signal.screenLock.try'));
    await desktop.lockScreen();
    await worker.reads(t('away.test.seen'));
    await worker.press(t('contacts.back'));
    await worker.unlock(workerPassphrase);

    await worker.goTo('app.nav.settings');
    await worker.press(t('settings.lock.open'));
    await tryIt();
    await worker.reads(t('away.test.locks'));
    await worker.locking(desktop.lockScreen);
    await worker.reads(reasonWords('screenLock'));
    await worker.unlock(workerPassphrase);
    const found = (await coverage()).find((each) => each.signal === 'screenLock');
    expect(found).toMatchObject({ state: 'works', reason: null });
  });

  it('says what a service that ended can no longer tell, and leaves the vault open', async () => {
    const pid = await engineOf(worker.launched);
    await desktop.stopLogin();
    const of = async (signal: string) => (await coverage()).find((each) => each.signal === signal);
    await expect.poll(() => of('suspend')).toMatchObject({ state: 'unavailable', reason: 'noService' });
    // The screen savers are there yet.
    expect((await of('screenSaver'))?.state).toBe('works');
    expect(await engineOf(worker.launched)).toBe(pid);
  });
});
