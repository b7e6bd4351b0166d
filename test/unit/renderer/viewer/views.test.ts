import { describe, expect, it } from 'vitest';
import { blockText, readBlock } from '../../../../renderer/features/viewer/csv/clipboard-block.ts';
import { columnLetters, hasHeaderRow } from '../../../../renderer/features/viewer/csv/column-widths.ts';
import { findCells, nextMatch } from '../../../../renderer/features/viewer/csv/find-cells.ts';
import { deedOf } from '../../../../renderer/features/viewer/csv/table-keys.ts';
import { parseTable } from '../../../../renderer/features/viewer/csv/table-text.ts';
import { nextShare, shareFor } from '../../../../renderer/features/viewer/image/picture-view.ts';
import { findInPage, pageText } from '../../../../renderer/features/viewer/pdf/page-text.ts';
import { nextZoom, scaleFor } from '../../../../renderer/features/viewer/pdf/pdf-zoom.ts';
import { encodeText, type EncodingName } from '../../../../renderer/features/viewer/text/encodings.ts';
import { cutPart, partBytes, partCount, partRange } from '../../../../renderer/features/viewer/text/parts.ts';
import { compareLines } from '../../../../renderer/ui/text-diff/compare-lines.ts';

describe('a text in parts', () => {
  it.each<EncodingName>(['utf-8', 'shift_jis', 'utf-16le', 'utf-16be'])(
    'loses nothing between parts in %s',
    (encoding) => {
      const line = '連絡メモ：資料は2部持参します。ABC\r\n';
      const { bytes } = encodeText(line.repeat(70_000), { encoding, hasMark: false });
      const parts = Array.from({ length: partCount(bytes.length) }, (_, part) => {
        const { offset, length } = partRange(part);
        return cutPart(bytes.subarray(offset, offset + length), part, encoding);
      });
      expect(parts.length).toBeGreaterThan(1);
      const texts = parts.map((part) => new TextDecoder(encoding, { fatal: true }).decode(part));
      expect(texts.every((text) => text.startsWith('連絡') && text.endsWith('\n'))).toBe(true);
      expect(texts.join('') === line.repeat(70_000)).toBe(true);
    },
  );

  it('cuts a line without an end where a character begins', () => {
    const bytes = new TextEncoder().encode(`a${'あ'.repeat(partBytes)}`);
    const [first, second] = [0, 1].map((part) => {
      const { offset, length } = partRange(part);
      return cutPart(bytes.subarray(offset, offset + length), part, 'utf-8');
    });
    const read = (part: Uint8Array | undefined) => new TextDecoder('utf-8', { fatal: true }).decode(part);
    expect(read(first)).toHaveLength(1 + Math.ceil((partBytes - 1) / 3));
    expect(read(second).startsWith('あ')).toBe(true);
  });

  it.each([
    [0, 1],
    [partBytes, 1],
    [partBytes + 1, 2],
  ])('has for %i bytes %i parts', (size, parts) => {
    expect(partCount(size)).toBe(parts);
  });
});

describe('finding in a PDF', () => {
  it('finds a word that is broken over lines and items, whatever its width and case', () => {
    const page = pageText(['都市計', ' 画図 ', 'ＡＢＣ Plan']);
    expect(findInPage(page, '計画図')).toEqual([{ from: { item: 0, offset: 2 }, to: { item: 1, offset: 3 } }]);
    expect(findInPage(page, 'abc plan')).toEqual([{ from: { item: 2, offset: 0 }, to: { item: 2, offset: 8 } }]);
    expect(findInPage(page, ' ')).toEqual([]);
  });
});

