import { expect, it } from 'vitest';
import { createPathTokens } from '../../../main/shell/path-tokens.ts';

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
