import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  createFileKeychain,
  createNoKeychain,
  createSystemKeychain,
  keychainOf,
} from '../../../main/vault/keychain.ts';
import type { SystemStore } from '../../../main/vault/keychain.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const secret = Uint8Array.from({ length: 32 }, (_, index) => index);
let file: string;

beforeEach(async () => {
  file = path.join(await tempFolder(), 'keychain.json');
});

/** A system keychain in memory; `broken` ones fail at everything. */
function fakeStore(changes: Partial<SystemStore> = {}): SystemStore & { entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    getPassword: (service, account) => Promise.resolve(entries.get(`${service}/${account}`) ?? null),
    setPassword: (service, account, password) => Promise.resolve(void entries.set(`${service}/${account}`, password)),
    deletePassword: (service, account) => Promise.resolve(entries.delete(`${service}/${account}`)),
    ...changes,
  };
}

describe('the keychain in a file', () => {
  it('keeps secrets apart by id, for its owner alone', async () => {
    const keychain = createFileKeychain(file);
    expect(await keychain.get('a')).toBeNull();
    await keychain.set('a', secret);
    await keychain.set('b', secret.slice().fill(9));
    expect(await createFileKeychain(file).get('a')).toEqual(secret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await keychain.remove('a');
    expect(await keychain.get('a')).toBeNull();
    expect(await keychain.get('b')).not.toBeNull();
  });

  it('is damaged, not empty, when it cannot be read, and is then not written over', async () => {
    writeFileSync(file, '{"version":1,');
    const keychain = createFileKeychain(file);
    expect(await keychain.state()).toBe('unavailable');
    await expect(keychain.get('a')).rejects.toMatchObject({ code: 'keychain/damaged' });
    await expect(keychain.set('a', secret)).rejects.toMatchObject({ code: 'keychain/damaged' });
    expect(readFileSync(file, 'utf8')).toBe('{"version":1,');
    rmSync(file);
    mkdirSync(file);
    await expect(keychain.get('a')).rejects.toMatchObject({ code: 'keychain/unavailable' });
  });
});

describe('the keychain of the system', () => {
  it('keeps secrets under one service and reads them back', async () => {
    const store = fakeStore();
    const keychain = createSystemKeychain(() => Promise.resolve(store));
    expect(await keychain.state()).toBe('available');
    await keychain.set('a', secret);
    expect([...store.entries.keys()]).toEqual(['Mochidashi/a']);
    expect(await keychain.get('a')).toEqual(secret);
    await keychain.remove('a');
    expect(await keychain.get('a')).toBeNull();
  });

  it('is unavailable where it cannot be loaded or fails', async () => {
    const unloadable = createSystemKeychain(() => Promise.reject(new Error('no libsecret')));
    expect(await unloadable.state()).toBe('unavailable');
    await expect(unloadable.get('a')).rejects.toMatchObject({ code: 'keychain/unavailable' });
    await expect(unloadable.set('a', secret)).rejects.toMatchObject({ code: 'keychain/unavailable' });
  });

  it('does not believe a keychain that forgets at once', async () => {
    const forgetful = fakeStore({ setPassword: () => Promise.resolve() });
    const keychain = createSystemKeychain(() => Promise.resolve(forgetful));
    await expect(keychain.set('a', secret)).rejects.toMatchObject({ code: 'keychain/unavailable' });
  });

  it('calls an entry that is no secret damaged', async () => {
    const store = fakeStore();
    store.entries.set('Mochidashi/a', 'hunter2');
    await expect(createSystemKeychain(() => Promise.resolve(store)).get('a')).rejects.toMatchObject({
      code: 'keychain/damaged',
    });
  });
});

describe('the choice of a keychain', () => {
  it.each([
    ['system', 'system'],
    ['none', 'none'],
    ['file:/x/y', 'file'],
    ['file:', undefined],
    ['', undefined],
    ['System', undefined],
  ])('%s gives %s', (choice, kind) => {
    expect(keychainOf(choice)?.kind).toBe(kind);
  });

  it('of none keeps nothing and says so', async () => {
    const keychain = createNoKeychain();
    expect(await keychain.state()).toBe('unused');
    expect(await keychain.get('a')).toBeNull();
    await expect(keychain.set('a', secret)).rejects.toMatchObject({ code: 'keychain/unavailable' });
  });
});
