import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { leastArgonParameters } from '../../../main/crypto/argon.ts';
import { changePassphrase, describeVault, openingFacts, openVault } from '../../../main/vault/vault.ts';
import type { OpenVault } from '../../../main/vault/open-vault.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { goodPassphrase, makeVault, testEnvironment, type TestEnvironment } from '../../helpers/vault-folder.ts';

let folder: string;
let env: TestEnvironment;

beforeEach(async () => {
  const root = await tempFolder();
  folder = path.join(root, 'vault');
  env = await testEnvironment(root);
  await (await makeVault(env, folder)).close();
});

const open = (passphrase = goodPassphrase): Promise<OpenVault> => openVault(env, { folder, passphrase });
const triesOnRecord = ({ catalogue }: OpenVault): unknown[] =>
  catalogue
    .all<{ data: string }>("SELECT data FROM audit WHERE event = 'vault.tries-failed' ORDER BY seq")
    .map(({ data }) => JSON.parse(data) as unknown);

describe('wrong tries', () => {
  it('are in the log at the next opening and told of then, once', async () => {
    const first = new Date(env.clock.now()).toISOString();
    await expect(open('a wrong guess')).rejects.toMatchObject({ code: 'vault/wrong-passphrase' });
    env.clock.pass(60_000);
    const last = new Date(env.clock.now()).toISOString();
    await expect(open('another one')).rejects.toMatchObject({ code: 'vault/wrong-passphrase' });
    env.clock.pass(60_000);

    const vault = await open();
    expect(openingFacts(vault).wrongTries).toEqual({ count: 2, at: [first, last], isIncomplete: false });
    expect(triesOnRecord(vault)).toEqual([{ failedTries: 2, firstAt: first, lastAt: last, isIncomplete: false }]);
    await vault.close();
    const again = await open();
    expect(openingFacts(again).wrongTries.count).toBe(0);
    expect(triesOnRecord(again)).toHaveLength(1);
    await again.close();
  });

  it('made while the vault was open are told of at the next opening, even where a right one followed', async () => {
    const next = {
      passphrase: 'another way over the hills',
      userWords: [],
      withDeviceSecret: true,
      cost: leastArgonParameters,
    };
    const vault = await open();
    await expect(changePassphrase(vault, 'not this one', next)).rejects.toMatchObject({
      code: 'vault/wrong-passphrase',
    });
    await changePassphrase(vault, goodPassphrase, next);
    await vault.close();
    const again = await open(next.passphrase);
    expect(openingFacts(again).wrongTries.count).toBe(1);
    await again.close();
  });
});

describe('an unlock that is called off', () => {
  it.each([1, 0])('ends without a wrong try, with %i worker threads', async (poolSize) => {
    const lock = new AbortController();
    const opening = openVault({ ...env, poolSize }, { folder, passphrase: goodPassphrase, signal: lock.signal });
    lock.abort();
    await expect(opening).rejects.toMatchObject({ code: 'job/cancelled' });
    expect(await describeVault(env, folder)).toMatchObject({ failedTries: 0, retryAt: null });
    await (await open()).close();
  });
});
