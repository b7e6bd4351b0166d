import { describe, expect, it } from 'vitest';
import { fileKind } from '../../../../renderer/ui/file-icon.tsx';
import { keyWords } from '../../../../renderer/ui/key-hint.tsx';
import { applyTheme } from '../../../../renderer/ui/theme.ts';

describe('the kind of a file', () => {
  it.each([
    ['予算要求書.xlsx', 'table'],
    ['MINUTES.DOCX', 'document'],
    ['a.tar.gz', 'archive'],
    ['返却_042.mochi', 'parcel'],
    ['.gitignore', 'other'],
    ['README', 'other'],
    ['trailing.', 'other'],
    ['x.unknown', 'other'],
    ['constructor.constructor', 'other'],
    ['x.__proto__', 'other'],
  ])('of %s is %s', (name, kind) => {
    expect(fileKind(name)).toBe(kind);
  });
});

describe('a shortcut', () => {
  it('is written as on the keys of the system', () => {
    expect(keyWords('Mod+Shift+L', false)).toBe('Ctrl+Shift+L');
    expect(keyWords('Mod+Shift+L', true)).toBe('⌘⇧L');
    expect(keyWords('F2', true)).toBe('F2');
  });
});

describe('the theme', () => {
  it('leaves no mark on the page when it follows the system', () => {
    const page = { dataset: { theme: 'dark' } } as unknown as HTMLElement;
    applyTheme('system', page);
    expect(page.dataset).toEqual({});
    applyTheme('light', page);
    expect(page.dataset).toEqual({ theme: 'light' });
  });
});
