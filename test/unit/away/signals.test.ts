/** Every signal of a Linux desktop over a real bus with stand-ins of the services: what locks, what only shows that it works. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectBus } from '../../../main/away/bus/bus.ts';
import { keepBus, type BusKeeper, type BusSource } from '../../../main/away/bus/bus-keeper.ts';
import { displayOfMutter } from '../../../main/away/signals/display-power.ts';
import { lid, lidOfLogin, lidOfUpower } from '../../../main/away/signals/lid.ts';
import { loginSession } from '../../../main/away/signals/login-session.ts';
import { screenSaver, screenSavers } from '../../../main/away/signals/screen-saver.ts';
import { sleep } from '../../../main/away/signals/sleep.ts';
import type { SignalSink } from '../../../main/away/signal.ts';
import { mockLogin, startPrivateBus, type Mock, type PrivateBus, type Variant } from '../../helpers/private-bus.ts';

const after = (ms: number, work: () => void) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};
const yes: Variant = ['b', true];
const no: Variant = ['b', false];

let bus: PrivateBus;
let login: Awaited<ReturnType<typeof mockLogin>>;
let upower: Mock;
let mutter: Mock;
let keeper: BusKeeper;
/** Everything the sources said, in order. */
let said: string[] = [];

const sink: SignalSink = {
  attached: (signal, source) => said.push(`attached ${signal} ${source}`),
  detached: (signal, source, reason) => said.push(`detached ${signal} ${source} ${reason}`),
  seen: (signal) => said.push(`seen ${signal}`),
  lock: (signal) => said.push(`lock ${signal}`),
  resumed: () => said.push('resumed'),
};
const savers: Mock[] = [];
const manager = 'org.freedesktop.login1.Manager';
const session = 'org.freedesktop.login1.Session';
const mutterAt = '/org/gnome/Mutter/DisplayConfig';
const mutterName = 'org.gnome.Mutter.DisplayConfig';

const sources: BusSource[] = [
  loginSession(sink, 'c1'),
  sleep(sink),
  lid(sink, lidOfUpower, () => true),
  lid(sink, lidOfLogin, () => true),
  ...screenSavers.map((saver) => screenSaver(sink, saver)),
  displayOfMutter(sink),
];

beforeAll(async () => {
  bus = await startPrivateBus();
  login = await mockLogin(bus);
  upower = await bus.mock('org.freedesktop.UPower', '--system', '--template', 'upower');
  await upower.addProperty('/org/freedesktop/UPower', 'org.freedesktop.UPower', 'LidIsPresent', yes).catch(() => null);
  for (const { service, path } of screenSavers) {
    const saver = await bus.mock(service, '--session', service, path, service);
    await saver.call(path, 'AddMethod', 'sssss', service, 'GetActive', '', 'b', 'ret = False');
    savers.push(saver);
  }
  mutter = await bus.mock(mutterName, '--session', mutterName, mutterAt, mutterName);
  await mutter.addProperty(mutterAt, mutterName, 'PowerSaveMode', ['i', 0]);
  keeper = keepBus({ address: bus.address, connect: connectBus, sources, after, onGone: () => said.push('gone') });
  const wanted = [`attached displayOff ${mutterName} PowerSaveMode`, 'attached lid org.freedesktop.login1 LidClosed'];
  await vi.waitUntil(() => wanted.every((line) => said.includes(line)), 10_000);
});

beforeEach(() => {
  said = [];
});

afterAll(async () => {
  keeper.close();
  await bus.kill();
});

/** What comes of one signal of a service, up to the answer to a later question on the same bus. */
async function whatComesOf(send: () => Promise<unknown>, wanted: readonly string[]): Promise<void> {
  await send();
  await expect.poll(() => said).toEqual(wanted);
}

describe('logind', () => {
  it.each([
    ['Lock', 'lock screenLock'],
    ['Unlock', null],
  ])('sends %s for our session', async (signal, locks) => {
    await whatComesOf(
      () => login.emit(login.session, session, signal, ''),
      ['seen screenLock', ...(locks ? [locks] : [])],
    );
  });

  it.each<[string, Variant, string[]]>([
    ['LockedHint', yes, ['seen screenLock', 'lock screenLock']],
    ['LockedHint', no, ['seen screenLock']],
    ['Active', no, ['seen sessionSwitch', 'lock sessionSwitch']],
    ['Active', yes, ['seen sessionSwitch']],
  ])('says that %s changed to %j', async (property, value, wanted) => {
    await whatComesOf(() => login.update(login.session, session, { [property]: value }), wanted);
  });

  it.each<[Variant, string[]]>([
    [yes, ['seen suspend', 'lock suspend']],
    [no, ['seen suspend', 'resumed']],
  ])('prepares for sleep: %j', async (value, wanted) => {
    await whatComesOf(() => login.emit('/org/freedesktop/login1', manager, 'PrepareForSleep', 'b', value), wanted);
  });

  it('says nothing to us about the session of somebody else', async () => {
    await login.call('/org/freedesktop/login1', 'AddSession', 'ssusb', 'c2', 'seat1', 1001, 'tanaka', true);
    await login.emit('/org/freedesktop/login1/session/c2', session, 'Lock', '');
    await whatComesOf(() => login.emit(login.session, session, 'Unlock', ''), ['seen screenLock']);
  });
});

describe('the lid', () => {
  it.each([
    ['UPower', () => upower, '/org/freedesktop/UPower', 'org.freedesktop.UPower', 'LidIsClosed'],
    ['logind', () => login, '/org/freedesktop/login1', manager, 'LidClosed'],
  ] as const)('is closed and opened, as %s tells', async (_who, mock, path, from, property) => {
    await whatComesOf(() => mock().update(path, from, { [property]: yes }), ['seen lid', 'lock lid']);
    await whatComesOf(() => mock().update(path, from, { [property]: no }), ['seen lid', 'lock lid', 'seen lid']);
  });
});

describe.each(screenSavers.map(({ service, path }, index) => [service, path, index] as const))(
  '%s',
  (service, path, index) => {
    it.each<[Variant, string[]]>([
      [yes, ['seen screenSaver', 'lock screenSaver']],
      [no, ['seen screenSaver']],
    ])('says that it is active: %j', async (value, wanted) => {
      await whatComesOf(async () => savers[index]?.emit(path, service, 'ActiveChanged', 'b', value), wanted);
    });
  },
);

describe('the display', () => {
  it('is turned off and on again', async () => {
    await whatComesOf(
      () => mutter.update(mutterAt, mutterName, { PowerSaveMode: ['i', 3] }),
      ['seen displayOff', 'lock displayOff'],
    );
    await whatComesOf(
      () => mutter.update(mutterAt, mutterName, { PowerSaveMode: ['i', 0] }),
      ['seen displayOff', 'lock displayOff', 'seen displayOff'],
    );
  });
});

it('does not hear a stranger who sends what a screen saver would send', async () => {
  const stranger = await bus.mock(
    'jp.example.Stranger',
    '--session',
    'jp.example.Stranger',
    '/org/gnome/ScreenSaver',
    'x.y',
  );
  await stranger.emit('/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver', 'ActiveChanged', 'b', yes);
  await whatComesOf(
    async () => savers[1]?.emit('/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver', 'ActiveChanged', 'b', no),
    ['seen screenSaver'],
  );
});

it('notices a service that goes away', async () => {
  await savers[3]?.stop();
  await expect.poll(() => said).toEqual(['detached screenSaver org.mate.ScreenSaver noService']);
});
