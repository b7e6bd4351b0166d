/** The connection to a bus: one that is absent, one that dies, one that lies. Over real sockets. */
import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { connectBus, socketPathOf } from '../../../main/away/bus/bus.ts';
import { keepBus, type BusKeeper } from '../../../main/away/bus/bus-keeper.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { startPrivateBus, type PrivateBus } from '../../helpers/private-bus.ts';

const after = (ms: number, work: () => void) => {
  // Ten times as fast as outside.
  const timer = setTimeout(work, ms / 10);
  return () => clearTimeout(timer);
};
const started: PrivateBus[] = [];
const servers: Server[] = [];
const keepers: BusKeeper[] = [];

afterEach(async () => {
  for (const keeper of keepers.splice(0)) keeper.close();
  for (const bus of started.splice(0)) await bus.kill();
  for (const server of servers.splice(0)) server.close();
});

async function privateBus(): Promise<PrivateBus> {
  const bus = await startPrivateBus();
  started.push(bus);
  return bus;
}

it.each([
  ['unix:path=/run/user/1000/bus', '/run/user/1000/bus'],
  ['unix:path=/run/user/1000/bus,guid=0123', '/run/user/1000/bus'],
  ['unix:abstract=/tmp/x;unix:path=/run/bus', '/run/bus'],
  ['unix:path=/run/%e6%8c%81%20x', '/run/持 x'],
  ['unix:path=/run/%zz', null],
  ['tcp:host=localhost,port=1', null],
  ['', null],
])('finds the socket of %j', (address, path) => {
  expect(socketPathOf(address)).toBe(path);
});

it('refuses where there is no bus', async () => {
  const nowhere = join(await tempFolder(), 'none');
  await expect(connectBus(`unix:path=${nowhere}`)).rejects.toThrow('the bus is gone');
});

it('ends what waits for an answer when the bus dies, and what is asked afterwards', async () => {
  const own = await privateBus();
  const bus = await connectBus(own.address);
  const asked = bus.call('org.freedesktop.DBus', { path: '/', interface: 'x.y', member: 'Z' }).catch(() => 'ended');
  await own.kill();
  await bus.ended;
  expect(await asked).toBe('ended');
  await expect(bus.call('org.freedesktop.DBus', { path: '/', interface: 'x.y', member: 'Z' })).rejects.toThrow('gone');
});

/** A bus that lets everybody in, answers the first two calls, and then sends what it is told to. */
async function lyingBus(bytes: Buffer): Promise<{ address: string; ended: Promise<unknown> }> {
  const path = join(await tempFolder(), 'bus');
  const ended = new Promise((resolve) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('close', resolve);
      void letIn(socket).then(() => socket.write(bytes));
    });
    servers.push(server);
    server.listen(path);
  });
  await once(servers.at(-1) as Server, 'listening');
  return { address: `unix:path=${path}`, ended };
}

async function letIn(socket: Socket): Promise<void> {
  let text = '';
  while (!text.includes('BEGIN')) {
    const [piece] = (await once(socket, 'data')) as [Buffer];
    text += piece.toString('latin1');
    if (text.includes('AUTH') && !text.includes('BEGIN')) socket.write('OK 0123456789abcdef\r\n');
  }
  // Hello and GetId carry the serial numbers 1 and 2.
  for (const serial of [1, 2]) socket.write(answerTo(serial));
}

/** An answer without values to the call with this serial number. */
function answerTo(serial: number): Buffer {
  const bytes = Buffer.alloc(24);
  bytes.write('l\u0002\u0001\u0001', 'latin1');
  bytes.writeUInt32LE(0, 4);
  bytes.writeUInt32LE(serial + 100, 8);
  bytes.writeUInt32LE(8, 12);
  bytes.write('\u0005\u0001u\u0000', 16, 'latin1');
  bytes.writeUInt32LE(serial, 20);
  return bytes;
}

/** A signal whose only header field is this signature, with this body. */
function signalWith(signature: string, body: Buffer): Buffer {
  const field = Buffer.from(`\u0008\u0001g\u0000${String.fromCharCode(signature.length)}${signature}\u0000`, 'latin1');
  const padded = Buffer.alloc(Math.ceil(field.length / 8) * 8);
  field.copy(padded);
  const head = Buffer.alloc(16);
  head.write('l\u0004\u0000\u0001', 'latin1');
  head.writeUInt32LE(body.length, 4);
  head.writeUInt32LE(7, 8);
  head.writeUInt32LE(field.length, 12);
  return Buffer.concat([head, padded, body]);
}

const uint32 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32LE(value, index * 4));
  return bytes;
};

it.each<[string, Buffer]>([
  ['an array of four gigabytes', signalWith('a(y)', uint32(0xffff_fff0, 0))],
  ['bytes of four gigabytes', signalWith('ay', uint32(0xffff_fff0, 0))],
  ['an array of nothing', signalWith('a()', uint32(64, 0, ...Array.from({ length: 16 }, () => 0)))],
  ['a type that is none', signalWith('Z', uint32(1))],
  ['a body that is too short', signalWith('ttt', uint32(1))],
  ['variants within variants', signalWith('v', Buffer.from('\u0001v\u0000'.repeat(60_000), 'latin1'))],
])('ends a connection that sends %s, without anything thrown', async (_what, bytes) => {
  const { address, ended } = await lyingBus(bytes);
  const bus = await connectBus(address);
  await ended;
  await bus.ended;
});

it('reads on after a message that is strange but sound', async () => {
  const { address } = await lyingBus(signalWith('a(y)', uint32(0, 0)));
  const bus = await connectBus(address);
  await expect(
    Promise.race([bus.ended.then(() => 'ended'), new Promise((resolve) => setTimeout(resolve, 200, 'open'))]),
  ).resolves.toBe('open');
  bus.close();
});

it('has one connection, also after the bus ended it many times, and none after closing', async () => {
  const bus = await privateBus();
  const connections: { close(): void }[] = [];
  let attached = 0;
  const keeper = keepBus({
    address: bus.address,
    connect: async (address) => {
      const made = await connectBus(address);
      connections.push(made);
      return made;
    },
    sources: [
      async () => {
        attached += 1;
        return null;
      },
    ],
    onGone: () => undefined,
    after,
  });
  keepers.push(keeper);
  for (let round = 1; round <= 5; round += 1) {
    await vi.waitFor(() => expect(attached).toBe(round), 5000);
    expect(await bus.countClients()).toBe(1);
    connections.at(-1)?.close();
  }
  await vi.waitFor(() => expect(attached).toBe(6), 5000);
  keeper.close();
  await vi.waitFor(async () => expect(await bus.countClients()).toBe(0), 5000);
});

it('tries again until there is a bus, and says so', async () => {
  let tries = 0;
  let gone = 0;
  const { address } = await privateBus();
  let attached = false;
  const keeper = keepBus({
    address,
    connect: async (at) => {
      tries += 1;
      if (tries < 3) throw new Error('not yet');
      return connectBus(at);
    },
    sources: [
      async () => {
        attached = true;
        return null;
      },
    ],
    onGone: () => {
      gone += 1;
    },
    after,
  });
  keepers.push(keeper);
  await vi.waitFor(() => expect(attached).toBe(true), 5000);
  expect(gone).toBe(3);
});

it('says once that a session has no bus, and never asks', () => {
  let gone = 0;
  const keeper = keepBus({
    address: null,
    connect: () => Promise.reject(new Error('asked')),
    sources: [],
    onGone: () => {
      gone += 1;
    },
    after,
  });
  keepers.push(keeper);
  expect(gone).toBe(1);
});
