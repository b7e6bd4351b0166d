import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createJsonFile } from '../../../main/shell/json-file.ts';
import { createKnownVaults, refOf, StoredVaults } from '../../../main/shell/known-vaults.ts';
import { createLog, redact } from '../../../main/shell/log.ts';
import { createOpenedParcel } from '../../../main/shell/opened-parcel.ts';
import { parcelAmong, valueOfFlag } from '../../../main/shell/open-file.ts';
import { createPathTokens } from '../../../main/shell/path-tokens.ts';
import { createPreferences } from '../../../main/shell/preferences.ts';
import { holdsVault, isFree, makeVaultFolder } from '../../../main/shell/vault-folders.ts';
import { engineEnvironment } from '../../../main/shell/engine-environment.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const now = (): number => 1_700_000_000_000;
const byDefault = { locale: 'ja', theme: 'system', idleLockMinutes: 10 } as const;
const changed = { locale: 'en', theme: 'dark', idleLockMinutes: 3 } as const;

function preferencesIn(folder: string) {
  return createPreferences({ path: join(folder, 'profile', 'preferences.json'), locale: 'ja', now });
}

it('keeps preferences, for this user alone', async () => {
  const folder = await tempFolder();
  expect(preferencesIn(folder).read()).toEqual(byDefault);
  preferencesIn(folder).write(changed);
  expect(preferencesIn(folder).read()).toEqual(changed);
  expect(statSync(join(folder, 'profile', 'preferences.json')).mode & 0o077).toBe(0);
  expect(readdirSync(join(folder, 'profile'))).toEqual(['preferences.json']);
});

it.each([
  ['an empty file', ''],
  ['half a file', '{"format":1,"value":{"loc'],
  ['a newer format', '{"format":2,"value":{"locale":"en","theme":"dark","idleLockMinutes":3}}'],
  ['a value out of bounds', '{"format":1,"value":{"locale":"en","theme":"dark","idleLockMinutes":0}}'],
  ['a key too many', '{"format":1,"value":{"locale":"en","theme":"dark","idleLockMinutes":3,"more":1}}'],
  ['something else', '[]'],
])('keeps %s aside and starts with what is usual', async (_what, text) => {
  const folder = await tempFolder();
  mkdirSync(join(folder, 'profile'));
  writeFileSync(join(folder, 'profile', 'preferences.json'), text);
  const preferences = preferencesIn(folder);
  expect(preferences.read()).toEqual(byDefault);
  preferences.write(changed);
  expect(readFileSync(join(folder, 'profile', `preferences.json.kept-${now()}`), 'utf8')).toBe(text);
  expect(preferencesIn(folder).read()).toEqual(changed);
});

function vaultsIn(folder: string) {
  const file = createJsonFile({ path: join(folder, 'vaults.json'), schema: StoredVaults, byDefault: [], now });
  return createKnownVaults(file, (path) => path !== '/stick');
}

it('knows vault folders, the last one used first, and says which is out of reach', async () => {
  const folder = await tempFolder();
  const vaults = vaultsIn(folder);
  vaults.remember('/stick');
  const home = vaults.remember('/home');
  vaults.note('/stick', { role: 'office', officeName: '総務', openedAt: '2026-11-22T05:00:00.000Z' });
  expect(vaultsIn(folder).list()).toEqual([
    {
      ref: refOf('/stick'),
      folder: '/stick',
      role: 'office',
      officeName: '総務',
      lastOpenedAt: '2026-11-22T05:00:00.000Z',
      reachable: false,
    },
    { ref: home.ref, folder: '/home', role: null, officeName: '', lastOpenedAt: null, reachable: true },
  ]);
});

it('keeps what it knows of a folder that is chosen again', async () => {
  const vaults = vaultsIn(await tempFolder());
  vaults.note('/a', { role: 'worker', officeName: 'x', openedAt: '2026-11-22T05:00:00.000Z' });
  vaults.remember('/b');
  expect(vaults.remember('/a')).toMatchObject({ role: 'worker', officeName: 'x' });
  expect(vaults.list().map(({ folder }) => folder)).toEqual(['/a', '/b']);
});

it('finds a folder by its reference until it is forgotten', async () => {
  const vaults = vaultsIn(await tempFolder());
  const { ref } = vaults.remember('/a');
  expect(ref).toMatch(/^[0-9a-f]{16}$/);
  expect(vaults.folderOf(ref)).toBe('/a');
  vaults.forget(ref);
  expect(() => vaults.folderOf(ref)).toThrow('shell/vault-unknown');
  expect(() => vaults.folderOf('../../../etc')).toThrow('shell/vault-unknown');
});

it('remembers fifty folders', async () => {
  const vaults = vaultsIn(await tempFolder());
  for (let number = 0; number < 60; number += 1) vaults.remember(`/v${number}`);
  expect(vaults.list()).toHaveLength(50);
  expect(vaults.list()[0]?.folder).toBe('/v59');
});

