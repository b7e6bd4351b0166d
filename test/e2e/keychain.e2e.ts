/** The system's keychain emptied or changed behind the app's back: said plainly, a way on, and the vault as it was. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSystemKeychain } from '../../main/vault/keychain.ts';
import { workerPassphrase } from '../helpers/story.ts';
import type { Worker } from './drivers/worker.ts';
import { secretIds, usePrepared } from './prepared.ts';

const prepare = usePrepared();

/** Looks again by the button, if the page has not looked again by itself in the meantime and taken the button away. */
async function lookAgain(worker: Worker): Promise<void> {
  const retry = worker.button(worker.t('unlock.keychain.retry')).first();
  const passphrase = worker.field(worker.t('unlock.passphrase'));
  await retry.or(passphrase).first().waitFor();
  await retry.click({ timeout: 2000 }).catch(() => undefined);
  await passphrase.waitFor();
}

it('says that the key of this device is gone or another one, harms nothing, and opens when it is back', async () => {
  const prepared = await prepare();
  await prepared.ready();
  const header = join(prepared.sato.folder, 'vault.json');
  const before = readFileSync(header);
  const keychain = createSystemKeychain();
  const secrets = new Map<string, Uint8Array>();
  for (const id of secretIds(prepared)) {
    const secret = await keychain.get(id);
    if (secret) secrets.set(id, secret);
    await keychain.remove(id);
  }
  expect(secrets.size).toBeGreaterThan(0);

  const worker = await prepared.worker();
  const { t } = worker;
  await worker.reads(t('unlock.keychain.missing.title'));
  await worker.button(t('unlock.keychain.recover')).waitFor();
  expect(readFileSync(header)).toEqual(before);

  for (const id of secrets.keys()) await keychain.set(id, new Uint8Array(32).fill(7));
  await lookAgain(worker);
  // Another key is only told apart by a try.
  await worker.enterPassphrase(workerPassphrase);
  await worker.reads(t('unlock.keychain.changed.title'));
  // The page may say so while the try goes on, which would open with the key that is put back next.
  await expect.poll(() => worker.field(t('unlock.passphrase')).isEnabled(), { timeout: 30_000 }).toBe(true);
  expect(readFileSync(header)).toEqual(before);

  for (const [id, secret] of secrets) await keychain.set(id, secret);
  await lookAgain(worker);
  await worker.unlock(workerPassphrase);
  await worker.sees(t('home.title'));
});
