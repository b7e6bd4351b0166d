/** What closing the window does, with a tray to come back from and without one; the tray is played on the session's bus. */
import { beforeAll, describe, expect, it } from 'vitest';
import { joinBus, type Mock, type StandInBus } from '../helpers/private-bus.ts';
import { workerPassphrase } from '../helpers/story.ts';
import { ended, engineOf, isRunning } from './drivers/engine.ts';
import { prefer } from './drivers/preferences.ts';
import type { Worker } from './drivers/worker.ts';
import { usePrepared, type Prepared } from './prepared.ts';
import { shellCall } from './security/opened-app.ts';

const prepare = usePrepared();
const service = 'org.kde.StatusNotifierWatcher';
const at = '/StatusNotifierWatcher';

describe('closing the window', () => {
  let prepared: Prepared;
  let worker: Worker;
  let bus: StandInBus;
  let tray: Mock;

  beforeAll(async () => {
    prepared = await prepare();
    bus = await joinBus(process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
    return () => bus.leave();
  });

  const closeWindow = (): Promise<void> =>
    worker.launched.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    });
  const isVisible = (): Promise<boolean> =>
    worker.launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false);
  /** As a second start of the app does. */
  const show = (): Promise<void> =>
    worker.launched.app.evaluate(({ app }) => {
      app.emit('second-instance', {}, [], '');
    });
  const hasTray = async (): Promise<boolean> => {
    const reply = await shellCall(worker.page(), 'shell/desktop', {});
    return reply.ok && (reply.value as { hasTray: boolean }).hasTray;
  };

  it('locks and ends the app where there is no tray, whatever was wished, and the settings say so', async () => {
    worker = await prepared.workerAtWork();
    await prefer(worker.page(), { onClose: 'hide' });
    await worker.goTo('app.nav.settings');
    await worker.press(worker.t('settings.lock.open'));
    await worker.reads(worker.t('away.lock.noTray'));
    await worker.reads(worker.t('away.lock.keyReach.everywhere'));
    const pid = await engineOf(worker.launched);
    const shell = worker.launched.app.process();
    await closeWindow();
    await ended(pid ?? 0);
    await ended(shell.pid ?? 0);
  });

  it('locks and stays in the tray, from where the locked vault comes back', async () => {
    tray = await bus.mock(service, '--session', service, at, service);
    await tray.addProperty(at, service, 'IsStatusNotifierHostRegistered', ['b', true]);
    await tray.addProperty(at, service, 'ProtocolVersion', ['i', 0]);
    await tray.call(at, 'AddMethod', 'sssss', service, 'RegisterStatusNotifierItem', 's', '', '');
    worker = await prepared.workerAtWork();
    await expect.poll(hasTray).toBe(true);
    await prefer(worker.page(), { onClose: 'lock' });
    const pid = (await engineOf(worker.launched)) ?? 0;
    await worker.locking(async () => {
      await closeWindow();
      await ended(pid);
    });
    await expect.poll(isVisible).toBe(false);
    await worker.field(worker.t('unlock.passphrase')).waitFor();
    await show();
    await expect.poll(isVisible).toBe(true);
    await worker.reads(worker.t('unlock.lastLock.windowClosed', { time: '\0' }).split('\0')[0] ?? '');
  });

  it('leaves the vault open in the tray where that was wished, and the window comes back when the tray goes', async () => {
    await worker.unlock(workerPassphrase);
    await prefer(worker.page(), { onClose: 'hide' });
    const pid = (await engineOf(worker.launched)) ?? 0;
    await closeWindow();
    await expect.poll(isVisible).toBe(false);
    expect(isRunning(pid)).toBe(true);
    await tray.stop();
    await expect.poll(isVisible).toBe(true);
    expect(await engineOf(worker.launched)).toBe(pid);
    await worker.sees(worker.t('home.title'));
  });
});