it('gives a fresh token each time and forgets the oldest, and all at the lock', () => {
  const tokens = createPathTokens(3);
  const first = tokens.give('/data/報告書.docx', false);
  expect(first).toMatchObject({ name: '報告書.docx', isFolder: false });
  const again = tokens.give('/data/報告書.docx', false);
  expect(again.token).not.toBe(first.token);
  tokens.give('/b', true);
  tokens.give('/c', true);
  expect(() => tokens.pathOf(first.token)).toThrow('shell/path-unknown');
  expect(tokens.pathOf(again.token)).toBe('/data/報告書.docx');
  expect(tokens.all()).toHaveLength(3);
  tokens.clear();
  expect(tokens.all()).toEqual([]);
  expect(() => tokens.pathOf(again.token)).toThrow('shell/path-unknown');
});

it('offers the parcel it was opened with under one token until a vault was open and locked', async () => {
  const opened = createOpenedParcel();
  let number = 0;
  const pick = (paths: readonly string[]) => {
    number += 1;
    return Promise.resolve(paths.map((name) => ({ token: String(number), name, isFolder: false })));
  };
  expect(await opened.picked(pick)).toBeNull();
  opened.set('/x.mochi');
  expect(await opened.picked(pick)).toMatchObject({ token: '1' });
  expect(await opened.picked(pick)).toMatchObject({ token: '1' });
  opened.locked();
  expect(await opened.picked(pick)).toMatchObject({ token: '2' });
  opened.vaultOpened();
  opened.locked();
  expect(await opened.picked(pick)).toBeNull();
});

it.each([
  [['app', 'a.mochi'], '/w/a.mochi'],
  [['--flag', '/x/持ち出し.MOCHI'], '/x/持ち出し.MOCHI'],
  [['a.mochi', 'b.mochi'], '/w/b.mochi'],
  [['--x=a.mochi', 'mochi', 'a.mochi.txt'], null],
  [[], null],
])('finds the parcel among %j', (args, expected) => {
  expect(parcelAmong(args, '/w')).toBe(expected);
});

it.each([
  [['--vault', '/v'], '/v'],
  [['--vault=/v=1'], '/v=1'],
  [['--vault'], null],
  [['--vault', '--lang'], null],
  [['--vault='], null],
  [['--vaults=/v'], null],
])('reads the flag in %j', (args, expected) => {
  expect(valueOfFlag(args, 'vault')).toBe(expected);
});

it.each([
  ['cannot open /home/sato/給与.xlsx', 'cannot open …'],
  ['cannot open C:\\Users\\sato\\x', 'cannot open …'],
  ['\\\\server\\share/x failed', '… failed'],
  ["no such file: 'My Report'", 'no such file: …'],
  ['from app://content/0123 and mail a@b.example', 'from … and mail …'],
  ['key AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ end', 'key … end'],
  [
    'unexpected 1a2b3c4d in files/read: TypeError at run router.cjs:10:5',
    'unexpected 1a2b3c4d in files/read: TypeError at run router.cjs:10:5',
  ],
  ['two\nlines', 'two lines'],
  ['佐藤さん', '…'],
])('writes %j to the log as %j', (line, expected) => {
  expect(redact(line)).toBe(expected);
});

it('starts a new log file when the old one is full', async () => {
  const path = join(await tempFolder(), 'logs', 'x.log');
  const log = createLog({ path, now });
  log('info', 'first');
  writeFileSync(path, 'x'.repeat(1024 * 1024 + 1));
  log('error', 'second');
  expect(readFileSync(path, 'utf8')).toBe('2023-11-14T22:13:20.000Z error second\n');
  expect(existsSync(`${path}.old`)).toBe(true);
});

it('makes a folder for a new vault beside one that is in use', async () => {
  const parent = await tempFolder();
  const first = makeVaultFolder(parent, 'Mochidashi');
  expect(first).toBe(join(parent, 'Mochidashi'));
  expect(statSync(first).mode & 0o077).toBe(0);
  expect(makeVaultFolder(parent, 'Mochidashi')).toBe(first);
  writeFileSync(join(first, 'vault.json'), '{}');
  expect(holdsVault(first)).toBe(true);
  expect(isFree(first)).toBe(false);
  expect(makeVaultFolder(parent, 'Mochidashi')).toBe(join(parent, 'Mochidashi 2'));
});

it('gives the engine no variable that could load foreign code', () => {
  const given = engineEnvironment({
    HOME: '/h',
    LANG: 'ja_JP.UTF-8',
    NODE_OPTIONS: '--require /evil.js',
    ELECTRON_RUN_AS_NODE: '1',
    LD_PRELOAD: '/evil.so',
    NODE_PATH: '/evil',
    SECRET: 'x',
  });
  expect(given).toEqual({ HOME: '/h', LANG: 'ja_JP.UTF-8' });
});
