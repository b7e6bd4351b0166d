import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { pipeFromNodePort } from '../../../main/engine/pipe.ts';
import type { EngineState, Handlers } from '../../../main/engine/router.ts';
import { serveEngine, type EngineParts } from '../../../main/engine/serve.ts';
import type { EngineToShell } from '../../../preload/contract/control.ts';
import { AwayRules } from '../../../preload/contract/policy.ts';
import type { EngineMessage } from '../../../preload/contract/wire.ts';
import { allHandlers } from '../../helpers/all-handlers.ts';

const away = AwayRules.parse({});

const id = '00000000-0000-4000-8000-000000000001';
const channels: MessageChannel[] = [];

afterEach(() => {
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close();
    port2.close();
  }
});

/** An engine in this very process, its shell and its page played by the test. */
async function startedEngine(handlers: Handlers, { pageWait = Promise.resolve() } = {}) {
  const toShell: EngineToShell[] = [];
  const toPage: EngineMessage[] = [];
  const noted: unknown[] = [];
  let parts: EngineParts | undefined;
  let closed = 0;
  let time = 0;
  const state: EngineState = { open: true, role: 'worker', leaseOver: false };
  let exitCode = (_code: number): void => undefined;
  const exited = new Promise<number>((resolve) => {
    exitCode = resolve;
  });
  const never = new Promise<void>(() => undefined);
  const take = serveEngine({
    post: (message) => toShell.push(message),
    compose: (given) => {
      parts = given;
      const facts = {
        open: true,
        role: 'worker',
        officeName: '総務',
        idleLockMinutes: 5,
        away,
        leaseUntil: null,
      } as const;
      return Promise.resolve({
        handlers: allHandlers(handlers),
        state: () => state,
        facts: () => facts,
        learnFacts: (read) => Promise.resolve(read),
        noteCoverage: (signals) => noted.push(signals),
        close: () => {
          closed += 1;
          return Promise.resolve();
        },
      });
    },
    clock: { now: () => 0, monotonic: () => time },
    reportBug: () => 'ref12345',
    randomToken: () => 'ab'.repeat(24),
    after: (ms) => (ms < 1000 ? pageWait : never),
    exit: exitCode,
  });
  const channel = new MessageChannel();
  channels.push(channel);
  channel.port2.on('message', (message: EngineMessage) => toPage.push(message));
  const start = {
    type: 'start',
    generation: 1,
    folder: '/v',
    workerPath: '/w',
    appVersion: '1',
    paths: [],
    killedLocks: [],
    copies: { places: [], fallbackFolder: null },
  };
  take({ data: start, pagePipe: pipeFromNodePort(channel.port1) });
  await until(() => toShell.some(({ type }) => type === 'ready'));
  if (!parts) throw new Error('nothing was composed');
  return {
    toShell,
    toPage,
    noted,
    parts,
    exited,
    closedTimes: () => closed,
    page: channel.port2,
    shellSays: (data: unknown) => {
      take({ data, pagePipe: null });
    },
    call: (callId: number, name: string, input: unknown = {}) => {
      channel.port2.postMessage({ type: 'call', id: callId, name, input });
    },
    letTimePass: (ms: number) => {
      time += ms;
    },
    replyTo: async (callId: number) => {
      const find = (): EngineMessage | undefined =>
        toPage.find((message) => message.type === 'reply' && message.id === callId);
      await until(() => find() !== undefined);
      const message = find();
      return message?.type === 'reply' ? message.reply : undefined;
    },
  };
}

