/**
 * A desktop's services, played by dbusmock for the real app: logind and UPower on a system bus of the test's own, the screen savers and
 * the compositor on the bus of the desktop session that the tests run in, beside the real keyring. For tests of the signals.
 */
import { screenSavers } from '../../../main/away/signals/screen-saver.ts';
import { joinBus, mockLogin, startPrivateBus, type Mock, type Variant } from '../../helpers/private-bus.ts';

export const yes: Variant = ['b', true];
export const no: Variant = ['b', false];

const manager = { path: '/org/freedesktop/login1', from: 'org.freedesktop.login1.Manager' };
const session = 'org.freedesktop.login1.Session';
const upowerAt = { path: '/org/freedesktop/UPower', from: 'org.freedesktop.UPower' };
const mutterAt = { path: '/org/gnome/Mutter/DisplayConfig', from: 'org.gnome.Mutter.DisplayConfig' };

/** One thing that a service can say, in both ways. */
export interface Tells {
  /** As the coverage of this machine names the source. */
  readonly source: string;
  readonly signal: 'screenLock' | 'sessionSwitch' | 'suspend' | 'lid' | 'screenSaver' | 'displayOff';
  /** Nobody is there. */
  readonly away: () => Promise<void>;
  /** Somebody is there (again). */
  readonly back: () => Promise<void>;
}

export interface StandIns {
  /** Goes into the app's environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly tells: readonly Tells[];
  /** logind's signal that the screen is locked now. */
  readonly lockScreen: () => Promise<void>;
  /** logind ends, as in a crash; the bus and all others stay. */
  stopLogin(): Promise<void>;
  close(): Promise<void>;
}

/** Each saver from its own object; KDE tells from `/ScreenSaver`, under the freedesktop name. */
async function playSavers(mock: (name: string, ...args: string[]) => Promise<Mock>): Promise<Tells[]> {
  const tells: Tells[] = [];
  for (const { service, path } of screenSavers) {
    const saver = await mock(service, '--session', service, path, service);
    await saver.call(path, 'AddMethod', 'sssss', service, 'GetActive', '', 'b', 'ret = False');
    const from = (at: string): Tells => ({
      source: service,
      signal: 'screenSaver',
      away: () => saver.emit(at, service, 'ActiveChanged', 'b', yes),
      back: () => saver.emit(at, service, 'ActiveChanged', 'b', no),
    });
    tells.push(from(path));
    if (service !== 'org.freedesktop.ScreenSaver') continue;
    await saver.call(path, 'AddObject', 'ssa{sv}a(ssss)', '/ScreenSaver', service, [], []);
    tells.push(from('/ScreenSaver'));
  }
  return tells;
}

export async function playDesktop(): Promise<StandIns> {
  const system = await startPrivateBus();
  const desktop = await joinBus(process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  const login = await mockLogin(system);
  const upower = await system.mock(upowerAt.from, '--system', '--template', 'upower');
  await upower.addProperty(upowerAt.path, upowerAt.from, 'LidIsPresent', yes).catch(() => undefined);
  const mutter = await desktop.mock(mutterAt.from, '--session', mutterAt.from, mutterAt.path, mutterAt.from);
  await mutter.addProperty(mutterAt.path, mutterAt.from, 'PowerSaveMode', ['i', 0]);

  const sessionIs = (property: string, value: Variant) => login.update(login.session, session, { [property]: value });
  const emitLogin = (signal: string) => login.emit(login.session, session, signal, '');
  const sleep = (value: Variant) => login.emit(manager.path, manager.from, 'PrepareForSleep', 'b', value);
  const lidOf = (mock: Mock, at: { path: string; from: string }, closed: string): Tells => ({
    source: `${at.from.replace('.Manager', '')} ${closed}`,
    signal: 'lid',
    away: () => mock.update(at.path, at.from, { [closed]: yes }),
    back: () => mock.update(at.path, at.from, { [closed]: no }),
  });
  const ofLogin = (name: string) => `org.freedesktop.login1 ${name}`;
  return {
    env: { DBUS_SYSTEM_BUS_ADDRESS: system.address, XDG_SESSION_ID: 'c1' },
    tells: [
      {
        source: ofLogin('Session.Lock'),
        signal: 'screenLock',
        away: () => emitLogin('Lock'),
        back: () => emitLogin('Unlock'),
      },
      {
        source: ofLogin('Session.LockedHint'),
        signal: 'screenLock',
        away: () => sessionIs('LockedHint', yes),
        back: () => sessionIs('LockedHint', no),
      },
      {
        source: ofLogin('Session.Active'),
        signal: 'sessionSwitch',
        away: () => sessionIs('Active', no),
        back: () => sessionIs('Active', yes),
      },
      {
        source: ofLogin('Manager.PrepareForSleep'),
        signal: 'suspend',
        away: () => sleep(yes),
        back: () => sleep(no),
      },
      lidOf(upower, upowerAt, 'LidIsClosed'),
      lidOf(login, manager, 'LidClosed'),
      ...(await playSavers((name, ...args) => desktop.mock(name, ...args))),
      {
        source: `${mutterAt.from} PowerSaveMode`,
        signal: 'displayOff',
        away: () => mutter.update(mutterAt.path, mutterAt.from, { PowerSaveMode: ['i', 3] }),
        back: () => mutter.update(mutterAt.path, mutterAt.from, { PowerSaveMode: ['i', 0] }),
      },
    ],
    lockScreen: () => emitLogin('Lock'),
    stopLogin: () => login.stop(),
    async close() {
      await Promise.allSettled([system.kill(), desktop.leave()]);
    },
  };
}
