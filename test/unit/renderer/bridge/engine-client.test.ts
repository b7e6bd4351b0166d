import { afterEach, describe, expect, it } from 'vitest';
import type { PageMessage, Reply } from '../../../../preload/contract/wire.ts';
import { createEngineClient } from '../../../../renderer/bridge/engine-client.ts';

const channels: MessageChannel[] = [];

afterEach(() => {
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close();
    port2.close();
  }
});

/** A client on a port whose other end the test plays. */
function connected() {
  const client = createEngineClient();
  const heard: PageMessage[] = [];
  const connect = (): MessagePort => {
    const channel = new MessageChannel();
    channels.push(channel);
    channel.port1.addEventListener('message', (event: MessageEvent<PageMessage>) => heard.push(event.data));
    channel.port1.start();
    client.adopt(channel.port2);
    return channel.port1;
  };
  const engine = connect();
  const untilHeard = async (count: number): Promise<void> => {
    while (heard.length < count) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  };
  const reply = (id: number, answer: Reply): void => {
    engine.postMessage({ type: 'reply', id, reply: answer });
  };
  return { client, engine, heard, connect, untilHeard, reply };
}

const intact = { rows: 3, intact: true, brokenAtSeq: null };

it('gives the engine’s answers to those who asked, in whatever order they come', async () => {
  const { client, heard, untilHeard, reply } = connected();
  const first = client.call('audit/verify', {});
  const second = client.call('vault/rebuild', { passphrase: 'x' }).catch((error: unknown) => error);
  await untilHeard(2);
  expect(heard).toEqual([
    { type: 'call', id: 1, name: 'audit/verify', input: {} },
    { type: 'call', id: 2, name: 'vault/rebuild', input: { passphrase: 'x' } },
  ]);
  reply(2, { ok: false, error: { code: 'lease/over', params: { notAfter: 'x' } } });
  reply(1, { ok: true, value: intact });
  expect(await first).toEqual(intact);
  expect(await second).toMatchObject({ name: 'EngineError', code: 'lease/over', params: { notAfter: 'x' } });
});

it.each([
  ['an answer of the wrong shape', { ok: true, value: { rows: 'three' } }],
  ['what is no answer', { ok: 'yes' }],
  ['a code that is not in the contract', { ok: false, error: { code: 'no/such', params: {} } }],
])('takes %s for a bug', async (_what, answer) => {
  const { client, engine, untilHeard } = connected();
  const call = client.call('audit/verify', {});
  await untilHeard(1);
  engine.postMessage({ type: 'reply', id: 1, reply: answer });
  if ('value' in answer) await expect(call).rejects.toMatchObject({ code: 'unexpected' });
  else {
    // The message as a whole is not of the contract: it answers nobody, and the call ends with the engine.
    client.hangUp();
    await expect(call).rejects.toMatchObject({ code: 'engine/gone' });
  }
});

it('hands progress to the call it belongs to', async () => {
  const { client, engine, untilHeard, reply } = connected();
  const seen: number[] = [];
  const call = client.call('vault/rekey', { passphrase: 'x' }, { onProgress: ({ done }) => seen.push(done) });
  await untilHeard(1);
  for (const id of [1, 2, 1]) {
    engine.postMessage({ type: 'progress', id, progress: { done: id, total: 9, unit: 'files', detail: '' } });
  }
  reply(1, { ok: true, value: { objects: 9 } });
  await call;
  expect(seen).toEqual([1, 1]);
});

describe('cancelling', () => {
  it('asks the engine to stop and waits for its answer', async () => {
    const { client, heard, untilHeard, reply } = connected();
    const abort = new AbortController();
    const call = client.call('vault/rekey', { passphrase: 'x' }, { signal: abort.signal });
    abort.abort();
    await untilHeard(2);
    expect(heard[1]).toEqual({ type: 'cancel', id: 1 });
    reply(1, { ok: false, error: { code: 'job/cancelled', params: {} } });
    await expect(call).rejects.toMatchObject({ code: 'job/cancelled' });
  });

  it('gives the value when the work was done already', async () => {
    const { client, untilHeard, reply } = connected();
    const abort = new AbortController();
    const call = client.call('audit/verify', {}, { signal: abort.signal });
    abort.abort();
    await untilHeard(2);
    reply(1, { ok: true, value: intact });
    expect(await call).toEqual(intact);
  });

  it('sends nothing when it was called off before', async () => {
    const { client, heard } = connected();
    await expect(client.call('audit/verify', {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'job/cancelled',
    });
    expect(heard).toEqual([]);
  });
});

describe('an engine that is gone', () => {
  it('is an error of its own before there is one', async () => {
    await expect(createEngineClient().call('audit/verify', {})).rejects.toMatchObject({ code: 'engine/gone' });
  });

  it('ends the calls that wait for it', async () => {
    const { client, untilHeard } = connected();
    const calls = [client.call('audit/verify', {}), client.call('policy/read', {})];
    await untilHeard(2);
    client.hangUp();
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'engine/gone' });
    await expect(client.call('audit/verify', {})).rejects.toMatchObject({ code: 'engine/gone' });
  });

  it('cannot answer a call to the next one', async () => {
    const { client, engine, heard, connect, untilHeard } = connected();
    const next = connect();
    const call = client.call('audit/verify', {});
    await untilHeard(1);
    engine.postMessage({ type: 'reply', id: heard[0]?.id, reply: { ok: true, value: { ...intact, rows: 0 } } });
    next.postMessage({ type: 'reply', id: heard[0]?.id, reply: { ok: true, value: intact } });
    expect(await call).toEqual(intact);
  });
});

it('tells who listens what changed, until they stop listening', async () => {
  const { client, engine } = connected();
  const seen: string[] = [];
  const stop = client.onChanged((what) => seen.push(what));
  const heardAll = new Promise<void>((resolve) => {
    client.onChanged((what) => {
      if (what === 'policy') resolve();
      if (what === 'returns') stop();
    });
  });
  for (const what of ['files', 'nonsense', 'returns', 'policy']) engine.postMessage({ type: 'changed', what });
  await heardAll;
  expect(seen).toEqual(['files', 'returns']);
});