/** Gives the event loop turns until the condition holds; the test's own time-out ends a wait in vain. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

const unchanged = { rows: 0, intact: true, brokenAtSeq: null };

it('answers a call over the port', async () => {
  const engine = await startedEngine({ 'audit/verify': () => Promise.resolve(unchanged) });
  engine.call(7, 'audit/verify');
  expect(await engine.replyTo(7)).toEqual({ ok: true, value: unchanged });
});

it('hands on what the machine notices, until it is sealed', async () => {
  const engine = await startedEngine({});
  const signals = [{ signal: 'lid', state: 'works', reason: null }];
  engine.shellSays({ type: 'coverage', signals });
  engine.shellSays({ type: 'coverage', signals: [{ signal: 'lid', state: 'fine', reason: null }] });
  expect(engine.noted).toEqual([signals]);
  engine.shellSays({ type: 'seal' });
  engine.shellSays({ type: 'coverage', signals });
  await engine.exited;
  expect(engine.noted).toEqual([signals]);
});

it('tells the shell about the vault once, before the reply', async () => {
  const engine = await startedEngine({ 'audit/verify': () => Promise.resolve(unchanged) });
  engine.call(1, 'audit/verify');
  engine.call(2, 'audit/verify');
  await engine.replyTo(2);
  expect(engine.toShell.filter(({ type }) => type === 'facts')).toEqual([
    {
      type: 'facts',
      facts: { open: true, role: 'worker', officeName: '総務', idleLockMinutes: 5, away, leaseUntil: null },
    },
  ]);
});

it('sends at most ten progress messages a second', async () => {
  let engine: Awaited<ReturnType<typeof startedEngine>> | null = null;
  engine = await startedEngine({
    'vault/verify': (_input, { onProgress }) => {
      for (let done = 0; done < 1000; done += 1) {
        onProgress({ done, total: 1000, unit: 'files', detail: 'x'.repeat(500) });
        engine?.letTimePass(1);
      }
      return Promise.resolve({ checkedObjects: 0, checkedBytes: 0, findings: [] });
    },
  });
  engine.call(1, 'vault/verify', { repair: false });
  expect(await engine.replyTo(1)).toMatchObject({ ok: true });
  const progress = engine.toPage.flatMap((message) => (message.type === 'progress' ? [message.progress] : []));
  expect(progress.map(({ done }) => done)).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900]);
  expect(progress[0]?.detail).toHaveLength(300);
});

it('stops a long call when the page cancels it', async () => {
  const engine = await startedEngine({
    'vault/verify': (_input, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('stopped'));
        });
      }),
  });
  engine.call(1, 'vault/verify', { repair: false });
  engine.page.postMessage({ type: 'cancel', id: 99 });
  engine.page.postMessage({ type: 'cancel', id: 1 });
  expect(await engine.replyTo(1)).toMatchObject({ ok: false });
});

it('refuses the sixty-fifth call at once', async () => {
  const engine = await startedEngine({ 'audit/verify': () => new Promise(() => undefined) });
  for (let callId = 1; callId <= 65; callId += 1) engine.call(callId, 'audit/verify');
  expect(await engine.replyTo(65)).toMatchObject({ ok: false, error: { code: 'call/too-many' } });
  expect(engine.toPage).toHaveLength(1);
});

it.each([
  ['text', 'call'],
  ['a call without a number', { type: 'call', name: 'audit/verify', input: {} }],
  ['a call with a key too many', { type: 'call', id: 3, name: 'audit/verify', input: {}, more: 1 }],
  ['a reply', { type: 'reply', id: 1, reply: { ok: true, value: 1 } }],
  ['nothing', null],
])('does not answer %s', async (_what, message) => {
  const engine = await startedEngine({ 'audit/verify': () => Promise.resolve(unchanged) });
  engine.page.postMessage(message);
  engine.call(1000, 'audit/verify');
  await engine.replyTo(1000);
  expect(engine.toPage).toHaveLength(1);
});

it('gives the page bytes without what lies beside them in memory', async () => {
  const pool = new TextEncoder().encode('SECRET KEY|hello|SECRET KEY');
  const engine = await startedEngine({
    'files/read': () => Promise.resolve({ bytes: pool.subarray(11, 16), sizeBytes: 5 }),
  });
  engine.call(1, 'files/read', { id, offset: 0, length: 5 });
  const reply = await engine.replyTo(1);
  const { bytes } = (reply?.ok === true ? reply.value : {}) as { bytes: Uint8Array };
  expect(new TextDecoder().decode(bytes)).toBe('hello');
  expect(bytes.buffer.byteLength).toBe(5);
});

it('knows a path from the shell under its token, and no other', async () => {
  const engine = await startedEngine({});
  engine.shellSays({ type: 'paths', ask: 5, paths: [{ token: id, path: '/data/a.txt' }] });
  expect(engine.toShell).toContainEqual({ type: 'answer', ask: 5, value: null });
  expect(engine.parts.paths.resolve(id)).toBe('/data/a.txt');
  expect(() => engine.parts.paths.resolve('00000000-0000-4000-8000-000000000002')).toThrow('engine/path-unknown');
});

it('serves content by range under its token until the seal', async () => {
  const engine = await startedEngine({});
  let closed = 0;
  const token = engine.parts.content.offer({
    mediaType: 'video/mp4',
    sizeBytes: 10,
    read: (offset, length) => Promise.resolve(new Uint8Array(length).fill(offset)),
    close: () => {
      closed += 1;
    },
  });
  engine.shellSays({ type: 'contentHead', ask: 1, token });
  engine.shellSays({ type: 'contentRead', ask: 2, token, offset: 8, length: 100 });
  engine.shellSays({ type: 'contentHead', ask: 3, token: 'other' });
  await until(() => engine.toShell.filter(({ type }) => type === 'answer').length === 3);
  expect(engine.toShell.filter(({ type }) => type === 'answer')).toEqual(
    expect.arrayContaining([
      { type: 'answer', ask: 1, value: { mediaType: 'video/mp4', sizeBytes: 10 } },
      { type: 'answer', ask: 2, value: Uint8Array.of(8, 8) },
      { type: 'answer', ask: 3, value: null },
    ]),
  );
  engine.shellSays({ type: 'seal' });
  expect(await engine.exited).toBe(0);
  expect(closed).toBe(1);
});

it('stops long calls and closes the vault when it is sealed, then exits', async () => {
  const aborted: string[] = [];
  const engine = await startedEngine({
    'vault/verify': (_input, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          aborted.push('verify');
          reject(new Error('stopped'));
        });
      }),
  });
  engine.call(1, 'vault/verify', { repair: false });
  engine.call(2, 'audit/verify');
  await engine.replyTo(2);
  engine.shellSays({ type: 'seal' });
  engine.shellSays({ type: 'seal' });
  expect(await engine.exited).toBe(0);
  expect(aborted).toEqual(['verify']);
  expect(engine.closedTimes()).toBe(1);
  expect(engine.toShell.at(-1)).toEqual({ type: 'sealed' });
});

it('takes drafts, and nothing else, between the lock and the end', async () => {
  const drafts: string[] = [];
  const engine = await startedEngine(
    {
      'files/draft-write': ({ text }) => {
        drafts.push(text);
        return Promise.resolve({ savedAt: '2026-11-22T05:00:00.000Z' });
      },
      'audit/verify': () => Promise.resolve(unchanged),
    },
    { pageWait: new Promise(() => undefined) },
  );
  engine.shellSays({ type: 'seal' });
  engine.call(1, 'audit/verify');
  engine.call(2, 'files/draft-write', { id, baseVersionId: id, text: 'half a sentence', cursor: 3 });
  expect(await engine.replyTo(1)).toMatchObject({ error: { code: 'engine/locked' } });
  expect(await engine.replyTo(2)).toMatchObject({ ok: true });
  expect(engine.closedTimes()).toBe(0);
  engine.page.close();
  expect(await engine.exited).toBe(0);
  expect(drafts).toEqual(['half a sentence']);
  expect(engine.closedTimes()).toBe(1);
});

it('does not let a save be cut off by the lock', async () => {
  let finish = (): void => undefined;
  const saved: boolean[] = [];
  const engine = await startedEngine({
    'files/restore-version': async (_input, { signal }) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      saved.push(!signal.aborted);
      throw new Error('no version in this test');
    },
  });
  engine.call(1, 'files/restore-version', { id, versionId: id });
  engine.call(2, 'audit/verify');
  await engine.replyTo(2);
  engine.shellSays({ type: 'seal' });
  await until(() => true);
  expect(engine.closedTimes()).toBe(0);
  finish();
  expect(await engine.exited).toBe(0);
  expect(saved).toEqual([true]);
});

it('has the shell open a working copy, and takes its answer', async () => {
  const engine = await startedEngine({});
  const opened = engine.parts.openOutside('/place/x');
  expect(engine.toShell.at(-1)).toEqual({ type: 'openOutside', ask: 1, path: '/place/x' });
  engine.shellSays({ type: 'openedOutside', ask: 1, outcome: 'noProgram' });
  expect(await opened).toBe('noProgram');
});

it('tells the page what changed outside of any call', async () => {
  const engine = await startedEngine({});
  engine.parts.changed('copies');
  await until(() => engine.toPage.some((message) => message.type === 'changed' && message.what === 'copies'));
});
