import { expect, it } from 'vitest';
import { leastArgonParameters } from '../../../../main/crypto/argon.ts';
import { loadSodium } from '../../../../main/crypto/sodium.ts';
import { createPool } from '../../../../main/vault/work/pool.ts';

const workerUrl = new URL('../../../../main/engine/worker.ts', import.meta.url);

const derivation = (opsLimit: number) => ({
  passphrase: new Uint8Array(8),
  salt: new Uint8Array(16),
  opsLimit,
  memLimitBytes: leastArgonParameters.memLimitBytes,
  length: 32,
});

it('gives a derivation up at once, and does not wait for its thread when it is closed', async () => {
  const sodium = await loadSodium();
  const [one, other] = [createPool({ sodium, workerUrl, size: 1 }), createPool({ sodium, workerUrl, size: 1 })];
  const order: string[] = [];
  const lock = new AbortController();
  // The one that is given up has sixteen times as much to do as the one that is waited for.
  const long = one.run('argon2id', derivation(48), { signal: lock.signal });
  // By the time a second thread has started and derived a key, the first one is deep in its own.
  await other.run('argon2id', derivation(3));
  const short = other.run('argon2id', derivation(3)).then(() => order.push('the short one is done'));
  lock.abort();
  await expect(long).rejects.toMatchObject({ code: 'job/cancelled' });
  await one.close();
  order.push('the long one is left behind');
  await short;
  expect(order).toEqual(['the long one is left behind', 'the short one is done']);
  await other.close();
});

it('still takes work after a derivation was given up', async () => {
  const pool = createPool({ sodium: await loadSodium(), workerUrl, size: 1 });
  const lock = new AbortController();
  const given = pool.run('argon2id', derivation(3), { signal: lock.signal });
  lock.abort();
  await expect(given).rejects.toMatchObject({ code: 'job/cancelled' });
  expect(await pool.run('argon2id', derivation(3))).toHaveLength(32);
  await pool.close();
});
