import { describe, expect, it } from 'vitest';
import { createRouter, type AllHandlers, type CallContext, type EngineState } from '../../../main/engine/router.ts';
import type { Call } from '../../../preload/contract/call.ts';
import { engineCalls, type CallName } from '../../../preload/contract/engine.ts';
import { AppError } from '../../../preload/contract/errors.ts';
import { maxMessageBytes } from '../../../preload/contract/message-guard.ts';
import type { Reply } from '../../../preload/contract/wire.ts';
import { allHandlers } from '../../helpers/all-handlers.ts';

const names = Object.keys(engineCalls) as CallName[];
const descriptionOf = (name: CallName): Call => engineCalls[name];

const locked: EngineState = { open: false };
const openFor = (name: CallName, leaseOver = false): EngineState => ({
  open: true,
  role: descriptionOf(name).role ?? 'worker',
  leaseOver,
});
/** A state in which the contract lets this call through. */
const rightState = (name: CallName): EngineState => (descriptionOf(name).when === 'open' ? openFor(name) : locked);

function quietContext(): CallContext {
  return { signal: new AbortController().signal, onProgress: () => undefined, changed: () => undefined };
}

/** Asks a router whose handler for `name` must not be reached. */
async function refusal(name: string, state: EngineState, input: unknown): Promise<unknown> {
  let reached = false;
  const reach = (): Promise<never> => Promise.reject(new Error(String((reached = true))));
  const handlers = Object.fromEntries(names.map((each) => [each, reach])) as unknown as AllHandlers;
  const router = createRouter({ handlers, state: () => state, reportBug: () => 'bug' });
  const reply = await router.answer(name, input, quietContext());
  expect(reached).toBe(false);
  expect(reply.ok).toBe(false);
  return reply.ok ? null : reply.error.code;
}

describe.each(names)('%s', (name) => {
  const call = descriptionOf(name);

  it('is refused in the wrong state', async () => {
    if (call.when === 'open') expect(await refusal(name, locked, {})).toBe('engine/locked');
    if (call.when === 'locked') expect(await refusal(name, openFor(name), {})).toBe('engine/already-open');
    if (call.role !== undefined) {
      const other = call.role === 'worker' ? 'office' : 'worker';
      expect(await refusal(name, { open: true, role: other, leaseOver: false }, {})).toBe('engine/wrong-role');
    }
    if (call.when === 'open' && call.afterLease !== true && call.role !== 'office') {
      expect(await refusal(name, openFor(name, true), {})).toBe('lease/over');
    }
  });

  it.each([[42], ['text'], [[]], [null], [undefined], [{ surprise: 1 }]])('refuses %j as its input', async (input) => {
    expect(await refusal(name, rightState(name), input)).toBe('call/input-invalid');
  });

  it('names a key it does not know', () => {
    const issues = call.input.safeParse({ surprise: 1 }).error?.issues ?? [];
    expect(issues.map(({ code }) => code)).toContain('unrecognized_keys');
  });

  it('refuses an input over 64 MiB', async () => {
    const text = 'x'.repeat(maxMessageBytes / 2 + 1);
    expect(await refusal(name, rightState(name), { text })).toBe('call/too-large');
  });

  it.each([
    ['__proto__', '{"__proto__":{"polluted":true}}'],
    ['constructor', '{"constructor":{"prototype":{}}}'],
    ['a deep __proto__', '{"list":[{"a":{"__proto__":1}}]}'],
  ])('refuses %s as a key', async (_what, json) => {
    expect(await refusal(name, rightState(name), JSON.parse(json))).toBe('call/forbidden');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

it.each(['', 'files', 'toString', '__proto__', 'constructor', 'hasOwnProperty', 'vault/unlock '])(
  'does not know a call named %j',
  async (name) => {
    expect(await refusal(name, locked, {})).toBe('call/unknown');
  },
);

it('lets calls through after the lease that the contract marks', async () => {
  const marked = names.filter((name) => descriptionOf(name).when === 'open' && descriptionOf(name).afterLease === true);
  expect(marked).toContain('return/pack');
  for (const name of marked) expect(await refusal(name, openFor(name, true), 42)).toBe('call/input-invalid');
});

describe('with a handler', () => {
  const askStatus = (handler: AllHandlers['audit/verify'], reportBug = () => 'ref12345'): Promise<Reply> =>
    createRouter({
      handlers: allHandlers({ 'audit/verify': handler }),
      state: () => openFor('audit/verify'),
      reportBug,
    }).answer('audit/verify', {}, quietContext());

  it('gives the value that the handler gave', async () => {
    const value = { rows: 3, intact: true, brokenAtSeq: null };
    expect(await askStatus(() => Promise.resolve(value))).toEqual({ ok: true, value });
  });

  it('gives an expected failure with its code and parameters', async () => {
    const failure = (): Promise<never> => Promise.reject(new AppError('vault/too-many-tries', { retryAt: 'x' }));
    expect(await askStatus(failure)).toEqual({
      ok: false,
      error: { code: 'vault/too-many-tries', params: { retryAt: 'x' } },
    });
  });

  it('gives a bug as unexpected, with the reference of the log and nothing else', async () => {
    const bugs: unknown[] = [];
    const bug = new Error('/home/sato/secret.docx');
    const reply = await askStatus(
      () => Promise.reject(bug),
      (...[error]: unknown[]) => {
        bugs.push(error);
        return 'ref12345';
      },
    );
    expect(reply).toEqual({ ok: false, error: { code: 'unexpected', params: {}, ref: 'ref12345' } });
    expect(bugs).toEqual([bug]);
  });

  it('does not let an output of the wrong shape out', async () => {
    const wrong = { rows: 3, intact: true, brokenAtSeq: null, key: 'secret' };
    const reply = await askStatus(() => Promise.resolve(wrong));
    expect(reply).toEqual({ ok: false, error: { code: 'unexpected', params: {}, ref: 'ref12345' } });
  });
});

it('lets calls on a locked vault take turns, so that the second unlock finds it open', async () => {
  let open = false;
  let unlocks = 0;
  const router = createRouter({
    handlers: allHandlers({
      'enrol/state': async () => {
        unlocks += 1;
        await Promise.resolve();
        open = true;
        return null;
      },
    }),
    state: () => (open ? openFor('enrol/state') : locked),
    reportBug: () => 'bug',
  });
  const replies = await Promise.all([1, 2].map(() => router.answer('enrol/state', {}, quietContext())));
  expect(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code))).toEqual(['ok', 'engine/already-open']);
  expect(unlocks).toBe(1);
});
