import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createFileKeychain, createNoKeychain } from '../../../main/vault/keychain.ts';
import { changePassphrase, createVault, describeVault, openVault } from '../../../main/vault/vault.ts';
import { leastArgonParameters } from '../../../main/crypto/argon.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import {
  currentContent,
  goodPassphrase,
  makeVault,
  newVault,
  takeIn,
  testEnvironment,
} from '../../helpers/vault-folder.ts';
import type { TestEnvironment } from '../../helpers/vault-folder.ts';

let root: string;
let folder: string;
let env: TestEnvironment;

beforeEach(async () => {
  root = await tempFolder();
  folder = path.join(root, 'vault');
  env = await testEnvironment(root);
});

const open = (passphrase = goodPassphrase) => openVault(env, { folder, passphrase });

describe('a vault', () => {
  it('gives back after reopening what was taken in', async () => {
    const vault = await makeVault(env, folder);
    const [entry] = await takeIn(vault, [{ name: '見積書.csv', content: '品名,数量\nりんご,3\n' }]);
    await vault.close();
    const again = await open();
    expect(await currentContent(again, entry?.id ?? '')).toBe('品名,数量\nりんご,3\n');
    expect(again.keyring.signPublicKey).toEqual(vault.keyring.signPublicKey);
    await again.close();
  });

  it('holds no plaintext of names, content or keys on disk', async () => {
    const vault = await makeVault(env, folder);
    await takeIn(vault, [{ name: 'canary-name.txt', content: 'canary-content '.repeat(1000) }]);
    const identity = vault.keyring.parcelIdentity;
    await vault.close();
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const file = path.join(folder, name);
      if (statSync(file).isDirectory()) continue;
      const bytes = readFileSync(file).toString('latin1');
      for (const secret of ['canary-name', 'canary-content', identity, goodPassphrase])
        expect(bytes).not.toContain(secret);
    }
  });

  it('is refused a second owner while the first one lives', async () => {
    const vault = await makeVault(env, folder);
    await expect(open()).rejects.toMatchObject({ code: 'vault/in-use' });
    await vault.close();
    await (await open()).close();
  });

  it('is not made where there is one already, nor where only its header was lost', async () => {
    await (await makeVault(env, folder)).close();
    await expect(makeVault(env, folder)).rejects.toMatchObject({ code: 'vault/already-exists' });
    rmSync(path.join(folder, 'vault.json'));
    rmSync(path.join(folder, 'vault.json.bak'));
    await expect(makeVault(env, folder)).rejects.toMatchObject({ code: 'vault/already-exists' });
    expect(existsSync(path.join(folder, 'catalogue.db'))).toBe(true);
  });

  it('is made anew over what an interrupted creation left', async () => {
    await (await makeVault(env, folder)).close();
    rmSync(path.join(folder, 'vault.json'));
    rmSync(path.join(folder, 'vault.json.bak'));
    writeFileSync(path.join(folder, 'creating'), '');
    await (await makeVault(env, folder)).close();
    await (await open()).close();
    expect(existsSync(path.join(folder, 'creating'))).toBe(false);
  });

  it('refuses a guessable passphrase and leaves no vault behind', async () => {
    const creation = createVault(env, newVault(env, folder, { passphrase: 'password' }));
    await expect(creation).rejects.toMatchObject({
      code: 'vault/passphrase-refused',
      params: { problem: 'tooGuessable' },
    });
    expect((await describeVault(env, folder)).state).toBe('none');
  });

  it('does not open in an empty folder, and makes nothing there', async () => {
    await expect(open()).rejects.toMatchObject({ code: 'vault/not-found' });
    expect(existsSync(folder)).toBe(false);
  });
});

