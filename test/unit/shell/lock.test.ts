import { expect, it } from 'vitest';
import { createLock } from '../../../main/shell/lock.ts';

function lockWorld({ hasEngine = true } = {}) {
  const did: string[] = [];
  let finishSeal = (_sealed: { killed: boolean }): void => undefined;
  let deadline = (): void => undefined;
  const lock = createLock({
    hasEngine: () => hasEngine,
    seal: () => {
      did.push('seal');
      return new Promise((resolve) => {
        finishSeal = resolve;
      });
    },
    tellPage: (event) => did.push(`tell ${event.type}`),
    renewWindow: () => did.push('renew window'),
    forgetTokens: () => did.push('forget tokens'),
    afterLock: () => did.push('after lock'),
    after: (ms, work) => {
      expect(ms).toBe(500);
      deadline = work;
      return () => {
        deadline = () => undefined;
      };
    },
    now: () => 0,
    log: () => undefined,
  });
  return { lock, did, finishSeal: (sealed: { killed: boolean }) => finishSeal(sealed), deadline: () => deadline() };
}

it('tells the page first, then ends the engine, then makes the window anew', async () => {
  const { lock, did, finishSeal } = lockWorld();
  const locked = lock.lock('user');
  expect(did).toEqual(['tell locking', 'forget tokens', 'seal']);
  finishSeal({ killed: false });
  await locked;
  expect(did.slice(-2)).toEqual(['renew window', 'after lock']);
  expect(lock.last()).toEqual({ reason: 'user', at: '1970-01-01T00:00:00.000Z', killed: false });
});

it('does not wait with the window for an engine that is slow to end', async () => {
  const { lock, did, finishSeal, deadline } = lockWorld();
  const locked = lock.lock('idle');
  deadline();
  expect(did.at(-1)).toBe('renew window');
  finishSeal({ killed: true });
  await locked;
  expect(did.filter((step) => step === 'renew window')).toHaveLength(1);
  expect(lock.last()).toMatchObject({ reason: 'idle', killed: true });
});

it('locks once when several triggers come together, and again later', async () => {
  const { lock, did, finishSeal } = lockWorld();
  const locked = [lock.lock('suspend'), lock.lock('screenLock')];
  finishSeal({ killed: false });
  await Promise.all(locked);
  expect(did.filter((step) => step === 'seal')).toHaveLength(1);
  expect(lock.last()?.reason).toBe('suspend');
  const again = lock.lock('user');
  finishSeal({ killed: false });
  await again;
  expect(did.filter((step) => step === 'seal')).toHaveLength(2);
});

it('does nothing where no engine runs', async () => {
  const { lock, did } = lockWorld({ hasEngine: false });
  await lock.lock('idle');
  expect(did).toEqual([]);
  expect(lock.last()).toBeNull();
});

it('makes the window anew also when the engine is gone already', async () => {
  const { lock, did, finishSeal } = lockWorld({ hasEngine: false });
  const locked = lock.lock('engineGone');
  finishSeal({ killed: false });
  await locked;
  expect(did.slice(-2)).toEqual(['renew window', 'after lock']);
});
