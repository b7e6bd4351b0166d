import { describe, expect, it } from 'vitest';
import { chooseLocale, createTranslate, translateError } from '../../../../resources/locales/translate.ts';

const ja = createTranslate('ja');
const en = createTranslate('en');

describe('translate', () => {
  it('fills in counts with the grammar of the language', () => {
    expect(ja('common.files', { count: 1234 })).toBe('1,234件のファイル');
    expect(en('common.files', { count: 1 })).toBe('1 file');
    expect(en('common.files', { count: 2 })).toBe('2 files');
  });

  it('gives an expected error its own words', () => {
    expect(translateError(en, { code: 'age/no-match' })).toBe('This encrypted file is not addressed to this vault.');
  });

  it('writes an instant in an error as a date of this place', () => {
    const words = translateError(en, { code: 'vault/too-many-tries', params: { retryAt: '2026-11-22T12:00:00.000Z' } });
    expect(words).toMatch(/2[123] Nov 2026, \d\d:\d\d/u);
  });

  it('falls back to the reference where a parameter of the words is missing', () => {
    expect(translateError(en, { code: 'vault/too-many-tries' })).toContain('vault/too-many-tries');
  });

  it('shows the reference of an error that nobody expected', () => {
    expect(translateError(en, { code: 'unexpected', ref: 'K7Q2' })).toContain('K7Q2');
    expect(translateError(en, { code: 'no/such-code' })).toContain('no/such-code');
  });
});

describe('the language of the window', () => {
  it.each([
    [['ja-JP', 'en'], 'ja'],
    [['en_US'], 'en'],
    [['fr', 'en-GB'], 'en'],
    [['fr'], 'ja'],
    [[], 'ja'],
  ])('for %j is %s', (wanted, locale) => {
    expect(chooseLocale(wanted)).toBe(locale);
  });
});
