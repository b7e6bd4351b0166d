import { describe, expect, it } from 'vitest';
import { mask, maskNames, nameValues } from '../../../../renderer/i18n/mask-names.ts';
import { locales, messages } from '../../../../resources/locales/messages.ts';
import { createTranslate } from '../../../../resources/locales/translate.ts';

/** What a placeholder is called that stands for a name; counts (`files`, `devices`) do not. */
const likeAName = /(?:name|file|folder|path|office|worker|device|person|place|title)$|names$/iu;

/** Not the words inside of a plural's or a choice's branches. */
const placeholder = /(?<!(?:one|other|true|false|=\d+) )\{(?<name>[a-z]\w*)(?:\}|, (?:number|plural|select))/giu;

function placeholdersOf(message: string): string[] {
  return [...message.matchAll(placeholder)].map(({ groups }) => groups?.['name'] ?? '');
}

describe('names in sentences', () => {
  const t = maskNames(createTranslate('ja'));

  it('are masked to one length, and what is no name stays', () => {
    expect(t('unlock.title', { name: '海辺設計事務所' })).toBe(`${mask}の金庫`);
    expect(t('unlock.title', { name: '海' })).toBe(`${mask}の金庫`);
    expect(t('files.version.number', { number: 3 })).toContain('3');
  });

  it('stay in the names of files that are to be saved, and in the names of programs that the check tells', () => {
    const date = '2026-11-28';
    expect(t('desk.fileName', { worker: '佐藤', date })).toBe(`持ち出し-佐藤-${date}`);
    expect(t('check.reason.antivirusOn', { name: 'ClamAV' })).toContain('ClamAV');
  });

  it('keep the language, and an empty name stays empty', () => {
    expect(t.locale).toBe('ja');
    expect(t('welcome.nothing.lead', { folder: '' })).toBe('');
  });

  it.each(locales)('are known by what their placeholders are called, in the words of %s', (locale) => {
    const unknown = [...messages[locale]]
      .filter(([key]) => !/^(?:check|cli)\./u.test(key))
      .flatMap(([key, message]) =>
        placeholdersOf(message)
          .filter((name) => likeAName.test(name) && !nameValues.has(name))
          .map((name) => `${key}: ${name}`),
      );
    expect(unknown).toEqual([]);
  });
});
