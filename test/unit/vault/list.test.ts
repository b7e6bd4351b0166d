import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../main/vault/catalogue/catalogue.ts';
import type { OwnCatalogue } from '../../../main/vault/catalogue/catalogue.ts';
import { insertEntry } from '../../../main/vault/entry-rows.ts';
import { listTakeouts } from '../../../main/vault/list.ts';
import { foldForSearch } from '../../../main/vault/search-key.ts';
import { TakeoutQuery } from '../../../preload/contract/values.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';

const now = Date.parse('2026-11-22T05:00:00.000Z');
const terms = { now, dueSoonDays: 3 };
const day = 86_400_000;
let root: string;
let catalogue: OwnCatalogue;
let large: OwnCatalogue;

function fill(
  into: OwnCatalogue,
  files: readonly {
    name: string;
    folder?: string;
    state?: 'out' | 'changed' | 'returned';
    dueInDays?: number;
    size?: number;
  }[],
): void {
  into.transaction(() => {
    for (const [index, { name, folder = '', state = 'out', dueInDays, size = index }] of files.entries()) {
      const number = String(index).padStart(12, '0');
      const entry = {
        id: `00000000-0000-4000-8000-${number}`,
        kind: 'takeout' as const,
        name,
        folder,
        takenOutAt: new Date(now - index * 1000).toISOString(),
        dueAt: dueInDays === undefined ? null : new Date(now + dueInDays * day).toISOString(),
        purpose: '',
        allowedBy: { ground: 'policy' as const, name: '', policyVersion: 1 },
        original: { location: `/office/${name}`, host: '', sha256: '', sizeBytes: size, modifiedAt: '' },
        batchId: null,
      };
      insertEntry(into, entry, { state, sizeBytes: size, versionId: entry.id });
    }
  });
}

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'mochidashi-test-'));
  const make = (name: string) =>
    createCatalogue({ path: path.join(root, name), key: Buffer.alloc(32, 1), mode: 'create' });
  catalogue = make('small.db');
  fill(catalogue, [
    { name: '議事録 100%.txt', folder: '総務/会議' },
    { name: 'カタログ_A.pdf', dueInDays: -1, size: 500 },
    { name: 'ｶﾀﾛｸﾞ B.pdf', dueInDays: 2, state: 'changed' },
    { name: 'かたろぐ C.pdf', dueInDays: 3 },
    { name: 'REPORT.DOCX', dueInDays: -1, state: 'returned' },
    { name: 'report (2).docx', folder: '報告' },
  ]);
  large = make('large.db');
  large.run(
    `WITH RECURSIVE numbers (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i < 99999)
     INSERT INTO entries SELECT printf('00000000-0000-4000-8000-%012d', i), 'takeout', '資料' || i || '.txt', '部署' || (i % 50),
       '資料' || i || '.txt' || char(10) || '部署' || (i % 50), 'out', i, 'text/plain', printf('2026-11-%02dT05:00:00.000Z', i % 28 + 1),
       printf('2026-11-%02dT05:00:00.000Z', i % 28 + 1), NULL, NULL, '', 'policy', '', 1, '/office/' || i, '', '', i, '', NULL, NULL, NULL
     FROM numbers`,
  );
}, 60_000);

afterAll(() => {
  catalogue.close();
  large.close();
  rmSync(root, { recursive: true });
});

const namesOf = (query: object) =>
  listTakeouts(catalogue, 'entries', TakeoutQuery.parse(query), terms).rows.map(({ name }) => name);