describe('finding in a table', () => {
  const { rows } = parseTable('品名,単価\n鋼材ＡＢ,10\nabc,20\n');

  it('takes no notice of width and case, and goes round at the end', () => {
    const found = findCells(rows, 'ab');
    expect(found).toEqual([
      { row: 1, column: 0 },
      { row: 2, column: 0 },
    ]);
    expect(nextMatch(found, { row: 0, column: 0 }, 1)).toBe(0);
    expect(nextMatch(found, { row: 2, column: 0 }, 1)).toBe(0);
    expect(nextMatch(found, { row: 1, column: 0 }, -1)).toBe(1);
    expect(nextMatch([], { row: 0, column: 0 }, 1)).toBe(-1);
    expect(findCells(rows, '')).toEqual([]);
  });

  it.each([
    ['品名,単価\n鉄筋,10\n', true],
    ['1,2\n3,4\n', false],
    ['a\nb\n', false],
    ['品名,\n鉄筋,10\n', false],
  ])('sees whether the first row of %j names the columns', (text, isHeader) => {
    expect(hasHeaderRow(parseTable(text, ',').rows)).toBe(isHeader);
  });
});

describe('the keys of a table', () => {
  const place = { active: { row: 5, column: 1 }, rows: 10, columns: 3, rowsPerPage: 4 };
  const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

  it.each([
    ['ArrowUp', { row: 4, column: 1 }],
    ['PageDown', { row: 9, column: 1 }],
    ['Home', { row: 5, column: 0 }],
    ['End', { row: 5, column: 2 }],
  ])('%s moves', (key, to) => {
    expect(deedOf({ ...plain, key }, place)).toEqual({ kind: 'move', to });
  });

  it('begins a cell anew when something is typed, and leaves back and forward to the window', () => {
    expect(deedOf({ ...plain, key: '7' }, place)).toEqual({ kind: 'edit', text: '7' });
    expect(deedOf({ ...plain, key: 'F2' }, place)).toEqual({ kind: 'edit', text: null });
    expect(deedOf({ ...plain, key: 'ArrowLeft', altKey: true }, place)).toBeNull();
    expect(deedOf({ ...plain, key: 's', ctrlKey: true }, place)).toBeNull();
    expect(deedOf({ ...plain, key: 'Z', ctrlKey: true, shiftKey: true }, place)).toEqual({ kind: 'redo' });
  });

  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });

  it('gives cells to the clipboard and takes them back', () => {
    const block = [
      ['a', 'b\nc'],
      ['"', 'd'],
    ];
    expect(readBlock(blockText(block))).toEqual(block);
    expect(blockText([['one\ntwo']])).toBe('one\ntwo');
    expect(readBlock('')).toEqual([]);
  });
});

describe('comparing versions', () => {
  it('takes no notice of line endings and numbers the lines of both sides', () => {
    expect(compareLines('a\r\nb\r\n', 'a\nb')?.every(({ sign }) => sign === ' ')).toBe(true);
    expect(compareLines('a\nb\n', 'a\nc\n')).toEqual([
      { sign: ' ', text: 'a', oldLine: 1, newLine: 1 },
      { sign: '-', text: 'b', oldLine: 2, newLine: null },
      { sign: '+', text: 'c', oldLine: null, newLine: 2 },
    ]);
  });
});

describe('zoom', () => {
  it('fits a page to the width or as a whole, and steps both ways', () => {
    const page = { width: 600, height: 800 };
    expect(scaleFor('width', page, { width: 632, height: 100 })).toBe(1);
    expect(scaleFor('page', page, { width: 632, height: 432 })).toBe(0.5);
    expect(nextZoom(96 / 72, 1)).toBe(1.1);
    expect(nextZoom(96 / 72, -1)).toBe(0.9);
    expect(nextZoom(100, 1)).toBe(4);
  });

  it('never draws a fitted picture larger than it is', () => {
    expect(shareFor('fit', { width: 100, height: 50 }, { width: 500, height: 500 })).toBe(1);
    expect(shareFor('fit', { width: 1000, height: 500 }, { width: 500, height: 500 })).toBe(0.5);
    expect(nextShare(1, 1)).toBe(1.25);
    expect(nextShare(1, -1)).toBe(0.8);
  });
});
