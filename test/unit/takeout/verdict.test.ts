import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../main/office/default-policy.ts';
import { extensionOf, isInFolders, judgeFiles } from '../../../main/takeout/verdict.ts';
import type { TakeoutRules } from '../../../preload/contract/policy.ts';

const rules: TakeoutRules = {
  selfService: true,
  maxFilesAtOnce: 3,
  maxFileBytes: 100,
  maxBytesOut: 250,
  maxDays: 30,
  approvalExtensions: ['sql'],
  forbiddenExtensions: ['exe'],
  folders: ['/office/共有'],
  exportOutside: false,
};
const file = (name: string, sizeBytes = 10, folder = '/office/共有') => ({
  name,
  location: `${folder}/${name}`,
  sizeBytes,
  problem: null,
});
const judge = (files: Parameters<typeof judgeFiles>[0], changes: Partial<TakeoutRules> = {}, bytesOut = 0) =>
  judgeFiles(files, { ...rules, ...changes }, bytesOut, 'linux');

describe('what a policy says of a file', () => {
  it.each([
    ['a plain file', file('a.txt'), 'allowed'],
    ['one at the size limit', file('a.txt', 100), 'allowed'],
    ['one beyond it', file('a.txt', 101), 'needsApproval:size'],
    ['a kind that needs approval', file('a.SQL'), 'needsApproval:extension'],
    ['a kind that never leaves', file('setup.EXE'), 'refused:forbidden'],
    ['the same in full width', file('setup.ｅｘｅ'), 'refused:forbidden'],
    ['one from another folder', file('a.txt', 10, '/office/共有2'), 'needsApproval:folder'],
    ['one from a folder within', file('a.txt', 10, '/office/共有/見積'), 'allowed'],
    ['one reached by dots', file('a.txt', 10, '/office/共有/../秘密'), 'needsApproval:folder'],
    ['a link', { ...file('a.txt'), problem: 'link' as const }, 'refused:link'],
    ['one that would fill the vault', file('a.txt', 251), 'refused:vaultFull'],
  ])('%s', (_title, one, verdict) => {
    expect(judge([one])).toEqual([verdict]);
  });

  it('counts files and bytes over the whole list and what is out already', () => {
    expect(judge([file('1'), file('2'), file('3'), file('4')])).toEqual([
      'allowed',
      'allowed',
      'allowed',
      'refused:tooMany',
    ]);
    expect(judge([file('1', 100), file('2', 100)], {}, 100)).toEqual(['allowed', 'refused:vaultFull']);
  });

  it('asks for everything where workers may not take by themselves, and for no folder where none is named', () => {
    expect(judge([file('a.txt')], { selfService: false })).toEqual(['needsApproval:selfService']);
    expect(judge([file('a.txt', 10, '/anywhere')], { folders: [] })).toEqual(['allowed']);
  });
});

describe('a place', () => {
  it.each([
    ['C:\\共有\\a.txt', ['c:\\共有'], 'win32', true],
    ['C:\\共有2\\a.txt', ['C:\\共有'], 'win32', false],
    ['\\\\server\\share\\a', ['\\\\SERVER\\share\\'], 'win32', true],
    ['/Office/a', ['/office'], 'linux', false],
    ['/Office/a', ['/office'], 'darwin', true],
    ['/a', ['/'], 'linux', true],
  ] as const)('%s in %j on %s: %s', (location, folders, platform, inside) => {
    expect(isInFolders(location, folders, platform)).toBe(inside);
  });

  it.each([
    ['a.tar.GZ', 'gz'],
    ['.profile', ''],
    ['README', ''],
    ['x.', ''],
  ])('the extension of %j is %j', (name, extension) => {
    expect(extensionOf(name)).toBe(extension);
  });
});

describe('the default policies', () => {
  it.each(['ja', 'en'] as const)('of %s are whole and ask the same', (locale) => {
    const { takeout, version } = defaultPolicy(locale);
    expect(version).toBe(1);
    expect(takeout).toEqual(defaultPolicy('ja').takeout);
    expect(defaultPolicy(locale).cards.map(({ id }) => id)).toEqual(defaultPolicy('ja').cards.map(({ id }) => id));
  });
});
