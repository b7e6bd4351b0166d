import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Preferences } from '../../../preload/contract/shell.ts';
import { createPreferences } from '../../../main/shell/preferences.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const now = (): number => 1_700_000_000_000;
const byDefault = Preferences.parse({ locale: 'ja', theme: 'system', idleLockMinutes: 10 });
const changed = Preferences.parse({ locale: 'en', theme: 'dark', idleLockMinutes: 3, endOfWork: '17:30' });

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

it('reads a file from before there were rules for stepping away', async () => {
  const folder = await tempFolder();
  mkdirSync(join(folder, 'profile'));
  const path = join(folder, 'profile', 'preferences.json');
  writeFileSync(path, '{"format":1,"value":{"locale":"en","theme":"dark","idleLockMinutes":3}}');
  expect(preferencesIn(folder).read()).toEqual({ ...changed, endOfWork: null });
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
