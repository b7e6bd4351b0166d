/** One connection to a message bus (D-Bus): calls, signals, services that come and go, its end. The only file that knows the library. */
import { createConnection, type Socket } from 'node:net';
import * as library from '@homebridge/dbus-native';
import { readArraysStrictly } from './strict-reading.ts';

export interface BusMember {
  readonly path: string;
  readonly interface: string;
  readonly member: string;
}

export interface Bus {
  /** Calls a method; resolves with the values of the answer. Rejects when there is no such service, no answer in time, or no bus. */
  call(
    service: string,
    method: BusMember,
    signature?: string,
    values?: readonly unknown[],
  ): Promise<readonly unknown[]>;
  /** Signals that the present owner of `service` sends, from any of its objects if `path` is null. What others send is not heard. */
  onSignal(
    service: string,
    signal: Omit<BusMember, 'path'> & { readonly path: string | null },
    listener: (values: readonly unknown[]) => void,
  ): Promise<void>;
  /** Says at once, and at each change, whether anybody has this name on the bus. */
  onService(service: string, listener: (isThere: boolean) => void): Promise<void>;
  /** Resolves when the connection has ended, for whatever reason. */
  readonly ended: Promise<void>;
  close(): void;
}

interface Message {
  readonly type: number;
  readonly sender?: string;
  readonly path?: string;
  readonly interface?: string;
  readonly member?: string;
  readonly body?: readonly unknown[];
}

interface Client {
  readonly connection: {
    on(event: 'message', listener: (message: Message) => void): void;
    on(event: 'error', listener: (error: unknown) => void): void;
  };
  invoke(
    call: BusMember & { destination: string; signature?: string; body?: readonly unknown[] },
    answer: (error: { name?: string } | null | undefined, ...values: readonly unknown[]) => void,
  ): void;
}

const { createClient } = library as unknown as {
  createClient: (options: { stream: Socket; authMethods: readonly string[] }) => Client;
};

readArraysStrictly();

const answerWithinMs = 3000;
const daemon = 'org.freedesktop.DBus';
const ofDaemon = (member: string): BusMember => ({ path: '/org/freedesktop/DBus', interface: daemon, member });
const signalType = 4;

/** The socket's path in a bus address such as `unix:path=/run/user/1000/bus,guid=…`; null where it names none. */
export function socketPathOf(address: string): string | null {
  for (const one of address.split(';')) {
    const [kind, rest] = one.split(':', 2);
    const path = rest?.split(',').find((part) => part.startsWith('path='));
    if (kind === 'unix' && path !== undefined) {
      try {
        return decodeURIComponent(path.slice('path='.length));
      } catch {
        return null;
      }
    }
  }
  return null;
}

/** A message that cannot be read throws inside the library's listener; it must end this connection and not the process. */
function withGuardedReading(socket: Socket): Socket {
  type Listener = (...args: unknown[]) => void;
  const guarded = new Map<Listener, Listener>();
  const on = socket.on.bind(socket) as (event: string, listener: Listener) => Socket;
  const off = socket.removeListener.bind(socket) as (event: string, listener: Listener) => Socket;
  return Object.assign(socket, {
    on(event: string, listener: Listener) {
      if (event !== 'readable') return on(event, listener);
      const guard: Listener = (...args) => {
        try {
          listener(...args);
        } catch {
          socket.destroy();
        }
      };
      guarded.set(listener, guard);
      return on(event, guard);
    },
    removeListener(event: string, listener: Listener) {
      return off(event, guarded.get(listener) ?? listener);
    },
  });
}

/** Connects to the bus at this address. Rejects when there is none, or when it does not let us in within three seconds. */
export async function connectBus(address: string): Promise<Bus> {
  const path = socketPathOf(address);
  if (path === null) throw new Error('no address of a bus');
  const socket = withGuardedReading(createConnection(path));
  const owners = new Map<string, string>();
  const serviceListeners: { service: string; listener: (isThere: boolean) => void }[] = [];
  const signalListeners: ((message: Message) => void)[] = [];
  const waiting = new Set<(error: Error) => void>();
  let isOver = false;
  const ended = new Promise<void>((resolve) => {
    socket.once('close', () => {
      isOver = true;
      for (const reject of waiting) reject(new Error('the bus is gone'));
      resolve();
    });
  });
  const close = (): void => {
    socket.destroy();
  };

  const client = createClient({ stream: socket, authMethods: ['EXTERNAL'] });
  client.connection.on('error', close);
  socket.on('end', close);
  client.connection.on('message', (message) => {
    if (message.type === signalType) for (const listener of signalListeners) listener(message);
  });

  function call(
    destination: string,
    method: BusMember,
    signature = '',
    values: readonly unknown[] = [],
  ): Promise<readonly unknown[]> {
    return new Promise((resolve, reject) => {
      if (isOver) {
        reject(new Error('the bus is gone'));
        return;
      }
      const timer = setTimeout(() => fail(new Error('no answer')), answerWithinMs);
      const fail = (error: Error): void => {
        clearTimeout(timer);
        waiting.delete(fail);
        reject(error);
      };
      waiting.add(fail);
      client.invoke(
        { destination, ...method, ...(signature === '' ? {} : { signature, body: values }) },
        (error, ...answer) => {
          if (error) {
            fail(new Error(error.name ?? 'refused'));
            return;
          }
          clearTimeout(timer);
          waiting.delete(fail);
          resolve(answer);
        },
      );
    });
  }

  const addMatch = (rule: string) => call(daemon, ofDaemon('AddMatch'), 's', [rule]);

  function changeOwner(service: string, owner: string): void {
    if ((owners.get(service) ?? '') === owner) return;
    if (owner === '') owners.delete(service);
    else owners.set(service, owner);
    for (const one of serviceListeners) if (one.service === service) one.listener(owner !== '');
  }

  const watched = new Map<string, Promise<void>>();
  async function follow(service: string): Promise<void> {
    await addMatch(`type='signal',sender='${daemon}',member='NameOwnerChanged',arg0='${service}'`);
    signalListeners.push(({ sender, member, body }) => {
      const [name, , owner] = body ?? [];
      if (sender === daemon && member === 'NameOwnerChanged' && name === service && typeof owner === 'string') {
        changeOwner(service, owner);
      }
    });
    const [owner] = await call(daemon, ofDaemon('GetNameOwner'), 's', [service]).catch(() => ['']);
    if (typeof owner === 'string') changeOwner(service, owner);
  }
  function watch(service: string): Promise<void> {
    const before = watched.get(service);
    const promise = before ?? follow(service);
    watched.set(service, promise);
    return promise;
  }

  const bus: Bus = {
    call,
    ended,
    close,
    async onSignal(service, { path: from, interface: name, member }, listener) {
      await watch(service);
      const rule = `type='signal',sender='${service}',interface='${name}',member='${member}'`;
      await addMatch(from === null ? rule : `${rule},path='${from}'`);
      signalListeners.push((message) => {
        if (message.interface !== name || message.member !== member) return;
        // A signal can also be sent to us alone, past the rule: only its sender's address says whose it is.
        if (message.sender === undefined || message.sender !== owners.get(service)) return;
        if (from === null || message.path === from) listener(message.body ?? []);
      });
    },
    async onService(service, listener) {
      await watch(service);
      serviceListeners.push({ service, listener });
      listener(owners.has(service));
    },
  };
  try {
    // The library says hello by itself; an answer to what comes after means that we were let in.
    await call(daemon, ofDaemon('GetId'));
    return bus;
  } catch (error) {
    close();
    throw error;
  }
}
