/**
 * A message bus of one's own with stand-ins of desktop services on it (Debian's dbus-daemon and python3-dbusmock), so that signals come
 * over a real bus and nothing of the machine's own is touched.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connectBus, type Bus } from '../../main/away/bus/bus.ts';

const mockInterface = 'org.freedesktop.DBus.Mock';

/** A value with its D-Bus type, such as `['b', true]`. */
export type Variant = readonly [signature: string, value: unknown];

/** A bus with a connection of the test's own, on which stand-ins can be started. */
export interface StandInBus {
  readonly address: string;
  readonly bus: Bus;
  /** Starts a stand-in by dbusmock's own arguments and waits until `name` is on the bus. */
  mock(name: string, ...args: readonly string[]): Promise<Mock>;
  /** How many connections the bus has, without the test's own and the stand-ins'. */
  countClients(): Promise<number>;
  /** Ends the stand-ins and the test's own connection. */
  readonly leave: () => Promise<void>;
}

export interface PrivateBus extends StandInBus {
  /** The bus dies. */
  readonly kill: () => Promise<void>;
}

export interface Mock {
  call(path: string, member: string, signature: string, ...values: readonly unknown[]): Promise<readonly unknown[]>;
  emit(path: string, from: string, signal: string, signature: string, ...values: readonly Variant[]): Promise<void>;
  /** Changes properties; the mock tells of it as real services do. */
  update(path: string, from: string, changes: Readonly<Record<string, Variant>>): Promise<void>;
  addProperty(path: string, from: string, property: string, value: Variant): Promise<void>;
  stop(): Promise<void>;
}

const dbus = (member: string) => ({ path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus', member });

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

export async function startPrivateBus(): Promise<PrivateBus> {
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = (await once(daemon.stdout, 'data')) as [Buffer];
  const joined = await joinBus(line.toString('utf8').trim());
  return {
    ...joined,
    async kill() {
      await Promise.all([joined.leave(), end(daemon)]);
    },
  };
}

/** A bus that is there already, such as that of the desktop session the tests run in. */
export async function joinBus(address: string): Promise<StandInBus> {
  const bus = await connectBus(address);
  const children: ChildProcess[] = [];
  return {
    address,
    bus,
    async mock(name, ...args) {
      const appeared = new Promise<void>((resolve) => {
        void bus.onService(name, (isThere) => {
          if (isThere) resolve();
        });
      });
      const child = spawn('/usr/bin/python3', ['-m', 'dbusmock', ...args], {
        stdio: 'ignore',
        env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: address, DBUS_SYSTEM_BUS_ADDRESS: address },
      });
      children.push(child);
      await Promise.race([
        appeared,
        once(child, 'exit').then(() => {
          throw new Error(`no stand-in of ${name}`);
        }),
      ]);
      const call: Mock['call'] = (path, member, signature, ...values) =>
        bus.call(name, { path, interface: mockInterface, member }, signature, values);
      return {
        call,
        async emit(path, from, signal, signature, ...values) {
          await call(path, 'EmitSignal', 'sssav', from, signal, signature, values);
        },
        async update(path, from, changes) {
          await call(path, 'UpdateProperties', 'sa{sv}', from, Object.entries(changes));
        },
        async addProperty(path, from, property, value) {
          await call(path, 'AddProperty', 'ssv', from, property, value);
        },
        stop: () => end(child),
      };
    },
    async countClients() {
      const [names] = await bus.call('org.freedesktop.DBus', dbus('ListNames'));
      const unique = (names as string[]).filter((name) => name.startsWith(':'));
      const standIns = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
      return unique.length - 1 - standIns.length;
    },
    async leave() {
      bus.close();
      await Promise.all(children.map(end));
    },
  };
}

/** logind with one session of a seat, as `c1`. */
export async function mockLogin(on: StandInBus): Promise<Mock & { readonly session: string }> {
  const mock = await on.mock('org.freedesktop.login1', '--system', '--template', 'logind');
  const manager = '/org/freedesktop/login1';
  await mock.addProperty(manager, 'org.freedesktop.login1.Manager', 'LidClosed', ['b', false]);
  const [session] = await mock.call(manager, 'AddSession', 'ssusb', 'c1', 'seat0', 1000, 'sato', true);
  return { ...mock, session: String(session) };
}
