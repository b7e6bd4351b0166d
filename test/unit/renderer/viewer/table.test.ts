import { describe, expect, it } from 'vitest';
import { change, redo, startHistory, undo } from '../../../../renderer/features/viewer/csv/table-history.ts';
import {
  cellAtOffset,
  columnCount,
  offsetOfCell,
  parseTable,
  rowOf,
  tableText,
  withCell,
  type Table,
} from '../../../../renderer/features/viewer/csv/table-text.ts';

const prices = '品名,単価,備考\r\n"コンクリート, 早強",18500,"1 m3 あたり\r\n運賃込み"\r\n鉄筋,98000,\r\n';

function withChange(table: Table, row: number, column: number, value: string): Table {
  const rows = table.rows.map((each, index) => (index === row ? withCell(each, column, value, table.delimiter) : each));
  return { ...table, rows };
}

describe('reading a table', () => {
  it.each([
    [',', 'a,b\r\n1,2\r\n'],
    ['\t', 'a\tb\n1\t2\n'],
    [';', 'a;b\n1,5;2,5\n'],
    ['|', 'a|b\n1|2\n'],
  ])('finds the delimiter %j', (delimiter, text) => {
    const table = parseTable(text);
    expect(table.delimiter).toBe(delimiter);
    expect(table.rows.map(({ cells }) => cells.length)).toEqual([2, 2]);
  });

  it('keeps commas, quotes and line ends inside quotes together', () => {
    const table = parseTable(prices);
    expect(table.rows[1]?.cells).toEqual(['コンクリート, 早強', '18500', '1 m3 あたり\r\n運賃込み']);
    expect(columnCount(table.rows)).toBe(3);
  });

  it.each([
    ['', 0],
    ['one', 1],
    ['\r\n', 1],
    ['a,b', 1],
    ['a,b\r\n\r\nc,d\r\n', 3],
  ])('counts the rows of %j', (text, rows) => {
    expect(parseTable(text).rows).toHaveLength(rows);
  });
});

describe('writing a table', () => {
  it.each([
    prices,
    '',
    'a,b',
    '\r\n',
    'a,b\r\n\r\nc,d\r\n',
    '"a","b"\n"1","2"\n',
    'a ,  b\n"x""y",z\n',
    'a,b\nuneven\n1,2,3\n',
    'a,"never closed\r\nb,c\r\n',
    'a,b\r\nc,d\ne,f\r\n',
    '\uFEFFa,b\n',
  ])('gives back unchanged what nobody changed: %j', (text) => {
    expect(tableText(parseTable(text))).toBe(text);
  });

  it('changes only the row that was changed', () => {
    const table = withChange(parseTable(prices), 2, 1, '99,000');
    expect(tableText(table)).toBe(prices.replace('鉄筋,98000,', '鉄筋,"99,000",'));
  });

  it('keeps the quotes of a row in which everything is quoted', () => {
    expect(tableText(withChange(parseTable('"a","b"\n"1","2"\n'), 1, 0, 'x"y'))).toBe('"a","b"\n"x""y","2"\n');
  });

  it('fills a short row up to the cell that was set', () => {
    expect(tableText(withChange(parseTable('a,b,c\n1\n'), 1, 2, 'z'))).toBe('a,b,c\n1,,z\n');
  });

  it('puts a line end before a row that is added behind a last row without one', () => {
    const table = parseTable('a,b\n1,2');
    const rows = [...table.rows, rowOf(['3', '4'], ',')];
    expect(tableText({ ...table, rows })).toBe('a,b\n1,2\n3,4');
  });
});

describe('the cursor of a draft', () => {
  it.each([
    [0, 0],
    [1, 2],
    [2, 1],
  ])('finds row %i, column %i again', (row, column) => {
    const table = parseTable(prices);
    expect(cellAtOffset(table, offsetOfCell(table, row, column))).toEqual({ row, column });
  });

  it('falls on the last row where the text became shorter', () => {
    expect(cellAtOffset(parseTable('a\nb\n'), 9999)).toEqual({ row: 1, column: 0 });
  });
});

describe('undo and redo', () => {
  const { rows } = parseTable('a\nb\nc\n');
  const texts = (history: { rows: typeof rows }) => history.rows.map(({ cells }) => cells.join());

  it('takes changes back in turn and does them again', () => {
    const changed = change(startHistory(rows), 1, 1, [rowOf(['B'], ',')]);
    const added = change(changed, 3, 0, [rowOf(['d'], ',')]);
    const removed = change(added, 0, 1, []);
    expect(texts(removed)).toEqual(['B', 'c', 'd']);
    expect(texts(undo(removed))).toEqual(['a', 'B', 'c', 'd']);
    expect(texts(undo(undo(undo(removed))))).toEqual(['a', 'b', 'c']);
    expect(texts(redo(redo(undo(undo(removed)))))).toEqual(['B', 'c', 'd']);
  });

  it('forgets what was undone once something new is changed', () => {
    const history = change(undo(change(startHistory(rows), 0, 1, [])), 2, 1, []);
    expect(redo(history)).toBe(history);
    expect(texts(history)).toEqual(['a', 'b']);
  });

  it('brings the very rows back, so that they are written as they were read', () => {
    const history = undo(change(startHistory(rows), 0, 1, [rowOf(['x'], ',')]));
    expect(history.rows[0]).toBe(rows[0]);
  });
});