describe('a wrong passphrase', () => {
  it('is told apart from a damaged header and changes nothing', async () => {
    await (await makeVault(env, folder)).close();
    const before = readFileSync(path.join(folder, 'vault.json'), 'utf8');
    await expect(open('something else')).rejects.toMatchObject({ code: 'vault/wrong-passphrase' });
    expect(readFileSync(path.join(folder, 'vault.json'), 'utf8')).toBe(before);
    await (await open()).close();
  });

  it('makes the next tries wait, also after a restart, until the right one comes', async () => {
    await (await makeVault(env, folder)).close();
    for (let round = 0; round < 3; round++) {
      await expect(open('wrong')).rejects.toMatchObject({ code: 'vault/wrong-passphrase' });
    }
    const retryAt = new Date(env.clock.now() + 1000).toISOString();
    await expect(open()).rejects.toMatchObject({ code: 'vault/too-many-tries', params: { retryAt } });
    expect(await describeVault(env, folder)).toMatchObject({ failedTries: 3, retryAt });
    env.clock.pass(1000);
    await (await open()).close();
    expect(await describeVault(env, folder)).toMatchObject({ failedTries: 0, retryAt: null });
  });

  it('opens with full-width letters and composed characters alike', async () => {
    await (await makeVault(env, folder, { passphrase: 'ガラス窓のとなりの猫 ABC 42' })).close();
    await (await open('ｶﾞﾗｽ窓のとなりの猫 ＡＢＣ ４２')).close();
  });
});

describe('the keychain', () => {
  it.each([
    ['missing', 'vault/device-secret-missing', (file: string) => rmSync(file)],
    [
      'changed',
      'vault/device-secret-changed',
      (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace(/: "[^"]+"/, `: "${'A'.repeat(43)}"`)),
    ],
    [
      'changed',
      'vault/device-secret-changed',
      (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace(/: "[^"]+"/, ': "x"')),
    ],
    [
      'unavailable',
      'keychain/unavailable',
      (file: string) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
  ] as const)(
    'is %s: a code of its own (%s), no wrong try, and the vault stays as it is',
    async (state, code, spoil) => {
      await (await makeVault(env, folder)).close();
      spoil(path.join(root, 'keychain.json'));
      expect((await describeVault(env, folder)).keychain).toBe(state);
      await expect(open()).rejects.toMatchObject({ code });
      expect(await describeVault(env, folder)).toMatchObject({ state: 'ready', failedTries: 0 });
    },
  );

  it('is not needed by a vault of the passphrase alone', async () => {
    const without = { ...env, keychain: createNoKeychain() };
    await (await makeVault(without, folder, { withDeviceSecret: false })).close();
    expect(await describeVault(without, folder)).toMatchObject({ keychain: 'unused', passphraseAlone: true });
    await (await openVault(without, { folder, passphrase: goodPassphrase })).close();
  });

  it('gives nothing away to a copied folder: with another keychain the right passphrase does not open it', async () => {
    await (await makeVault(env, folder)).close();
    const elsewhere = { ...env, keychain: createFileKeychain(path.join(root, 'other.json')) };
    await elsewhere.keychain.set(env.sodium.randomBytes(4).toString(), env.sodium.randomBytes(32));
    await expect(openVault(elsewhere, { folder, passphrase: goodPassphrase })).rejects.toMatchObject({
      code: 'vault/device-secret-missing',
    });
  });
});

describe('changing the passphrase', () => {
  it('opens with the new one only, from both copies of the header', async () => {
    const vault = await makeVault(env, folder);
    const next = {
      passphrase: 'aoi sora ni tobu kujira',
      userWords: [],
      withDeviceSecret: true,
      cost: leastArgonParameters,
    };
    await changePassphrase(vault, goodPassphrase, next);
    await vault.close();
    rmSync(path.join(folder, 'vault.json'));
    await expect(open()).rejects.toMatchObject({ code: 'vault/wrong-passphrase' });
    const again = await open(next.passphrase);
    await again.close();
    expect(existsSync(path.join(folder, 'vault.json'))).toBe(true);
  });

  it('needs the present one', async () => {
    const vault = await makeVault(env, folder);
    const next = {
      passphrase: 'aoi sora ni tobu kujira',
      userWords: [],
      withDeviceSecret: true,
      cost: leastArgonParameters,
    };
    await expect(changePassphrase(vault, 'wrong', next)).rejects.toMatchObject({ code: 'vault/wrong-passphrase' });
    await vault.close();
    await (await open()).close();
  });
});