describe('the list', () => {
  it.each([
    ['かたろぐ', ['カタログ_A.pdf', 'ｶﾀﾛｸﾞ B.pdf', 'かたろぐ C.pdf']],
    ['タロ', ['カタログ_A.pdf', 'ｶﾀﾛｸﾞ B.pdf', 'かたろぐ C.pdf']],
    ['Ｒｅｐｏｒｔ', ['REPORT.DOCX', 'report (2).docx']],
    ['0%', ['議事録 100%.txt']],
    ['_', ['カタログ_A.pdf']],
    ['会議', ['議事録 100%.txt']],
    [' 報告 ', ['report (2).docx']],
    ["' OR 1=1 --", []],
    ['ない', []],
  ])('finds %s by a part of name or folder', (search, names) => {
    expect(namesOf({ search })).toEqual(names);
  });

  it.each([
    [['overdue'], ['カタログ_A.pdf']],
    [['dueSoon'], ['ｶﾀﾛｸﾞ B.pdf']],
    [['returned'], ['REPORT.DOCX']],
    [
      ['changed', 'overdue'],
      ['カタログ_A.pdf', 'ｶﾀﾛｸﾞ B.pdf'],
    ],
    [['lost'], []],
  ])('filters by %j', (filters, names) => {
    expect(namesOf({ filters })).toEqual(names);
  });

  it('says of each row whether it is overdue or due soon, at the very moment', () => {
    const rowsAt = (moment: number) =>
      listTakeouts(catalogue, 'entries', TakeoutQuery.parse({ search: ' c.pdf' }), { now: moment, dueSoonDays: 3 })
        .rows;
    expect(rowsAt(now)).toMatchObject([{ isOverdue: false, isDueSoon: false }]);
    expect(rowsAt(now + 1)).toMatchObject([{ isOverdue: false, isDueSoon: true }]);
    expect(rowsAt(now + 3 * day)).toMatchObject([{ isOverdue: false, isDueSoon: true }]);
    expect(rowsAt(now + 3 * day + 1)).toMatchObject([{ isOverdue: true, isDueSoon: false }]);
  });

  it('puts what has no due date last, whichever way it sorts', () => {
    expect(namesOf({ sort: { by: 'dueAt', descending: false } }).slice(-2)).toEqual([
      '議事録 100%.txt',
      'report (2).docx',
    ]);
    expect(namesOf({ sort: { by: 'dueAt', descending: true } }).slice(-2)).toEqual([
      'report (2).docx',
      '議事録 100%.txt',
    ]);
    expect(namesOf({ sort: { by: 'sizeBytes', descending: true }, limit: 1 })).toEqual(['カタログ_A.pdf']);
  });

  it('cuts 100,000 entries into pages that leave none out and show none twice', () => {
    const seen = new Set<string>();
    for (let offset = 0; offset < 100_000; offset += 20_000) {
      for (let at = offset; at < offset + 20_000; at += 1000) {
        const page = listTakeouts(
          large,
          'entries',
          TakeoutQuery.parse({ offset: at, limit: 1000, sort: { by: 'dueAt', descending: true } }),
          terms,
        );
        expect(page.total).toBe(100_000);
        for (const { id } of page.rows) seen.add(id);
        if (at > offset + 1000) break;
      }
    }
    expect(seen.size).toBe(15_000);
    expect(listTakeouts(large, 'entries', TakeoutQuery.parse({ search: '資料9999' }), terms).total).toBe(11);
  });

  it.each(['name', 'state', 'sizeBytes', 'takenOutAt', 'dueAt', 'changedAt', 'workerName'] as const)(
    'finds a page sorted by %s in its index, without touching the table',
    (by) => {
      const seen: string[] = [];
      const watched: OwnCatalogue = {
        ...large,
        all: (sql, params) => {
          if (sql.includes('ORDER BY'))
            seen.push(
              ...large.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, params).map(({ detail }) => detail),
            );
          return large.all(sql, params);
        },
      };
      listTakeouts(
        watched,
        'entries',
        TakeoutQuery.parse({ search: '資料', filters: ['overdue'], sort: { by, descending: true } }),
        terms,
      );
      const reads = seen.filter((detail) => /SCAN|SEARCH/.test(detail));
      expect(reads).toHaveLength(1);
      for (const read of reads) expect(read).toContain('USING COVERING INDEX entries_list');
    },
  );

  it('finds the order once for all pages of a list, and anew after any change', () => {
    const orders: string[] = [];
    const watched: OwnCatalogue = {
      ...large,
      all: (sql, params) => {
        if (sql.includes('ORDER BY')) orders.push(sql);
        return large.all(sql, params);
      },
    };
    const page = (offset: number) =>
      listTakeouts(watched, 'entries', TakeoutQuery.parse({ sort: { by: 'name', descending: false }, offset }), terms);
    const before = page(0);
    page(5000);
    expect(orders).toHaveLength(1);

    const [first] = before.rows;
    large.run('UPDATE entries SET size_bytes = size_bytes + 1 WHERE id = ?', [first?.id ?? '']);
    expect(page(0).rows[0]?.sizeBytes).toBe((first?.sizeBytes ?? 0) + 1);
    expect(orders).toHaveLength(2);
    const undone = (): void =>
      large.transaction(() => {
        large.run('UPDATE entries SET search_key = ? WHERE id = ?', ['\uffff', first?.id ?? '']);
        expect(page(0).rows[0]?.id).not.toBe(first?.id);
        throw new Error('undone');
      });
    expect(undone).toThrow('undone');
    expect(page(0).rows[0]?.id).toBe(first?.id);
  });

  it('folds a text the same way however often', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => foldForSearch(foldForSearch(text)) === foldForSearch(text),
      ),
    );
  });
});
