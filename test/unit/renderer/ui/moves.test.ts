import { describe, expect, it } from 'vitest';
import { rowAfterKey, rowByPrefix, typeOn } from '../../../../renderer/ui/data-table/moves.ts';

describe('keys in a table of 100 rows, 10 to a page', () => {
  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 0, 1],
    ['ArrowDown', 99, 99],
    ['ArrowUp', -1, 99],
    ['ArrowUp', 0, 0],
    ['ArrowUp', 5, 4],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['PageDown', 50, 59],
    ['PageDown', 95, 99],
    ['PageUp', 50, 41],
    ['PageUp', 3, 0],
  ])('%s from row %d leads to row %d', (key, from, to) => {
    expect(rowAfterKey(key, from, 100, 10)).toBe(to);
  });

  it.each(['Enter', ' ', 'a', 'Tab', 'Escape'])('%j is left to others', (key) => {
    expect(rowAfterKey(key, 50, 100, 10)).toBeNull();
  });

  it('lead nowhere in an empty table', () => {
    expect(rowAfterKey('ArrowDown', -1, 0, 10)).toBeNull();
  });

  it('still move where the window shows a single row', () => {
    expect(rowAfterKey('PageDown', 5, 100, 0)).toBe(6);
  });
});

describe('typing the beginning of a name', () => {
  const names = ['Budget', 'contract', undefined, '議事録', 'Café', 'ＢＵＳ'];
  const find = (prefix: string, from: number) => rowByPrefix(prefix, from, names.length, (index) => names[index]);

  it('goes on after the active row and round the end', () => {
    expect(find('bu', 0)).toBe(0);
    expect(find('bu', 1)).toBe(5);
    expect(find('CON', 4)).toBe(1);
  });

  it('knows full-width letters, accents and Japanese', () => {
    expect(find('bus', 0)).toBe(5);
    expect(find('Cafe\u0301', 0)).toBe(4);
    expect(find('議', 0)).toBe(3);
  });

  it('passes over rows that are not loaded, and says so when there is none', () => {
    expect(find('x', 0)).toBeNull();
    expect(rowByPrefix('a', 0, 1000, () => undefined)).toBeNull();
    expect(find('', 0)).toBeNull();
  });

  it('joins letters typed in one go and starts anew after a pause', () => {
    const first = typeOn({ text: '', at: 0 }, 'b', 10_000);
    expect(first.text).toBe('b');
    expect(typeOn(first, 'u', 10_700).text).toBe('bu');
    expect(typeOn(first, 'u', 10_701).text).toBe('u');
  });
});
