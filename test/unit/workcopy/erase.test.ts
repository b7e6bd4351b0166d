import {
  closeSync,
  existsSync,
  fstatSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { eraseFolder } from '../../../main/workcopy/erase.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

it('removes a tree of any depth, whatever the names', async () => {
  const folder = join(await tempFolder(), 'copy');
  mkdirSync(join(folder, 'a', '…', '改行\nの名前'), { recursive: true });
  for (const name of ['-rf', '*', '$(id)', '長'.repeat(80), '\u202Etxt.exe'])
    writeFileSync(join(folder, 'a', name), 'x');
  expect(eraseFolder(folder)).toEqual([]);
  expect(existsSync(folder)).toBe(false);
});

it('leaves nothing to read for who still has the file open', async () => {
  const folder = join(await tempFolder(), 'copy');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.txt'), 'secret');
  const file = openSync(join(folder, 'a.txt'), 'r');
  eraseFolder(folder);
  expect(readFileSync(file, 'latin1').replaceAll('\0', '')).toBe('');
  expect(fstatSync(file).nlink).toBe(0);
  closeSync(file);
});

it('neither follows a link nor overwrites a file that has another name elsewhere', async () => {
  const root = await tempFolder();
  const folder = join(root, 'copy');
  mkdirSync(folder);
  mkdirSync(join(root, 'theirs'));
  for (const name of ['linked.txt', 'hard.txt', 'theirs/in.txt']) writeFileSync(join(root, name), 'theirs');
  symlinkSync(join(root, 'linked.txt'), join(folder, 'a'));
  symlinkSync(join(root, 'theirs'), join(folder, 'b'));
  linkSync(join(root, 'hard.txt'), join(folder, 'c'));
  expect(eraseFolder(folder)).toEqual([]);
  for (const name of ['linked.txt', 'hard.txt', 'theirs/in.txt'])
    expect(readFileSync(join(root, name), 'utf8')).toBe('theirs');
});

it('takes a link in the folder’s own place away, and not what it leads to', async () => {
  const root = await tempFolder();
  mkdirSync(join(root, 'theirs'));
  symlinkSync(join(root, 'theirs'), join(root, 'copy'));
  expect(eraseFolder(join(root, 'copy'))).toEqual([]);
  expect(existsSync(join(root, 'theirs'))).toBe(true);
  expect(eraseFolder(join(root, 'copy'))).toEqual([]);
});
