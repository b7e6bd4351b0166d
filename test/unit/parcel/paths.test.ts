import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestFileName } from '../../../main/parcel/file-name.ts';
import { foldPath, pathProblem, safeName, shortenName, uniquePath } from '../../../main/parcel/paths.ts';

describe('a path', () => {
  it.each([
    '報告書.docx',
    'a/b/c',
    '.hidden',
    'a b',
    'console.txt',
    'nul1',
    'com10',
    'ファイル（1）.txt',
    'x'.repeat(255),
  ])('%j is fine', (path) => {
    expect(pathProblem(path)).toBeNull();
  });

  it('made safe is fine, whatever it was', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 300 }), (name) => {
        expect(pathProblem(safeName(name))).toBeNull();
      }),
    );
  });

  it.each([
    ['a?b:c*.txt', 'a_b_c_.txt'],
    ['NUL', '_NUL'],
    ['name. ', 'name__'],
    ['', '_'],
    ['..', '__'],
    ['が'.normalize('NFD'), 'が'.normalize('NFC')],
  ])('%j is made %j', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  it('is shortened in the middle and keeps its extension', () => {
    const short = shortenName(`${'報'.repeat(200)}.docx`, 255);
    expect(Buffer.byteLength(short)).toBeLessThanOrEqual(255);
    expect(short.endsWith('報.docx')).toBe(true);
  });

  it('gets a number when another would meet it', () => {
    const taken = new Set<string>();
    expect(['a/x.txt', 'A/X.TXT', 'a/x.txt'].map((path) => uniquePath(path, taken))).toEqual([
      'a/x.txt',
      'A/X (2).TXT',
      'a/x (3).txt',
    ]);
    expect(taken.size).toBe(3);
  });

  it('folds alike in every composition and case', () => {
    expect(foldPath('ガ/Straße')).toBe(foldPath('ガ'.normalize('NFD') + '/STRASSE'));
  });
});

describe('the name of a parcel file', () => {
  const at = new Date(2026, 10, 22, 9);
  const id = 'ab12cd34-0000-4000-8000-000000000000';

  it.each([
    ['takeout', '佐藤 花子', 'ja', '持ち出し-佐藤_花子-20261122-ab12.mochi'],
    ['takeout', 'Hanako Satō', 'en', 'takeout-hanako-sato-20261122-ab12.mochi'],
    ['receipt', '佐藤', 'en', 'receipt-20261122-ab12.mochi'],
    ['recoveryRequest', '../x', 'ja', '復旧申請-.._x-20261122-ab12.mochi'],
  ] as const)('of kind %s about %j in %s is %j', (kind, about, locale, name) => {
    expect(suggestFileName(kind, about, at, id, locale)).toBe(name);
    expect(pathProblem(name)).toBeNull();
  });
});
