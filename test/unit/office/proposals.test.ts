import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../main/office/default-policy.ts';
import { lookAtOriginal, proposalFor } from '../../../main/office/desk-compare.ts';
import type { ItemRow } from '../../../main/office/desk-rows.ts';
import { isExpectedPlace } from '../../../main/office/expected-place.ts';
import { besideName } from '../../../main/office/write-back.ts';
import { sha256Of } from '../../helpers/parcels.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const never = new AbortController().signal;
const rules = defaultPolicy('ja').takeout;

describe('the name beside an original', () => {
  const naming = { day: '2026-11-22', workerName: '佐藤', locale: 'ja', number: 1 } as const;

  it.each([
    ['報告書.docx', {}, '報告書 (返却 2026-11-22 佐藤).docx'],
    ['archive.tar.gz', { locale: 'en' as const, number: 3 }, 'archive.tar (returned 2026-11-22 佐藤 3).gz'],
    ['README', { workerName: '../x' }, 'README (返却 2026-11-22 .._x)'],
    ['x.txt', { workerName: '' }, 'x (返却 2026-11-22).txt'],
  ])('%j with %j is %j', (name, changes, beside) => {
    expect(besideName(name, { ...naming, ...changes })).toBe(beside);
  });

  it('fits where the name itself fills all there is', () => {
    const beside = besideName(`${'報'.repeat(83)}.docx`, naming);
    expect(Buffer.byteLength(beside)).toBeLessThanOrEqual(255);
    expect(beside.endsWith('(返却 2026-11-22 佐藤).docx')).toBe(true);
  });
});

describe('a proposal', () => {
  const [taken, returned] = [sha256Of('taken'), sha256Of('returned')];
  const item = {
    changed: 1,
    returned_sha256: returned,
    original_sha256: taken,
    superseded: 0,
    settled_elsewhere: 0,
  } as ItemRow;
  const at = (content: string | null, problem: 'none' | 'missing' | 'unreadable' = 'none') => ({
    reading: content === null ? null : { sha256: sha256Of(content), sizeBytes: 1, modifiedAt: '', mode: 0, stamp: '' },
    problem,
  });

  it.each([
    ['the original as it was', item, at('taken'), 'writeBack'],
    ['another original', item, at('other'), 'keepBoth'],
    ['an original like the copy', item, at('returned'), 'alreadySame'],
    ['no original', item, at(null, 'missing'), 'restore'],
    ['an original that cannot be read', item, at(null, 'unreadable'), 'keepBoth'],
    ['an unchanged copy', { ...item, changed: 0, returned_sha256: taken }, at('taken'), 'nothing'],
    ['an unchanged copy of another original', { ...item, changed: 0, returned_sha256: taken }, at('other'), 'nothing'],
    [
      'an unchanged copy of no original',
      { ...item, changed: 0, returned_sha256: taken },
      at(null, 'missing'),
      'restore',
    ],
    ['a newer return', { ...item, superseded: 1 }, at('taken'), 'nothing'],
    ['the same version settled before', { ...item, settled_elsewhere: 1 }, at(null, 'missing'), 'nothing'],
  ] as const)('for %s is right', (_title, row, original, proposal) => {
    expect(proposalFor(row, original, true)).toBe(proposal);
  });

  it('writes nowhere unexpected', () => {
    for (const original of [at('taken'), at('other'), at(null, 'missing')])
      expect(proposalFor(item, original, false)).toBe('nothing');
  });

  it('looks at files only', async () => {
    const folder = await tempFolder();
    expect(await lookAtOriginal(folder, never)).toEqual({ reading: null, problem: 'notAFile' });
    expect(await lookAtOriginal(path.join(folder, 'none'), never)).toEqual({ reading: null, problem: 'missing' });
  });
});

describe('a place a device names', () => {
  it.each([
    ['/office/共有/q.txt', 'policy', true],
    ['/office/.ssh/authorized_keys', 'policy', false],
    ['/etc/cron.d/job', 'policy', false],
    ['/office/../etc/passwd', 'policy', false],
    ['relative/q.txt', 'policy', false],
    ['/office/run.exe', 'policy', false],
    ['/etc/hosts', 'office', true],
    ['/etc/hosts', 'approval', true],
  ] as const)('%s, allowed by %s: %s', (location, ground, expected) => {
    expect(isExpectedPlace(rules, { original_location: location, allowed_ground: ground })).toBe(expected);
  });

  it('lies in the folders the policy names, where it names some', () => {
    const named = { ...rules, folders: ['/office/共有'] };
    const place = (location: string) => ({ original_location: location, allowed_ground: 'policy' as const });
    expect(isExpectedPlace(named, place('/office/共有/q.txt'))).toBe(true);
    expect(isExpectedPlace(named, place('/office/q.txt'))).toBe(false);
  });
});
